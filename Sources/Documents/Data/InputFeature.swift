/// What one input of a network is made from: a column of numbers, or a word of a column.
package struct InputFeature: Equatable, Sendable {
  package let column: Int
  /// The word for which the input is 1; `nil`: the input is the number in the column.
  let word: Int?
}

/// All that inputs can be made from in a table.
struct InputFeatures {
  /// The columns that are read as words, with their words.
  private(set) var words: [Int: [String]] = [:]
  private let table: CSVTable
  /// The columns by their names as they are compared; several where names are alike.
  private var columns: [ColumnName: [Int]] = [:]
  private var wordInputs: [ColumnName: InputFeature] = [:]

  /// Finds the words of the columns that are read as such.
  ///
  /// - Parameters:
  ///   - table: the rows to read.
  ///   - named: the columns that the person names; their words are found in the table.
  ///   - known: the columns of the network, with the words that it knows.
  /// - Throws: a name that no column has, or the first word that is too long, with its place.
  init(
    of table: CSVTable, oneHot named: [String], known: [InputColumn]
  ) throws(DocumentError) {
    self.table = table
    columns.reserveCapacity(table.columnCount)
    for (index, name) in table.header.enumerated() {
      columns[ColumnName(name), default: []].append(index)
    }
    for input in known where !input.words.isEmpty {
      guard let column = column(named: input.name) else { continue }
      words[column] = input.words
    }
    for name in named {
      let column = try table.column(named: name)
      guard words[column] == nil else { continue }
      words[column] = try InputFeatures.words(of: column, in: table)
    }
    for (column, words) in words {
      let input = InputColumn(name: table.header[column], words: words)
      for (index, name) in input.inputNames.enumerated() {
        wordInputs[ColumnName(name)] = InputFeature(column: column, word: index)
      }
    }
  }

  /// The words of a column, in order of first appearance.
  private static func words(
    of column: Int, in table: CSVTable
  ) throws(DocumentError) -> [String] {
    var (words, known): ([String], Set<String>) = ([], [])
    for row in 0..<table.rowCount {
      let cell = table.cell(row: row, column: column)
      if MissingValue.isSpelled(by: cell) { continue }
      guard cell.count <= nameLimit else {
        throw .longName("a word", at: table.location(row: row, column: column))
      }
      let word = String(decoding: cell, as: UTF8.self)
      if known.insert(word).inserted { words.append(word) }
    }
    return words
  }

  /// The column of a name, if there is one and no other that is alike.
  func column(named name: String) -> Int? {
    guard let alike = columns[ColumnName(name)] else { return nil }
    return alike.count == 1 ? alike[0] : alike.first { table.header[$0] == name }
  }

  /// What an input of a name is made from.
  func feature(named name: String) -> InputFeature? {
    if let column = column(named: name), words[column] == nil {
      return InputFeature(column: column, word: nil)
    }
    return wordInputs[ColumnName(name)]
  }

  /// What the inputs are made from that a column gives.
  func features(of column: Int) -> [InputFeature] {
    guard let words = words[column] else { return [InputFeature(column: column, word: nil)] }
    return words.indices.map { InputFeature(column: column, word: $0) }
  }

  /// The name of an input.
  func name(of feature: InputFeature) -> String {
    let name = table.header[feature.column]
    guard let word = feature.word, let words = words[feature.column] else { return name }
    return "\(name)=\(words[word])"
  }
}
