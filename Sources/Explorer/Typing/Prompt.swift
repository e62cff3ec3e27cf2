import Documents

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
  package var text = ""
  /// Which of the commands typed before is shown, counted back from the last; 0: none.
  var recalled = 0

  init(_ purpose: Purpose) {
    self.purpose = purpose
  }

  /// Longer texts are no values and no commands.
  private static let longest = 200

  /// Adds what was typed or pasted, without anything that acts on the terminal or breaks the line.
  mutating func insert(_ addition: String) {
    for scalar in addition.unicodeScalars where !isUnseen(scalar) {
      guard text.unicodeScalars.count < Prompt.longest else { return }
      text.unicodeScalars.append(scalar)
    }
  }
}
