import Documents
package import Explorer
package import ExplorerViews
import TextScreen

/// The explorer in lines of text: keys, actions and commands in, sentences out.
///
/// It is the same state as that of the screen, and takes the same inputs.
package struct PlainSession {
  package private(set) var state: State
  private let keys: KeyMap
  private var news = PlainNews()

  /// What a line is answered with.
  package struct Reply: Equatable, Sendable {
    /// Sentences, a line each.
    package var lines: [String] = []
    /// What cannot be done, or went wrong.
    package var problems: [String] = []
  }

  /// What becomes of the state by an input, `nil`: by nothing but time, until nothing goes on any more.
  package typealias Drive = (Input?, inout State) -> Void

  /// Begins with a state.
  package init(_ state: State, keys: KeyMap) {
    self.state = state
    self.keys = keys
  }

  /// Waits for the state to be there, and says what there is at the beginning.
  package mutating func open(_ drive: Drive) -> Reply {
    drive(nil, &state)
    return answer()
  }

  /// Whether the next line is for a prompt.
  package var isAsking: Bool { state.typing.prompt != nil }

  /// Leaves what is asked for.
  package mutating func leavePrompt(_ drive: Drive) -> Reply {
    drive(.action(.close), &state)
    return answer(tellsMessage: false)
  }

  /// Carries out a line.
  package mutating func take(_ line: String, _ drive: Drive) -> Reply {
    let text = line.trimmed
    if let prompt = state.typing.prompt {
      guard KeyMap.key(named: text) != .escape else { return leavePrompt(drive) }
      type(text, into: prompt, drive)
      return answer()
    }
    let plain = PlainLine(line, keys: keys)
    switch plain {
    case .say(let subject): return say(subject)
    case .help(let text): return Reply(lines: help(text))
    case .count(let digits): press(digits: digits, drive)
    case .action(let action, let digits):
      press(digits: digits, drive)
      drive(.action(action), &state)
    case .command(let text):
      drive(.action(.command), &state)
      guard !text.isEmpty else { break }
      drive(.text(text), &state)
      drive(.submit, &state)
    case .key(let key, let digits, let rest):
      press(digits: digits, drive)
      guard let input = keys.input(for: key, in: state) else {
        return Reply(problems: ["\(name(of: key)) does nothing here; ? lists the keys"])
      }
      drive(input, &state)
      guard let rest else { break }
      guard let prompt = state.typing.prompt else {
        var reply = answer()
        reply.problems.append("“\(rest)” is too much after \(name(of: key))")
        return reply
      }
      type(rest, into: prompt, drive)
    case .unknown(let text): return Reply(problems: [unknown(text)])
    }
    return answer()
  }

  private mutating func press(digits: String, _ drive: Drive) {
    for digit in digits.compactMap(\.wholeNumberValue) { drive(.digit(digit), &state) }
  }

  /// Types a line into a prompt.
  private mutating func type(_ text: String, into prompt: Prompt, _ drive: Drive) {
    switch prompt.purpose {
    case .reset, .mark, .toMark:
      // One letter answers.
      drive(text.isEmpty ? .submit : .text(String(text.prefix(1))), &state)
      return
    case .command:
      // What stands there is gone on with.
      if text.hasPrefix(":") { drive(.edit(.deleteAll), &state) }
      drive(.text(text.hasPrefix(":") ? String(text.dropFirst()) : text), &state)
    case .value, .helpSearch, .answer, .correction:
      drive(.edit(.deleteAll), &state)
      if !text.isEmpty { drive(.text(text), &state) }
      // A letter answers these at once.
      if case .answer = prompt.purpose, text == "s" { return }
      if case .correction = prompt.purpose, ["s", "n"].contains(text) { return }
    }
    drive(.submit, &state)
  }

  /// Says what is new; with the message, unless that was told before.
  private mutating func answer(tellsMessage: Bool = true) -> Reply {
    var reply = Reply()
    if tellsMessage, let message = state.message {
      let text = spelled(message.text)
      if message.kind == .problem { reply.problems.append(text) } else { reply.lines.append(text) }
    }
    leaveWhatWasRefused()
    if state.display.isHelpShown {
      reply.lines += help(state.display.helpSearch ?? "")
      state.receive(.action(.close), budget: 0)
      return reply
    }
    reply.lines += news.tell(of: state, keys: keys)
    if reply == Reply() { reply.lines = [PlainWords(state, keys: keys).step] }
    return reply
  }

  /// A line that cannot be carried out is typed anew: the next one must not be taken for a part of it.
  private mutating func leaveWhatWasRefused() {
    guard let prompt = state.typing.prompt, prompt.isRefused else { return }
    switch prompt.purpose {
    case .command, .value: state.receive(.action(.close), budget: 0)
    case .answer, .correction, .reset, .helpSearch, .mark, .toMark: break
    }
  }

  private func say(_ subject: String) -> Reply {
    let words = PlainWords(state, keys: keys)
    switch subject {
    case "": return Reply(lines: words.all)
    case "all":
      return Reply(lines: words.panel(state.display.focus, most: .max))
    case "page":
      return words.page.map { Reply(lines: $0) } ?? Reply(problems: ["no page is open"])
    case "next": return Reply(lines: [words.next])
    default:
      let panel = Panel.allCases.first { $0.rawValue == subject || $0.title == subject }
      if let panel { return Reply(lines: words.panel(panel)) }
      let names = ["all", "page", "next"] + Panel.allCases.map(\.rawValue)
      let near = nearestName(to: subject, among: names)
      return Reply(problems: [
        "nothing is called “\(subject)”; "
          + (near.map { "did you mean say \($0)?" } ?? "say tells \(quotedList(names))")
      ])
    }
  }

  private func help(_ text: String) -> [String] { PlainHelp(keys: keys).lines(containing: text) }

  private func unknown(_ text: String) -> String {
    let names = Action.all.map(\.name) + ExplorerCommand.Word.allCases.map(\.rawValue)
    return "no key, action or command “\(text)”; "
      + (nearestName(to: text, among: names).map { "did you mean \($0)?" } ?? "? lists them")
  }

  private func name(of key: Key) -> String { KeyMap.title(of: key, isASCII: true) }

  private func spelled(_ text: String) -> String {
    PlainWords(state, keys: keys).spelled(text)
  }
}
