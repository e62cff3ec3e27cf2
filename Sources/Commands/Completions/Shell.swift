import Opening

/// A shell whose completions the program writes.
enum Shell: String, CaseIterable {
  case bash
  case zsh
  case fish

  /// Returns the script that makes the shell complete the program's commands, lessons, options, values
  /// and files.
  func completions(_ world: World) -> String {
    let table = CompletionTable(world)
    return switch self {
    case .bash: BashCompletions(table: table).script
    case .zsh: ZshCompletions(table: table).script
    case .fish: FishCompletions(table: table).script
    }
  }

  /// Returns a text in single quotes.
  static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
