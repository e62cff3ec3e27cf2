/// The screen that a terminal of the xterm family would show for the bytes it was sent.
///
/// Knows what ncurses sends under TERM=xterm-256color, vt100 and linux; what it does not know it
/// counts in `unknown` and passes over.
package struct TerminalScreen: Sendable {
  package internal(set) var rows: Int
  package internal(set) var columns: Int
  /// Where the next character goes; rows and columns count from 0.
  package internal(set) var cursor: (row: Int, column: Int) = (0, 0)
  package internal(set) var isCursorVisible = true
  package internal(set) var isAlternate = false
  /// The private modes now set, as 2004 for bracketed paste; but not wrapping and the cursor's.
  package internal(set) var modes: Set<Int> = []
  /// How often the whole screen was cleared.
  package internal(set) var clears = 0
  package internal(set) var bells = 0
  /// Sequences that this decoder does not know.
  package internal(set) var unknown: [String] = []

  var cells: [[TerminalCell]]
  var style = TerminalStyle()
  /// The screen that the alternate one covers.
  var covered: [[TerminalCell]]?
  var saved: (row: Int, column: Int, style: TerminalStyle) = (0, 0, TerminalStyle())
  /// The first and last row that scroll.
  var region: ClosedRange<Int>
  /// The last column was written: the next character goes to the next row.
  var wrapIsDue = false
  /// What is written after the last column goes on in the next row.
  package internal(set) var wraps = true
  var last: Unicode.Scalar?
  var parser = TerminalParser()
  let ambiguousWidth: Int

  /// Makes a blank screen.
  ///
  /// - Parameters:
  ///   - rows: the window's height.
  ///   - columns: the window's width.
  ///   - ambiguousWidth: the columns of what has two in terminals set up for East Asia, one in others.
  package init(rows: Int, columns: Int, ambiguousWidth: Int = 1) {
    self.ambiguousWidth = ambiguousWidth
    self.rows = max(1, rows)
    self.columns = max(1, columns)
    cells = Self.blank(self.rows, self.columns)
    region = 0...(self.rows - 1)
  }

  static func blank(_ rows: Int, _ columns: Int) -> [[TerminalCell]] {
    Array(repeating: Array(repeating: .blank, count: columns), count: rows)
  }

  package var isPasteBracketed: Bool { modes.contains(2004) }

  package func cell(row: Int, column: Int) -> TerminalCell {
    cells.indices.contains(row) && cells[row].indices.contains(column)
      ? cells[row][column] : .blank
  }

  /// The text of a row, without blanks at its end.
  package func line(_ row: Int) -> String {
    guard cells.indices.contains(row) else { return "" }
    var text = cells[row].map(\.text).joined()
    while text.last == " " { text.removeLast() }
    return text
  }

  package var lines: [String] { (0..<rows).map(line) }

  /// All rows, one a line.
  package var text: String { lines.joined(separator: "\n") }

  package func contains(_ text: String) -> Bool { lines.contains { $0.contains(text) } }

  /// Where a text first stands.
  package func place(of text: String) -> (row: Int, column: Int)? {
    for row in 0..<rows {
      let texts = cells[row].map(\.text)
      for column in 0..<columns where !texts[column].isEmpty {
        if texts[column...].joined().hasPrefix(text) { return (row, column) }
      }
    }
    return nil
  }

  /// The style of a text's first character, where it first stands.
  package func style(of text: String) -> TerminalStyle? {
    place(of: text).map { cells[$0.row][$0.column].style }
  }

  /// Takes on another size, keeping what fits at the top left.
  package mutating func resize(rows: Int, columns: Int) {
    self.rows = max(1, rows)
    self.columns = max(1, columns)
    cells = fitted(cells)
    covered = covered.map(fitted)
    region = 0...(self.rows - 1)
    cursor = (min(cursor.row, self.rows - 1), min(cursor.column, self.columns - 1))
    wrapIsDue = false
  }

  private func fitted(_ old: [[TerminalCell]]) -> [[TerminalCell]] {
    var new = Self.blank(rows, columns)
    for row in 0..<min(rows, old.count) {
      for column in 0..<min(columns, old[row].count) { new[row][column] = old[row][column] }
    }
    return new
  }

  /// Shows what a program has sent; a sequence may end in a later piece.
  package mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      guard let item = parser.next(byte) else { continue }
      switch item {
      case .print(let scalar): put(scalar)
      case .control(let control): obey(control)
      case .escape(let final): obeyEscape(final)
      case .sequence(let sequence): obeySequence(sequence)
      }
    }
  }
}
