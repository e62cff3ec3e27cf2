import Documents
import Explorer
import ExplorerViews
import LessonChecks
import LessonSupport
import TestSupport
import Testing
import TextScreen

/// Nothing that can be read tells what a page asks for, whatever keys were pressed before.
@Suite struct LeakTests {
  private static let plenty = 50_000_000
  private static let sizes = [
    Size(rows: 24, columns: 80), Size(rows: 40, columns: 120), Size(rows: 60, columns: 200),
  ]
  private static let commands = [
    "plot E", "plot dE/dw1", "find E < 9", "diff 0", "diff", "jumps", "branches", "back net_h1",
    "break E < 1", "panel check", "panel data", "panel weightError", "panel stops", "paper",
    "marks", "go epoch 1", "go start", "select w1", "weights w1 0.3", "set rate 0.1", "seed 3",
    "page 1", "note x", "big", "set digits 17",
  ]

  /// A key, a command, or some letters and Tab.
  private func press(_ state: inout State, _ source: inout SeededGenerator) {
    func receive(_ input: Input) { state.receive(input, budget: Self.plenty) }
    switch Int.random(in: 0..<10, using: &source) {
    case 0..<5:
      guard let action = Action.all.randomElement(using: &source) else { return }
      receive(.action(action))
    case 5..<8:
      guard let command = Self.commands.randomElement(using: &source) else { return }
      receive(.action(.close))
      receive(.action(.command))
      receive(.text(command))
      receive(.submit)
    case 8:
      receive(.action(.command))
      receive(
        .text(["go ", "plot d", "back ", "find E", "weights "].randomElement(using: &source) ?? ""))
      receive(.complete)
    default:
      receive(.action(.answer))
      receive(.text(["", "0.5", "x"].randomElement(using: &source) ?? ""))
      receive(.submit)
    }
    // To be shown the step is no leak.
    for _ in 0..<50 where state.isWorking { state.pass(seconds: 0, budget: Self.plenty) }
  }

  /// All that leaves the program.
  private func texts(_ state: State, _ size: Size) -> [String] {
    [Screen.render(state, size: size, colors: 256).text()]
      + state.requests.compactMap { request in
        switch request {
        case .copy(let text, _): text
        case .save, .redraw, .suspend, .quit, .open, .compare, .again, .paper, .shoot: nil
        }
      }
  }

  @Test(arguments: ShippedLessons.names.filter { $0 != "digits" })
  func noKeyTellsWhatIsAskedFor(lesson name: String) throws {
    let lesson = try ShippedLessons.lesson(name)
    var source = SeededGenerator(seed: UInt64(name.count))
    var opened = State(lesson)
    for (page, content) in lesson.pages.enumerated() {
      if page > 0 { opened.receive(.action(.nextPage), budget: Self.plenty) }
      while opened.isWorking { opened.pass(seconds: 0, budget: Self.plenty) }
      guard content.question != nil else { continue }
      var state = opened
      var pressed: [String] = []
      for round in 0..<12 {
        guard let search = LeakSearch(state, budget: Self.plenty) else { break }
        for text in texts(state, Self.sizes[round % Self.sizes.count]) {
          let leak = search.leak(in: text)
          #expect(leak == nil, "\(name), page \(page + 1), after \(pressed)")
        }
        state.requests = []
        press(&state, &source)
        pressed.append(state.message?.text ?? "·")
      }
    }
  }
}
