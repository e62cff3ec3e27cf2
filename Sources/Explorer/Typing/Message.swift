/// One line that answers the last key.
package struct Message: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case plain
    /// Something cannot be done, or went wrong.
    case problem
  }

  package let text: String
  package let kind: Kind

  package init(_ text: String, _ kind: Kind = .plain) {
    self.text = text
    self.kind = kind
  }
}
