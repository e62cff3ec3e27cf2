import Explorer
import ExplorerViews
import TextScreen

/// The keys, the actions and the commands, a line each.
struct PlainHelp {
  let keys: KeyMap

  /// Those lines that contain a text, in any case.
  func lines(containing text: String) -> [String] {
    let found = lines.filter { text.isEmpty || $0.lowercased().contains(text.lowercased()) }
    return found.isEmpty ? ["nothing in the help contains “\(text)”"] : found
  }

  private var lines: [String] { ofPlainText + Action.all.map(line) + commands }

  private var ofPlainText: [String] {
    [
      "say, or an empty line: tell what is in hand and in focus",
      "say page, say next, say all, or say and a panel such as network: tell that",
      "5n or 5 unit: a number before a key or an action repeats it",
      "= 0.4, A 0.0822 or m a: a key, with what is typed into the prompt that it opens",
      "? stop: the lines of this list that contain a word",
    ]
  }

  private func line(_ action: Action) -> String {
    let (bound, words) = keys.keysAndWords(of: action)
    let names = bound.map { KeyMap.title(of: $0, isASCII: true) }
    return (names + [":" + action.name]).joined(separator: " or ") + ": " + words
  }

  private var commands: [String] {
    ExplorerCommand.Word.allCases.map { ":\($0.usage): \($0.sentence)" }
  }
}
