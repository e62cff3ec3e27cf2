import Documents
import Explanations
import Explorer

/// Lists, row by row.
extension PlainWords {
  /// More rows are told when they are asked for.
  static let mostRows = 100

  /// What a list is, how long it is, and what stands beside its title.
  func heading(of panel: Panel) -> String {
    guard let list = state.list(of: panel) else { return "panel \(panel.title)" }
    guard list.count > 0 else { return "\(panel.title): \(spelled(list.emptiness))" }
    let note = list.note.split(separator: " ").joined(separator: " ")
    return "\(panel.title): \(NumberFormat.counted(list.count, "row"))"
      + (note.isEmpty ? "" : "; " + spelled(note))
  }

  func rows(of list: ListTable, in panel: Panel, most: Int) -> [String] {
    let cursor = state.cursor(of: panel, in: list)
    let first = list.count <= most ? 0 : max(0, min(cursor, list.count - most))
    let shown = first..<min(list.count, first.advanced(by: min(most, list.count)))
    var lines = shown.map { row(at: $0, of: list, cursor: cursor) }
    if shown.count < list.count {
      lines.append(
        "these are rows \(first + 1) to \(shown.upperBound) of \(list.count); say all tells them all"
      )
    }
    if let detail = detail(cursor, of: list) { lines.append(detail) }
    return lines
  }

  /// The row under the cursor, and what more there is to say of it.
  func row(_ cursor: Int, of list: ListTable, in panel: Panel) -> [String] {
    [row(at: cursor, of: list, cursor: cursor)] + [detail(cursor, of: list)].compactMap(\.self)
  }

  /// `row 2 of 5, under the cursor: step 24, symbol ∂E/∂w5`.
  private func row(at index: Int, of list: ListTable, cursor: Int) -> String {
    let row = list.row(index)
    let cells = zip(list.columns, row.cells).filter { !$0.1.isEmpty }.map { column, cell in
      column.title.isEmpty ? cell : "\(column.title) \(cell)"
    }
    let marks = (row.isHere ? ", here" : "") + (index == cursor ? ", under the cursor" : "")
    return "row \(index + 1) of \(list.count)\(marks): "
      + spelled(cells.joined(separator: ", "))
  }

  private func detail(_ index: Int, of list: ListTable) -> String? {
    guard list.count > 0, let detail = list.detail?(index), !detail.isEmpty else { return nil }
    return spelled(detail)
  }
}
