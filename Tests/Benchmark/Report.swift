import Commands
import Explanations

/// All that was measured, as one table.
struct Report {
  /// How many columns the widest part has.
  private static let columnCount = 7
  private var table = TextTable(Report.padded([]))

  private static func padded(_ cells: [String]) -> [String] {
    cells + [String](repeating: "", count: columnCount - cells.count)
  }

  /// Begins a part: an empty line, and what its columns are.
  mutating func begin(_ heads: [String]) {
    table.append(Report.padded([]))
    append(heads)
  }

  mutating func append(_ cells: [String]) { table.append(Report.padded(cells)) }

  var text: String {
    let lines = table.text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.dropFirst(2).map { line in
      line.reversed().drop { $0 == " " }.reversed().map(String.init).joined()
    }.joined(separator: "\n")
  }
}

/// Returns nanoseconds with three digits or more.
func nanoseconds(_ number: Double) -> String {
  NumberFormat.fixed(number, decimals: number < 10 ? 2 : number < 100 ? 1 : 0)
}

/// Returns a share as a percentage.
func percent(_ share: Double) -> String { NumberFormat.fixed(share * 100, decimals: 0) + " %" }
