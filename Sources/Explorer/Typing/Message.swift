/// One line that answers the last key.
package struct Message: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case plain
    /// Something cannot be done, or went wrong.
    case problem
  }

  package let text: String
  package let kind: Kind
  /// Where in the line that was typed the problem is, in characters from 1, where that is known.
  package var column: Int?
  /// Whether it says that numbers ran away, as the head of the screen does for as long as it shows them.
  package var isOfDivergence = false

  package init(_ text: String, _ kind: Kind = .plain, column: Int? = nil) {
    self.text = text
    self.kind = kind
    self.column = column
  }
}
