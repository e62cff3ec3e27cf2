package import Backprop

/// A table of data with named columns, cut into inputs and targets.
package struct DataTable: Equatable, Sendable {
  /// The captions of the inputs: the names of their columns.
  package let inputNames: [String]
  /// The captions of the targets: the names of their columns, or of the classes.
  package let targetNames: [String]
  /// The rows that a network is trained with, in the order given, scaled.
  package let examples: Examples
  /// The rows that were held out for testing, in the order given, scaled; `nil` where there are none.
  package let testExamples: Examples?
  /// How cells became numbers.
  package let encoding: DataEncoding

  /// The names of the classes, one for each target; empty where the targets are numbers.
  package var classNames: [String] { encoding.classNames }

  /// Cuts the columns of a CSV file, scales the inputs and holds out the test part.
  ///
  /// - Parameters:
  ///   - counts: the network's numbers of inputs and outputs.
  ///   - settings: `labels`, `targets` and `inputs` name columns; where they do not, the last columns
  ///     are the targets (the last alone, where it has words), and all others are the inputs. `test`
  ///     and `scale` say what is held out and how inputs are scaled.
  ///   - encoding: what the network brings of the data that it was trained with; it goes before what
  ///     these data would give.
  ///   - testCount: how many rows, the last ones, are for testing; where `settings.test` says what is
  ///     held out, it holds out of all rows.
  package init(
    _ table: CSVTable, counts: (inputs: Int, outputs: Int), settings: Settings,
    encoding: DataEncoding = DataEncoding(), testCount: Int = 0
  ) throws(DocumentError) {
    guard table.rowCount > 0 else {
      throw DocumentError(
        at: SourceLocation(line: 2, column: 1), problem: "there is no row under the header",
        remedy: "give one example or more")
    }
    let columns = try DataColumns(
      of: table, counts: counts, settings: settings, classNames: encoding.classNames)
    var encoding = encoding
    let all = try DataTable.examples(
      of: table, columns, outputCount: counts.outputs, settings, &encoding)
    let (training, test) = try DataTable.parts(of: all, settings, testCount)
    if encoding.scale == nil {
      encoding.scale = try DataTable.scale(
        settings.scale, fitting: test.isEmpty ? all : all.only(training), table, columns.inputs)
    }
    let scaled = try DataTable.scaled(all, by: encoding.scale, table, columns.inputs)
    inputNames = columns.inputs.map { table.header[$0] }
    targetNames =
      columns.isLabels ? encoding.classNames : columns.targets.map { table.header[$0] }
    examples = test.isEmpty ? scaled : scaled.only(training)
    testExamples = test.isEmpty ? nil : scaled.only(test)
    self.encoding = encoding
  }

  package init(
    inputNames: [String], targetNames: [String], examples: Examples,
    testExamples: Examples? = nil, encoding: DataEncoding = DataEncoding()
  ) {
    self.inputNames = inputNames
    self.targetNames = targetNames
    self.examples = examples
    self.testExamples = testExamples
    self.encoding = encoding
  }

  /// All rows as they stand; what names the classes gets into the encoding.
  private static func examples(
    of table: CSVTable, _ columns: DataColumns, outputCount: Int, _ settings: Settings,
    _ encoding: inout DataEncoding
  ) throws(DocumentError) -> Examples {
    let inputs = try table.inputs(columns.inputs)
    let targets: [Double]
    if columns.isLabels {
      let labels = try labels(
        table, column: columns.targets[0], outputs: outputCount, settings, encoding)
      (targets, encoding.classNames) = (labels.oneHot, labels.names)
    } else {
      targets = try table.numbers(columns.targets)
    }
    return Examples(
      inputCount: columns.inputs.count, targetCount: outputCount, inputs: inputs,
      targets: targets)
  }

  private static func labels(
    _ table: CSVTable, column: Int, outputs: Int, _ settings: Settings, _ encoding: DataEncoding
  ) throws(DocumentError) -> ClassLabels {
    let labels = try ClassLabels(
      table, column: column, names: encoding.classNames,
      takesNumbers: settings.labels != nil || !encoding.classNames.isEmpty)
    let count = labels.names.count
    guard count == outputs else {
      throw DocumentError(
        at: table.headerLocations[column],
        problem: "\(count == 1 ? "1 class" : "\(count) classes") in column "
          + "\(excerpt(table.header[column])) for \(counted(outputs, "output")) of the network",
        remedy: "the last layer needs \(counted(count, "unit"))")
    }
    return labels
  }

  /// The rows to train with and those to test with, each in the order given.
  private static func parts(
    of all: Examples, _ settings: Settings, _ testCount: Int
  ) throws(DocumentError) -> (training: [Int], test: [Int]) {
    guard settings.test > 0 else {
      let trained = all.count - testCount
      return testCount == 0 ? ([], []) : (Array(0..<trained), Array(trained..<all.count))
    }
    let test = all.heldOutRows(fraction: settings.test, seed: settings.training.seed)
    guard !test.isEmpty else {
      throw DocumentError(
        at: nil,
        problem: "of \(counted(all.count, "row")), --test \(JSONWriter.shortest(settings.test)) "
          + "holds out none",
        remedy: "give more rows or another fraction, or leave --test out")
    }
    let isTest = Set(test)
    return ((0..<all.count).filter { !isTest.contains($0) }, test)
  }

  private static func scale(
    _ kind: Scale.Kind, fitting examples: Examples, _ table: CSVTable, _ columns: [Int]
  ) throws(DocumentError) -> Scale? {
    guard let scale = Scale(kind, fitting: examples) else { return nil }
    for (index, column) in columns.enumerated()
    where !scale.shift[index].isFinite || !scale.factor[index].isFinite {
      throw DocumentError(
        at: table.headerLocations[column],
        problem: "column \(excerpt(table.header[column])) cannot be scaled: its numbers are too "
          + "large or too near to each other", remedy: "leave --scale out")
    }
    return scale
  }

  private static func scaled(
    _ examples: Examples, by scale: Scale?, _ table: CSVTable, _ columns: [Int]
  ) throws(DocumentError) -> Examples {
    guard let scale else { return examples }
    let scaled = scale.scaled(examples)
    for row in 0..<scaled.count {
      for (column, value) in zip(columns, scaled.inputs(of: row)) where !value.isFinite {
        throw DocumentError(
          at: table.location(row: row, column: column),
          problem: "\(excerpt(table.text(row: row, column: column))) is out of range once it is "
            + "scaled", remedy: "correct it, or leave the row out")
      }
    }
    return scaled
  }
}

extension CSVTable {
  /// The numbers of some columns, row after row.
  fileprivate func numbers(_ columns: [Int]) throws(DocumentError) -> [Double] {
    var numbers: [Double] = []
    numbers.reserveCapacity(rowCount * columns.count)
    for row in 0..<rowCount {
      for column in columns { numbers.append(try number(row: row, column: column)) }
    }
    return numbers
  }

  /// The numbers of the input columns; of a column of words, says what can be done.
  fileprivate func inputs(_ columns: [Int]) throws(DocumentError) -> [Double] {
    do throws(DocumentError) {
      return try numbers(columns)
    } catch {
      let words = columns.first { column in
        location(row: 0, column: column) == error.location && isWord(row: 0, column: column)
      }
      guard words != nil else { throw error }
      throw DocumentError(
        at: error.location, problem: error.problem,
        remedy: "inputs are numbers; --inputs names those to use, --labels a column of classes")
    }
  }
}
