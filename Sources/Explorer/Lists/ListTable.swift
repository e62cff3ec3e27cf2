/// What a panel that is a list shows: a line a row, some of which lead to a place.
package struct ListTable {
  package struct Column: Equatable, Sendable {
    package let title: String
    /// Whether its texts end where the column ends, as numbers do.
    package let isNumber: Bool

    init(_ title: String, isNumber: Bool = false) {
      (self.title, self.isNumber) = (title, isNumber)
    }
  }

  package struct Row: Equatable, Sendable {
    /// A text for each column.
    package let cells: [String]
    /// Whether it is where the run stands.
    package var isHere = false
    /// Whether it says what is wrong.
    package var isProblem = false

    init(_ cells: [String], isHere: Bool = false, isProblem: Bool = false) {
      (self.cells, self.isHere, self.isProblem) = (cells, isHere, isProblem)
    }
  }

  package let columns: [Column]
  package let count: Int
  /// Makes the row of a number from 0.
  package let row: (Int) -> Row
  /// What stands at the right end of the rule.
  package let note: String
  /// What is said where there is no row.
  package let emptiness: String
  /// What more there is to say of the row under the cursor; `nil`: nothing.
  package var detail: ((Int) -> String)?
}
