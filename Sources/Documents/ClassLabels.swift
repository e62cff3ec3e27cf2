/// The classes that a column names, numbered from 0.
struct ClassLabels {
  /// In the order of first appearance, or as the network has them.
  private(set) var names: [String]
  /// The number of each row's class.
  private(set) var numbers: [Int] = []
  private var known: [String: Int] = [:]

  /// Reads a column; throws at the first cell that names no class.
  ///
  /// - Parameters:
  ///   - names: the network's classes, if it has any: then there are no others.
  ///   - takesNumbers: whether numbers, too, are names.
  init(
    _ table: CSVTable, column: Int, names: [String], takesNumbers: Bool
  ) throws(DocumentError) {
    self.names = names
    for (number, name) in names.enumerated() { known[name] = number }
    let isClosed = !names.isEmpty
    numbers.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      let cell = table.cell(row: row, column: column)
      guard cell.count <= nameLimit else {
        throw .longName("a name", at: table.location(row: row, column: column))
      }
      let name = String(decoding: cell, as: UTF8.self)
      if let number = known[name] {
        numbers.append(number)
        continue
      }
      let problem = problem(with: name, isClosed: isClosed, column: table.header[column])
      if var problem {
        problem.location = table.location(row: row, column: column)
        throw problem
      }
      guard takesNumbers || table.isWord(row: row, column: column) else {
        throw DocumentError(
          at: table.location(row: row, column: column),
          problem: "\(excerpt(name)) in a column of words",
          remedy: "write a word; with --labels numbers are names, too")
      }
      known[name] = self.names.count
      numbers.append(self.names.count)
      self.names.append(name)
    }
  }

  private func problem(with name: String, isClosed: Bool, column: String) -> DocumentError? {
    if name.isEmpty {
      return DocumentError(
        at: nil, problem: "an empty cell where \(excerpt(column)) names a class",
        remedy: "write its name, or leave the row out")
    }
    guard isClosed else { return nil }
    let near = nearestName(to: name, among: names)
    let some = names.prefix(8).map { excerpt($0) }.joined(separator: ", ")
    return DocumentError(
      at: nil, problem: "\(excerpt(name)) is no class of the network",
      remedy: near.map { "did you mean \(excerpt($0))?" }
        ?? "it has \(some)" + (names.count > 8 ? ", …" : ""))
  }

  /// One number for each class: 1 for a row's own, 0 for the others, row after row.
  var oneHot: [Double] {
    var targets = [Double](repeating: 0, count: numbers.count * names.count)
    for (row, number) in numbers.enumerated() { targets[row * names.count + number] = 1 }
    return targets
  }
}
