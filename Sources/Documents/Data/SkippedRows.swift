/// The rows of a file that were left out for missing values: how many, and the first lines.
package struct SkippedRows: CustomStringConvertible {
  private let count: Int
  private let lines: [Int]

  /// Describes the rows that were left out.
  ///
  /// - Parameters:
  ///   - count: how many there are.
  ///   - lines: the lines of the first of them in the file, counted from 1.
  package init(count: Int, lines: [Int]) {
    (self.count, self.lines) = (count, lines)
  }

  package var description: String {
    let shown = lines.map(String.init).joined(separator: ", ")
    return "\(counted(count, "row")) with missing values left out: "
      + "line\(count == 1 ? "" : "s") \(shown)\(count > lines.count ? ", …" : "")"
  }
}
