/// The classes that a column names, numbered from 0.
struct ClassLabels {
  /// In the order of first appearance, or as the network has them.
  private(set) var names: [String]
  /// The number of each row's class.
  private(set) var numbers: [Int] = []
  private var known: [String: Int] = [:]

  /// Reads a column, numbering its classes.
  ///
  /// - Parameters:
  ///   - table: the rows to read.
  ///   - column: the index of the column, counted from 0.
  ///   - names: the network's classes, if it has any: then there are no others.
  ///   - poll: asked before each row whether the person wants to stop.
  /// - Throws: the first cell that is missing, too long, or no class of the network, with its
  ///   place; or that the person has asked to stop.
  init(
    _ table: CSVTable, column: Int, names: [String], _ poll: inout InterruptionPoll
  ) throws(DocumentError) {
    self.names = names
    for (number, name) in names.enumerated() { known[name] = number }
    let isClosed = !names.isEmpty
    numbers.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      try poll.check(at: table.start)
      let cell = table.cell(row: row, column: column)
      let place = table.location(row: row, column: column)
      guard cell.count <= nameLimit else { throw .longName("a name", at: place) }
      let name = String(decoding: cell, as: UTF8.self)
      if let number = known[name] {
        numbers.append(number)
        continue
      }
      if MissingValue.isSpelled(by: cell) {
        throw MissingValue.error(name, in: table.header[column], at: place)
      }
      guard !isClosed else { throw unknown(name, at: place) }
      known[name] = self.names.count
      numbers.append(self.names.count)
      self.names.append(name)
    }
  }

  private func unknown(_ name: String, at place: SourceLocation) -> DocumentError {
    let near = nearestName(to: name, among: names)
    return DocumentError(
      at: place, problem: "\(excerpt(name)) is no class of the network",
      remedy: near.map { "did you mean \(excerpt($0))?" } ?? "it has \(NameList(names))")
  }

  /// Puts the classes in another order of the same names.
  mutating func reorder(as order: [String]) {
    let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    numbers = numbers.map { places[names[$0]] ?? 0 }
    names = order
  }

  /// Two classes as one output tells them apart: which is 0, and which is 1.
  mutating func orderForOneOutput() {
    guard names.count == 2 else { return }
    let lower = names.map { $0.lowercased() }
    let values = names.map { decimalNumber(Array($0.utf8)[...]) }
    let isBackward =
      lower == ["yes", "no"] || lower == ["true", "false"]
      || zip(values, values.dropFirst()).contains { pair in
        guard let first = pair.0, let second = pair.1 else { return false }
        return first > second
      }
    if isBackward { reorder(as: names.reversed()) }
  }

  /// One number for each class: 1 for a row's own, 0 for the others, row after row.
  var oneHot: [Double] {
    var targets = [Double](repeating: 0, count: numbers.count * names.count)
    for (row, number) in numbers.enumerated() { targets[row * names.count + number] = 1 }
    return targets
  }
}
