/// One place of the screen: a single printable scalar and its style.
///
/// A character two columns wide is followed by a cell whose scalar is `Cell.continuation`.
package struct Cell: Equatable, Hashable, Sendable {
  package var scalar: Unicode.Scalar
  package var style: Style

  package init(_ scalar: Unicode.Scalar = " ", _ style: Style = .plain) {
    self.scalar = scalar
    self.style = style
  }

  /// The right half of a character two columns wide; nothing is painted for it.
  package static let continuation: Unicode.Scalar = "\u{0}"
}
