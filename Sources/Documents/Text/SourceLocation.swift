/// A place in a text document.
///
/// Lines and columns count from 1; a column is one Unicode scalar. A line ends with LF, CR LF or
/// a lone CR.
package struct SourceLocation: Hashable, Sendable {
  package var line: Int
  package var column: Int

  /// Creates the place at a line and a column, both counted from 1.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
