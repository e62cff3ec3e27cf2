package import Backprop

/// A table of numbers with named columns, cut into inputs and targets.
package struct DataTable: Equatable, Sendable {
  /// The captions of the inputs and the targets: the names of their columns.
  package let inputNames: [String]
  package let targetNames: [String]
  package let examples: Examples

  /// Cuts the columns of a CSV file.
  ///
  /// - Parameters:
  ///   - counts: the network's numbers of inputs and outputs.
  ///   - settings: `targets` and `inputs` name columns; where they do not, the last columns are the
  ///     targets, and all others are the inputs.
  package init(
    _ table: CSVTable, counts: (inputs: Int, outputs: Int), settings: Settings
  ) throws(DocumentError) {
    guard table.rowCount > 0 else {
      throw DocumentError(
        at: SourceLocation(line: 2, column: 1), problem: "there is no row under the header",
        remedy: "give one example or more")
    }
    let columns = try DataTable.columns(of: table, counts: counts, settings: settings)
    var inputs: [[Double]] = []
    var targets: [[Double]] = []
    inputs.reserveCapacity(table.rowCount)
    targets.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      inputs.append(try DataTable.numbers(of: table, row: row, columns.inputs))
      targets.append(try DataTable.numbers(of: table, row: row, columns.targets))
    }
    inputNames = columns.inputs.map { table.header[$0] }
    targetNames = columns.targets.map { table.header[$0] }
    examples = Examples(inputs: inputs, targets: targets)
  }

  package init(inputNames: [String], targetNames: [String], examples: Examples) {
    self.inputNames = inputNames
    self.targetNames = targetNames
    self.examples = examples
  }

  private static func numbers(
    of table: CSVTable, row: Int, _ columns: [Int]
  ) throws(DocumentError) -> [Double] {
    var numbers: [Double] = []
    numbers.reserveCapacity(columns.count)
    for column in columns { numbers.append(try table.number(row: row, column: column)) }
    return numbers
  }

  private static func columns(
    of table: CSVTable, counts: (inputs: Int, outputs: Int), settings: Settings
  ) throws(DocumentError) -> (inputs: [Int], targets: [Int]) {
    var targets: [Int] = []
    for name in settings.targets { targets.append(try table.column(named: name)) }
    if settings.targets.isEmpty {
      targets = Array(max(0, table.columnCount - counts.outputs)..<table.columnCount)
    }
    var inputs: [Int] = []
    for name in settings.inputs { inputs.append(try table.column(named: name)) }
    if settings.inputs.isEmpty { inputs = (0..<table.columnCount).filter { !targets.contains($0) } }
    for columns in [targets, inputs] {
      if let again = columns.indices.first(where: { columns[..<$0].contains(columns[$0]) }) {
        let column = columns[again]
        throw DocumentError(
          at: table.headerLocations[column],
          problem: "column \(excerpt(table.header[column])) is named twice",
          remedy: "name each column once")
      }
    }
    if let both = inputs.first(where: targets.contains) {
      throw DocumentError(
        at: table.headerLocations[both],
        problem: "column \(excerpt(table.header[both])) is both an input and a target",
        remedy: "name it once")
    }
    try check(targets, counts.outputs, "target", "output", settings.targets.isEmpty)
    try check(inputs, counts.inputs, "input", "input", settings.inputs.isEmpty)
    return (inputs, targets)
  }

  private static func check(
    _ columns: [Int], _ wanted: Int, _ noun: String, _ place: String, _ isDefault: Bool
  ) throws(DocumentError) {
    guard columns.count != wanted else { return }
    throw DocumentError(
      at: SourceLocation(line: 1, column: 1),
      problem: "\(columns.count) \(noun) column\(columns.count == 1 ? "" : "s") for "
        + "\(wanted) \(place)\(wanted == 1 ? "" : "s") of the network",
      remedy: isDefault ? "name them with --\(noun)s a,b" : "name as many as the network has")
  }
}
