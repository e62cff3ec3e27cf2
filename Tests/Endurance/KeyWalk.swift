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
  /// What is left of a command, the last key first.
  private var typed: [Key] = []

  init(_ lesson: Lesson, size: Size, seed: UInt64) {
    state = State(lesson)
    self.size = size
    source = SeededGenerator(seed: seed)
  }

  /// The key that took the longest, its frame included.
  struct Slowest: CustomStringConvertible {
    let duration: Duration
    let key: Key
    let size: Size
    let panel: Panel

    var description: String {
      "\(Double(Int(duration / .microseconds(10))) / 100) ms, \(key) in \(panel.rawValue) "
        + "at \(size.columns)x\(size.rows)"
    }
  }

  /// Presses keys; returns the slowest; `nil` where there are none.
  consuming func run(keys: Int) -> Slowest? {
    var slowest: Slowest?
    for _ in 0..<keys {
      let key = self.key()
      let size = resized()
      let took = clock.measure {
        if let input = KeyMap.standard.input(for: key, in: state) {
          state.receive(input, budget: 200_000)
        }
        if state.isBusy { state.pass(seconds: 0.02, budget: 200_000) }
        _ = Screen.render(state, size: size, colors: 256)
      }
      state.requests = []
      if slowest.map({ $0.duration < took }) ?? true {
        slowest = Slowest(duration: took, key: key, size: size, panel: state.display.focus)
      }
    }
    return slowest
  }

  /// The next key: now and then one of a command that is typed as a whole.
  private mutating func key() -> Key {
    if let next = typed.popLast() { return next }
    if Int.random(in: 0..<20, using: &source) == 0,
      let command = KeyWalk.commands.randomElement(using: &source)
    {
      // What was refused before may still stand there.
      let letters = command.unicodeScalars.map(Key.character)
      typed = ([.character(":"), .control("u")] + letters + [.enter]).reversed()
    }
    return KeyWalk.keys.randomElement(using: &source) ?? .escape
  }

  private static let commands =
    [
      "set optimizer adam", "set batch full", "set order shuffled", "set patience 5",
      "set rate 100",
      "set loss mean-squared-error", "set bias fixed", "go dE/dw5", "go 100000", "select w40",
      "weights w1 1e308", "weights w1 0", "seed 3", "branch 1", "check", "furthest", "log",
    ] + Panel.allCases.map { "panel \($0.rawValue)" }

  /// Now and then the window has another size.
  private mutating func resized() -> Size {
    guard Int.random(in: 0..<20, using: &source) == 0 else { return size }
    return Size(
      rows: Int.random(in: 0...70, using: &source),
      columns: Int.random(in: 0...220, using: &source))
  }

  /// All keys that do something, and letters that may be typed into a prompt.
  private static let keys: [Key] =
    KeyMap.standard.bindings.flatMap { $0.keys.map(\.key) }
    + "0123456789.-abcdefghijklmnopqrstuvwxyz ".unicodeScalars.map(Key.character)
    + [.home, .end, .delete] + "aekuw".unicodeScalars.map(Key.control)
}
