import Explorer
import ExplorerViews
import TextScreen

/// What a line of plain text asks for.
enum PlainLine: Equatable {
  /// A key, with a number typed before it, and what is typed into the prompt that it opens.
  case key(Key, count: String, rest: String?)
  /// An action by its name, with a number typed before it.
  case action(Action, count: String)
  /// What is typed after `:`.
  case command(String)
  /// A number for the key or the action to come.
  case count(String)
  /// To say what stands there; empty: what is in hand and in focus.
  case say(String)
  /// To list the keys, or those lines of the list that contain a text.
  case help(String)
  case unknown(String)

  /// Reads a line, outside of a prompt.
  ///
  /// A key goes before an action of the same name: `right` is the key.
  init(_ line: String, keys: KeyMap) {
    let text = line.trimmed
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first else {
      self = .say("")
      return
    }
    if first == "say" {
      self = .say(words.dropFirst().joined(separator: " "))
    } else if first.hasPrefix(":") {
      self = .command(String(text.dropFirst()).trimmed)
    } else if keys.action(for: .character("?")) == .help, first.hasPrefix("?") {
      self = .help(String(text.dropFirst()).trimmed)
    } else {
      let count = String(text.prefix { $0.isASCII && $0.isNumber })
      self.init(String(text.dropFirst(count.count)).trimmed, count: count, keys: keys)
    }
  }

  /// Reads what stands after a number.
  private init(_ text: String, count: String, keys: KeyMap) {
    guard !text.isEmpty else {
      self = .count(count)
      return
    }
    let words = text.split(separator: " ").map(String.init)
    let name = words.joined(separator: " ")
    if let key = KeyMap.key(named: text) {
      self = .key(key, count: count, rest: nil)
    } else if let action = Action.all.first(where: { $0.name == name }) {
      self = .action(action, count: count)
    } else if count.isEmpty, ExplorerCommand.Word(rawValue: words[0]) != nil {
      self = .command(text)
    } else if words.count > 1, let key = KeyMap.key(named: words[0]) {
      self = .key(key, count: count, rest: String(text.dropFirst(words[0].count)).trimmed)
    } else if let letter = text.unicodeScalars.first, text.unicodeScalars.count == 2,
      let action = keys.action(for: .character(letter)), [.mark, .askForMark].contains(action)
    {
      self = .key(.character(letter), count: count, rest: String(text.dropFirst()))
    } else {
      self = .unknown(text)
    }
  }
}

extension String {
  /// Without blanks at its ends.
  var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
