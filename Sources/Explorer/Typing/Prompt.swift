/// A line of text being typed.
package struct Prompt: Equatable, Sendable {
  package enum Purpose: Equatable, Sendable {
    /// A new value for what is selected.
    case value(Selection)
    /// A command by its name.
    case command
    /// Whether to start again; answered by one key.
    case reset
  }

  package let purpose: Purpose
  package var line = TypedLine()
  /// Which of the commands typed before is shown, counted back from the last; 0: none.
  var recalled = 0
  /// What was typed before those were looked through.
  var draft = ""
  /// Whether the line could not be carried out as it stands, and is here to be corrected.
  package var isRefused = false

  init(_ purpose: Purpose) {
    self.purpose = purpose
  }

  package var text: String { line.text }
}
