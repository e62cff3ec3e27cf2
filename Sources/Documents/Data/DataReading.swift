package import Backprop

/// The cells that a network needs of a table, as numbers that are not scaled yet.
struct DataReading {
  /// The rows that were read.
  let table: CSVTable
  let columns: DataColumns
  let examples: Examples
  private(set) var encoding: DataEncoding
  private(set) var notes: [String]
  /// The rows that were left out, by their numbers in the whole table.
  private let skipped: Set<Int>
  private let wholeCount: Int

  /// The names of the inputs, as the table has them.
  var inputNames: [String] { columns.inputs.map(columns.features.name) }

  init(
    _ whole: CSVTable, _ needs: DataNeeds, _ settings: Settings, _ poll: inout InterruptionPoll
  ) throws(DocumentError) {
    guard whole.rowCount > 0 else { throw DataReading.noRow }
    wholeCount = whole.rowCount
    if settings.missing == .skip {
      let draft = try DataColumns(of: whole, needs, settings, for: .draft)
      let missing = whole.rowsMissing(in: draft.needed)
      skipped = Set(missing)
      let skipped = skipped
      table =
        skipped.isEmpty ? whole : whole.only((0..<whole.rowCount).filter { !skipped.contains($0) })
    } else {
      table = whole
      skipped = []
    }
    guard table.rowCount > 0 else {
      throw DocumentError(
        at: whole.location(row: 0, column: 0), problem: "every row lacks a value that is needed",
        remedy: "give one row or more without missing values")
    }
    columns = try DataColumns(of: table, needs, settings)
    encoding = needs.encoding
    notes = columns.notes
    if whole.hasShortHeader {
      notes.append("the header is one name short: the first column is taken for the names of rows")
    }
    if !skipped.isEmpty {
      let lines = skipped.sorted().prefix(NameList.limit).map(whole.line(ofRow:))
      notes.append(SkippedRows(count: skipped.count, lines: Array(lines)).description)
    }
    try DataReading.checkSize(columns.isLabels, table, needs)
    var numbers = NumberReader(decimal: settings.decimal)
    let inputs = try InputReader(columns, table).inputs(&numbers, &poll)
    let targets: [Double]
    if columns.isLabels {
      let labels = try DataReading.labels(table, columns.targets[0], needs, &poll)
      targets = needs.outputCount == 1 ? labels.numbers.map(Double.init) : labels.oneHot
      if needs.outputCount == 1 {
        notes.append(
          "\(excerpt(table.header[columns.targets[0]])): \(excerpt(labels.names[0])) is 0, "
            + "\(excerpt(labels.names[1])) is 1")
      }
      encoding.classNames = labels.names
    } else {
      targets = try DataReading.targets(table, columns.targets, &numbers, &poll)
    }
    let header = table.header
    let names = columns.targets.map { header[$0] }
    if encoding.targetNames.isEmpty, names != needs.outputNames { encoding.targetNames = names }
    if encoding.columns.isEmpty { encoding.columns = columns.inputColumns }
    examples = Examples(
      inputCount: needs.inputCount, targetCount: needs.outputCount, inputs: inputs,
      targets: targets)
  }

  /// How many of the last rows of the whole table were read.
  func count(ofLast count: Int) -> Int {
    (wholeCount - count..<wholeCount).count { !skipped.contains($0) }
  }

  private static let noRow = DocumentError(
    at: SourceLocation(line: 2, column: 1), problem: "there is no row under the header",
    remedy: "give one example or more")

  /// Refuses what would not fit the memory, before it is made.
  private static func checkSize(
    _ hasLabels: Bool, _ table: CSVTable, _ needs: DataNeeds
  ) throws(DocumentError) {
    let (numbers, overflow) = table.rowCount.multipliedReportingOverflow(
      by: needs.inputCount + needs.outputCount)
    guard overflow || numbers > CSVReader.mostCells else { return }
    throw DocumentError(
      at: table.start,
      problem: "\(counted(table.rowCount, "row")) of \(counted(needs.inputCount, "input")) and "
        + "\(counted(needs.outputCount, "output")) are more than \(CSVReader.mostCells) numbers",
      remedy: hasLabels
        ? "each class has an output of its own: give fewer rows, or a column of fewer classes"
        : "give fewer rows or columns")
  }

  private static func labels(
    _ table: CSVTable, _ column: Int, _ needs: DataNeeds, _ poll: inout InterruptionPoll
  ) throws(DocumentError) -> ClassLabels {
    var labels = try ClassLabels(
      table, column: column, names: needs.encoding.classNames, &poll)
    let isNew = needs.encoding.classNames.isEmpty
    let (count, outputs) = (labels.names.count, needs.outputCount)
    if count == 2, needs.codesTwoClasses {
      if isNew { labels.orderForOneOutput() }
      return labels
    }
    guard count == outputs, outputs > 1 else {
      let remedy =
        count == 2 && outputs == 1
        ? "one output tells two classes apart where it is sigmoid; else the last layer needs 2 units"
        : count == 1
          ? "a column of classes needs two or more"
          : "the last layer needs \(counted(count, "unit"))"
      throw DocumentError(
        at: table.headerLocations[column],
        problem: "\(count == 1 ? "1 class" : "\(count) classes") in column "
          + "\(excerpt(table.header[column])) for \(counted(outputs, "output")) of the network",
        remedy: remedy)
    }
    // Outputs that are named after the classes keep their order.
    if isNew, Set(labels.names) == Set(needs.outputNames) { labels.reorder(as: needs.outputNames) }
    return labels
  }

  private static func targets(
    _ table: CSVTable, _ columns: [Int], _ numbers: inout NumberReader,
    _ poll: inout InterruptionPoll
  ) throws(DocumentError) -> [Double] {
    var targets: [Double] = []
    targets.reserveCapacity(table.rowCount * columns.count)
    for row in 0..<table.rowCount {
      try poll.check(at: table.start)
      for column in columns {
        do throws(DocumentError) {
          targets.append(try numbers.number(in: table, row: row, column: column))
        } catch {
          throw mixed(column, of: table) ?? error
        }
      }
    }
    return targets
  }

  /// The error of a target column that has words and numbers.
  private static func mixed(_ column: Int, of table: CSVTable) -> DocumentError? {
    guard let row = table.firstWord(amongNumbersOf: column) else { return nil }
    let name = excerpt(table.header[column])
    return DocumentError(
      at: table.location(row: row, column: column),
      problem:
        "the word \(excerpt(String(decoding: table.cell(row: row, column: column), as: UTF8.self))) "
        + "among the numbers of column \(name)",
      remedy: "write a number, or give --labels \(name) to read every cell as the name of a class")
  }

  /// Checks that the loss can take every target.
  ///
  /// - Parameters:
  ///   - scaled: the examples as the network is to see them.
  ///   - loss: the loss that is to take them.
  /// - Throws: the first target that it cannot take, at the place of its cell.
  func check(_ scaled: Examples, _ loss: Loss) throws(DocumentError) {
    for row in 0..<scaled.count {
      let targets = scaled.targets(of: row)
      guard let problem = loss.problem(with: targets) else { continue }
      let index = if case .outOfRange(let output) = problem { output } else { 0 }
      let column = columns.isLabels ? columns.targets[0] : columns.targets[index]
      throw DocumentError(
        at: table.location(row: row, column: column),
        problem: loss.words(for: problem, targets),
        remedy: loss.remedy(for: problem))
    }
  }
}

extension Loss {
  /// What is wrong with targets, in words.
  package func words(for problem: TargetProblem, _ targets: ArraySlice<Double>) -> String {
    switch problem {
    case .outOfRange(let output):
      let target = targets[targets.startIndex + output]
      return
        "the target \(JSONWriter.shortest(target)) is outside 0 … 1, and \(rawValue) takes no other"
    case .sum(let sum):
      return
        "the targets add up to \(JSONWriter.shortest(sum)); those of softmax outputs must add up to 1"
    }
  }

  /// What would be right instead.
  package func remedy(for problem: TargetProblem) -> String {
    switch (problem, self) {
    case (.outOfRange, .binaryCrossEntropy):
      "code the two classes 0 and 1, name the column with --labels, or take --loss "
        + Loss.halfSquaredError.rawValue
    case (.outOfRange, _), (.sum, _):
      "give shares that add up to 1, or name one column of classes with --labels"
    }
  }
}
