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
  /// The line of its file on which each of those that a network is trained with stands, from 1; empty
  /// where they stand in none.
  package var lines: [Int] = []
  /// The file that they are from; `nil`: a lesson's own document, or none.
  package var file: String?
  /// Whether that file came with the program.
  package var isShipped = false
  /// What was found in the file that the person should know, a line each.
  package var notes: [String] = []
  /// What may be done about inputs that sigmoid and tanh units can hardly tell apart; `nil`: nothing.
  package var hint: String?

  /// The rows to train with, then those to test with, where there are any.
  package var parts: [Examples] { [examples] + (testExamples.map { [$0] } ?? []) }

  /// The names of the classes, one for each target, or two for one; empty where the targets are numbers.
  package var classNames: [String] { encoding.classNames }

  /// Finds the columns of a CSV file, reads and scales them, and holds out the test part.
  ///
  /// - Parameters:
  ///   - table: the rows of the file.
  ///   - needs: what the network needs; what it brings of the data that it was trained with goes
  ///     before what these data would give.
  ///   - settings: `labels`, `targets` and `inputs` name columns; where they do not, the network's
  ///     own names do; where it has none, the last columns are the targets (the last alone, where
  ///     it has words), and all others are the inputs. `test`, `scale` and others say what becomes
  ///     of them.
  ///   - testCount: how many rows, the last ones, are for testing; where `settings.test` says what
  ///     is held out, it holds out of all rows.
  ///   - isInterrupted: asked now and then; once it says so this throws.
  /// - Throws: what is wrong with the columns or with the first cell that cannot be read, with its
  ///   place.
  package init(
    _ table: CSVTable, for needs: DataNeeds, settings: Settings, testCount: Int = 0,
    isInterrupted: @escaping () -> Bool = { false }
  ) throws(DocumentError) {
    var poll = InterruptionPoll(isInterrupted)
    let reading = try DataReading(table, needs, settings, &poll)
    let encoding = reading.encoding
    let (training, test) = try DataTable.parts(
      of: reading.examples, settings,
      min(reading.count(ofLast: testCount), reading.examples.count - 1))
    let scaling = DataScaling(reading, settings, training: test.isEmpty ? nil : training)
    let scaled = try scaling.scaled()
    if needs.hasMatchingLoss { try reading.check(scaled, needs.loss) }
    inputNames = reading.inputNames
    targetNames =
      encoding.classNames.count == needs.outputCount && reading.columns.isLabels
      ? encoding.classNames : reading.columns.targets.map { reading.table.header[$0] }
    examples = test.isEmpty ? scaled : scaled.only(training)
    testExamples = test.isEmpty ? nil : scaled.only(test)
    var complete = encoding
    (complete.scale, complete.targetScale) = (scaling.scale, scaling.targetScale)
    self.encoding = complete
    lines = (test.isEmpty ? Array(0..<scaled.count) : training).map(reading.table.line(ofRow:))
    notes = reading.notes
    hint = scaling.hint
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

  /// The same columns with other rows.
  package func with(_ examples: Examples, test: Examples?) -> DataTable {
    DataTable(
      inputNames: inputNames, targetNames: targetNames, examples: examples, testExamples: test,
      encoding: encoding)
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
}
