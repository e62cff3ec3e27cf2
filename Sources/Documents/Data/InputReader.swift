/// Reads the inputs of rows: numbers, or 1 for the word that stands in a column and 0 for its others.
package struct InputReader {
  private let inputs: [InputFeature]
  private let table: CSVTable
  /// The words of the columns that have some, with their numbers.
  private let words: [Int: [String: Int]]

  package init(_ columns: DataColumns, _ table: CSVTable) {
    inputs = columns.inputs
    self.table = table
    words = columns.features.words.mapValues { words in
      Dictionary(words.enumerated().map { ($1, $0) }) { first, _ in first }
    }
  }

  /// The inputs of all rows, row after row.
  func inputs(
    _ numbers: inout NumberReader, _ poll: inout InterruptionPoll
  ) throws(DocumentError) -> [Double] {
    var values: [Double] = []
    values.reserveCapacity(table.rowCount * inputs.count)
    for row in 0..<table.rowCount {
      try poll.check(at: table.start)
      try append(row, to: &values, &numbers)
    }
    return values
  }

  /// Adds the inputs of a row.
  package func append(
    _ row: Int, to values: inout [Double], _ numbers: inout NumberReader
  ) throws(DocumentError) {
    var last: (column: Int, word: Int)?
    for input in inputs {
      guard let wanted = input.word else {
        values.append(try number(row, input.column, &numbers))
        continue
      }
      if last?.column != input.column { last = (input.column, try word(row, input.column)) }
      values.append(last?.word == wanted ? 1 : 0)
    }
  }

  /// A number; of a word that stands in its place, says what can be done.
  private func number(
    _ row: Int, _ column: Int, _ numbers: inout NumberReader
  ) throws(DocumentError) -> Double {
    do throws(DocumentError) {
      return try numbers.number(in: table, row: row, column: column)
    } catch {
      let cell = table.cell(row: row, column: column)
      guard !MissingValue.isSpelled(by: cell), !CellText(cell).isNumber, table.holdsWords(column)
      else { throw error }
      let name = excerpt(table.header[column])
      throw DocumentError(
        at: error.location, problem: error.problem,
        remedy: "--one-hot \(name) makes an input for each word, --inputs names other columns, "
          + "--labels a column of classes")
    }
  }

  private func word(_ row: Int, _ column: Int) throws(DocumentError) -> Int {
    let cell = table.cell(row: row, column: column)
    let text = String(decoding: cell, as: UTF8.self)
    if let word = words[column]?[text] { return word }
    let (name, place) = (table.header[column], table.location(row: row, column: column))
    if MissingValue.isSpelled(by: cell) { throw MissingValue.error(text, in: name, at: place) }
    throw DocumentError(
      at: place,
      problem: "\(excerpt(text)) is no word that the network knows of column \(excerpt(name))",
      remedy: "it knows \(NameList(words[column]?.sorted { $0.value < $1.value }.map(\.key) ?? []))"
    )
  }
}
