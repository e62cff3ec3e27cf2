/// Which columns of a table are inputs, and which are targets.
struct DataColumns {
  let inputs: [Int]
  let targets: [Int]
  /// Whether the one target column names classes.
  let isLabels: Bool

  /// Finds the columns; throws where they do not fit the network.
  ///
  /// - Precondition: the table has a row.
  init(
    of table: CSVTable, counts: (inputs: Int, outputs: Int), settings: Settings,
    classNames: [String]
  ) throws(DocumentError) {
    let named = settings.labels.map { [$0] } ?? settings.targets
    let last = table.columnCount - 1
    // To a network that has classes, their names may be given even where they are numbers.
    let knowsClasses = classNames.count > 1
    var targets = try DataColumns.find(named, in: table)
    if targets.isEmpty {
      let isTooNarrow = table.columnCount < counts.inputs + counts.outputs
      let isOne = table.isWord(row: 0, column: last) || knowsClasses && isTooNarrow
      targets = isOne ? [last] : Array(max(0, last + 1 - counts.outputs)...last)
    }
    self.targets = targets
    isLabels =
      targets.count == 1
      && (settings.labels != nil || knowsClasses || table.isWord(row: 0, column: targets[0]))
    inputs =
      settings.inputs.isEmpty
      ? (0..<table.columnCount).filter { !targets.contains($0) }
      : try DataColumns.find(settings.inputs, in: table)
    try check(table, counts, settings)
  }

  private static func find(
    _ names: [String], in table: CSVTable
  ) throws(DocumentError) -> [Int] {
    var columns: [Int] = []
    for name in names {
      let column = try table.column(named: name)
      guard !columns.contains(column) else {
        throw DocumentError(
          at: table.headerLocations[column], problem: "column \(excerpt(name)) is named twice",
          remedy: "name each column once")
      }
      columns.append(column)
    }
    return columns
  }

  private func check(
    _ table: CSVTable, _ counts: (inputs: Int, outputs: Int), _ settings: Settings
  ) throws(DocumentError) {
    if let both = inputs.first(where: targets.contains) {
      throw DocumentError(
        at: table.headerLocations[both],
        problem: "column \(excerpt(table.header[both])) is both an input and a target",
        remedy: "name it once")
    }
    if !isLabels, let words = targets.first(where: { table.isWord(row: 0, column: $0) }) {
      let name = excerpt(table.header[words])
      throw DocumentError(
        at: table.headerLocations[words], problem: "column \(name) has words",
        remedy: "words can be the target only where they are the only one, such as --labels \(name)"
      )
    }
    if !isLabels {
      try check(targets, counts.outputs, "target", "output", settings.targets.isEmpty)
    }
    try check(inputs, counts.inputs, "input", "input", settings.inputs.isEmpty)
  }

  private func check(
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

extension CSVTable {
  /// Whether a cell holds a word: something that is neither empty nor meant as a number.
  func isWord(row: Int, column: Int) -> Bool {
    let cell = cell(row: row, column: column)
    guard !cell.isEmpty, decimalNumber(cell) == nil else { return false }
    let text = String(decoding: cell, as: UTF8.self)
    return !isNotFinite(text) && !isHexadecimal(text) && decimalNumber(withComma: cell) == nil
  }
}
