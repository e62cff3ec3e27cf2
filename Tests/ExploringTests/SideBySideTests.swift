import Backprop
import Documents
import Explorer
import ExplorerViews
import Exploring
import LessonSupport
import TestSupport
import Testing
import TextScreen

/// Lines of plain text against the keys that are pressed for the same on the screen.
@Suite struct SideBySideTests {
  /// A line, and the keys for it: letters, or names in angle brackets.
  private struct Command {
    let line: String
    let keys: String

    init(_ line: String, _ keys: String) { (self.line, self.keys) = (line, keys) }

    /// What is typed after `:`.
    static func typed(_ text: String) -> Command { Command(":" + text, ":\(text)<enter>") }

    /// A key that has a name.
    static func named(_ name: String) -> Command { Command(name, "<\(name)>") }

    static func letter(_ key: String) -> Command { Command(key, key) }
  }

  private static let letters =
    "s S n N f F p P e E 5s 3n 12S 2e 40g G x + - h j k l 3j u z c ! w W 2i o O y Y b B"
  private static let names = "right left up down enter bksp pgdn pgup tab shift-tab esc"
  private static let others: [Command] = [
    Command("space", " "), Command("ctrl-r", "<ctrl-r>"), Command("ma", "ma"),
    Command("'a", "'a"), Command("m b", "mb"), Command("'b", "'b"), Command("''", "''"),
    Command("= 0.45", "=0.45<enter>"), Command("R w", "Rw"), Command("R n", "Rn"),
    Command("A 0.5", "A0.5<enter>"), Command("2A s", "2As"),
    Command("next change", ":next change<enter>"), Command("epoch", ":epoch<enter>"),
    Command("7 step", "7s"), Command("2 back unit", "2N"),
  ]
  private static let texts = [
    "break E < 0.29", "break w5 < 0.4", "break off", "break", "find w5 changes", "jumps", "marks",
    "note here", "diff 3", "diff", "go dE/dw5", "go 17", "go epoch 2", "back net_h1",
    "select w5", "weights w1 0.3", "set rate 0.4", "set digits 6", "panel data", "panel network",
    "plot w5", "paper", "page 2", "nonsense", "branch 1", "seed 5", "go nowhere",
  ]

  private static let commands: [Command] = {
    var commands = others + texts.map(Command.typed)
    commands += letters.split(separator: " ").map { Command.letter(String($0)) }
    commands += names.split(separator: " ").map { Command.named(String($0)) }
    return commands
  }()

  /// The keys of a text, as a terminal sends them.
  private static func keys(_ text: String) throws -> [Key] {
    var keys: [Key] = []
    var rest = text[...]
    while let letter = rest.unicodeScalars.first {
      // A bracket alone is a letter of a condition.
      if letter == "<", let end = rest.firstIndex(of: ">"),
        let key = KeyMap.key(named: String(rest[rest.index(after: rest.startIndex)..<end]))
      {
        keys.append(key)
        rest = rest[rest.index(after: end)...]
      } else {
        keys.append(.character(letter))
        rest = rest.dropFirst()
      }
    }
    return keys
  }

  /// What is compared of a state.
  private struct Picture: Equatable {
    let position: Int
    let parameters: [UInt64]
    let value: UInt64?
    let error: UInt64?
    let edits: Int
    let branches: Int
    let message: String?
    let page: Int?
    let focus: Panel
    let selection: Selection?
    let isInspecting: Bool
    let isAsking: Bool
    let digits: Int
    let stops: [String]
    let requests: [State.Request]

    init(_ state: State, message: Message?, requests: [State.Request]) {
      position = state.run.position
      parameters = state.run.updatedNetwork.parameters.map(\.bitPattern)
      value = state.run.step?.value.bitPattern
      error = state.run.history.error(after: state.run.epochsDone)?.bitPattern
      edits = state.run.journal.edits.count
      branches = state.run.branches.count
      self.message = message?.text
      page = state.reading.page
      focus = state.display.focus
      selection = state.pointing.selection
      isInspecting = state.pointing.isInspecting
      isAsking = state.typing.prompt != nil
      digits = state.display.digits
      stops = state.stops.all.map(\.text)
      self.requests = requests
    }
  }

  private static func lesson(_ name: String) throws -> Lesson {
    var lesson = try ShippedLessons.lesson(name)
    lesson.settings.training.epochs = 4
    return lesson
  }

  @Test(arguments: ["worked-example", "practice", "xor", "settle"])
  func linesAndKeysDoTheSame(name: String) throws {
    let lesson = try Self.lesson(name)
    var source = SeededGenerator(seed: 17)
    var session = PlainSession(State(lesson), keys: .standard)
    var screen = State(lesson)
    _ = session.open(settle)
    settle(nil, &screen)
    for _ in 0..<220 {
      let command = try #require(Self.commands.randomElement(using: &source))
      var said: [State.Request] = []
      var message: Message?
      _ = session.take(command.line) { input, state in
        // As the program does it, where nobody watches.
        state.movement.playback.isPaced = false
        settle(input, &state)
        said += state.requests
        state.requests = []
        message = state.message
      }
      var asked: [State.Request] = []
      for key in try Self.keys(command.keys) {
        guard let input = KeyMap.standard.input(for: key, in: screen) else { continue }
        settle(input, &screen)
        asked += screen.requests
        screen.requests = []
      }
      let shownMessage = screen.message
      // What cannot be carried out stays on the screen to be corrected; of a line nothing is left.
      if let prompt = screen.typing.prompt, prompt.isRefused {
        switch prompt.purpose {
        case .command, .value: settle(.action(.close), &screen)
        case .answer, .correction, .reset, .helpSearch, .mark, .toMark: break
        }
      }
      let told = Picture(session.state, message: message, requests: said)
      let shown = Picture(screen, message: shownMessage, requests: asked)
      #expect(told == shown, "after \(command.line)")
      // The answer of a question is asked for until it is right.
      if session.isAsking {
        _ = session.take("esc", settle)
        settle(.action(.close), &screen)
      }
    }
    #expect(session.state.run.position == screen.run.position)
  }
}
