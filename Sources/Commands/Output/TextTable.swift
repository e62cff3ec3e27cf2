/// A table in plain text: the first column to the left, the others to the right.
package struct TextTable {
  private var rows: [[String]]

  package init(_ head: [String]) {
    rows = [head]
  }

  package mutating func append(_ row: [String]) { rows.append(row) }

  package var text: String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let gap = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + gap : gap + cell
      }
      return cells.joined(separator: "  ") + "\n"
    }.joined()
  }
}
