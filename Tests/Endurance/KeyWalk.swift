import Documents
import Explorer
import ExplorerViews
import TestSupport
import TextScreen

/// A walk by random keys: every key is taken, then a frame is drawn, as the program does it.
struct KeyWalk {
  private var state: State
  private let size: Size
  private var source: SeededGenerator
  private let clock = ContinuousClock()

  init(_ lesson: Lesson, size: Size, seed: UInt64) {
    state = State(lesson)
    self.size = size
    source = SeededGenerator(seed: seed)
  }

  /// Presses keys; returns the seconds that the longest took, its frame included.
  consuming func run(keys: Int) -> Double {
    var longest = Duration.zero
    for _ in 0..<keys {
      let key = KeyWalk.keys.randomElement(using: &source) ?? .escape
      let took = clock.measure {
        if let input = KeyMap.input(for: key, in: state) { state.receive(input, budget: 200_000) }
        if state.isBusy { state.pass(seconds: 0.02, budget: 200_000) }
        _ = Screen.render(state, size: resized(), colors: 256)
      }
      state.requests = []
      longest = max(longest, took)
    }
    return Double(longest.components.attoseconds) * 1e-18 + Double(longest.components.seconds)
  }

  /// Now and then the window has another size.
  private mutating func resized() -> Size {
    guard Int.random(in: 0..<20, using: &source) == 0 else { return size }
    return Size(
      rows: Int.random(in: 0...70, using: &source),
      columns: Int.random(in: 0...220, using: &source))
  }

  /// All keys that do something, and letters that may be typed into a prompt.
  private static let keys: [Key] =
    KeyMap.bindings.flatMap { $0.keys.map(\.key) }
    + "0123456789.-abcdefghijklmnopqrstuvwxyz ".unicodeScalars.map(Key.character)
}
