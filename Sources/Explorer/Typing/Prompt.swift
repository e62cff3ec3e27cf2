package import Backprop

/// A line of text being typed.
package struct Prompt: Equatable, Sendable {
  package enum Purpose: Equatable, Sendable {
    /// A new value for what is selected.
    case value(Selection)
    /// A command by its name.
    case command
    /// Whether to start again; answered by one key.
    case reset
    /// What the lines of the help are to contain.
    case helpSearch
    /// Which letter marks the present step; answered by one key.
    case mark
    /// Which mark to go to.
    case toMark
    /// The value of the step that comes next, before it is taken.
    case answer(Quantity)
    /// The right value of the step in hand, where a program's fault is to be found.
    case correction(Quantity)
  }

  package let purpose: Purpose
  package var line = TypedLine()
  /// Which of the commands typed before is shown, counted back from the last; 0: none.
  var recalled = 0
  /// What was typed before those were looked through.
  var draft = ""
  /// Where a walk through the candidates has come; the line is what it has come to.
  package var walk: Walk?
  /// Whether the line could not be carried out as it stands, and is here to be corrected.
  package var isRefused = false

  package struct Walk: Equatable, Sendable {
    /// What was typed before it, for which the candidates are.
    let typed: String
    /// The candidate that stands in the prompt; `nil`: what was typed.
    package let index: Int?
  }

  init(_ purpose: Purpose) {
    self.purpose = purpose
  }

  package var text: String { line.text }

  /// Whether what was said last stands above it.
  package var showsMessage: Bool {
    switch purpose {
    case .answer, .correction: true
    case .value, .command, .reset, .helpSearch, .mark, .toMark: isRefused
    }
  }
}
