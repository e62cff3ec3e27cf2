/// The rows of a file that were left out for missing values: how many, and the first lines.
package struct SkippedRows: CustomStringConvertible {
  private let count: Int
  private let lines: [Int]

  /// - Parameter lines: those of the first rows.
  package init(count: Int, lines: [Int]) {
    (self.count, self.lines) = (count, lines)
  }

  package var description: String {
    let shown = lines.map(String.init).joined(separator: ", ")
    return "\(counted(count, "row")) with missing values left out: "
      + "line\(count == 1 ? "" : "s") \(shown)\(count > lines.count ? ", …" : "")"
  }
}
