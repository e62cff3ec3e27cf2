/// What data files write where there is no value.
package enum MissingValue {
  /// What becomes of a row that lacks a needed value.
  package enum Rule: String, CaseIterable, Sendable {
    /// Nothing is read.
    case refuse
    /// The row is left out.
    case skip
  }

  private static let spellings: Set<String> = ["NA", "N/A", "NaN", "nan", "?", "null", "-"]

  /// Whether a cell, without the spaces around it, says that there is no value.
  static func isSpelled(by cell: ArraySlice<UInt8>) -> Bool {
    guard cell.count <= 4 else { return false }
    return cell.isEmpty || spellings.contains(String(decoding: cell, as: UTF8.self))
  }

  /// The error of a needed cell without a value.
  static func error(_ cell: String, in column: String, at place: SourceLocation) -> DocumentError {
    let what = cell.isEmpty ? "an empty cell" : "the missing value \(excerpt(cell))"
    return DocumentError(
      at: place, problem: "\(what) where \(excerpt(column)) needs a value",
      remedy: "write one, or leave such rows out with --missing skip")
  }
}
