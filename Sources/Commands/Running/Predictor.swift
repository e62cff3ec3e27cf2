import Backprop
import Documents

/// Answers the rows of a CSV file as they come, a line a row.
struct Predictor {
  private var reader: CSVReader
  private var lines: PredictionLines
  private let needs: DataNeeds
  private let settings: Settings
  /// The columns of the inputs, once the header is there.
  private var columns: DataColumns?
  private var numbers: NumberReader
  /// The rows that are read and not answered yet.
  private var table: CSVTable?
  private var nextRow = 0
  private var inputs: [Double] = []
  /// The lines of the rows that were left out: how many, and the first ones.
  private var skipped = (count: 0, first: [Int]())
  /// What was found that the person should know, and is to be told now.
  private(set) var notes: [String] = []
  /// What is wrong with the file after the rows that can be answered.
  private(set) var problem: DocumentError?
  /// Whether a row ended it for which the network does not settle.
  private(set) var failsToSettle = false
  /// Whether it was interrupted while the network settled for a row.
  private(set) var isInterrupted = false

  init(_ needs: DataNeeds, lines: PredictionLines, settings: Settings) {
    reader = CSVReader(header: settings.header)
    numbers = NumberReader(decimal: settings.decimal)
    self.needs = needs
    self.lines = lines
    self.settings = settings
  }

  /// Reads the next bytes; `nil`: the end of the file.
  mutating func read(_ bytes: [UInt8]?) {
    guard problem == nil else { return }
    do throws(DocumentError) {
      if let bytes { try reader.feed(bytes) } else { try reader.finish() }
    } catch {
      problem = error
    }
  }

  /// Begins to answer the rows that were read since the last time.
  mutating func takeRows() {
    (table, nextRow) = (reader.takeRows(), 0)
  }

  /// Answers so many rows of those taken; `nil` where there are no more.
  mutating func answer(rows count: Int) -> String? {
    guard let table, table.columnCount > 0 else { return nil }
    var text = ""
    do throws(DocumentError) {
      if columns == nil {
        columns = try DataColumns(of: table, needs, settings, for: .inputs)
        notes = (columns?.notes ?? [])
        text += lines.header
      }
      guard let columns, nextRow < table.rowCount else { return text.isEmpty ? nil : text }
      let inputReader = InputReader(columns, table)
      let end = min(table.rowCount, nextRow + count)
      while nextRow < end {
        text += try answer(nextRow, of: table, columns, inputReader)
        nextRow += 1
      }
    } catch {
      // The rows before a bad one are complete, and come first.
      problem = error
      self.table = nil
    }
    return text
  }

  private mutating func answer(
    _ row: Int, of table: CSVTable, _ columns: DataColumns, _ reader: InputReader
  ) throws(DocumentError) -> String {
    if settings.missing == .skip,
      columns.inputs.contains(where: { table.isMissing(row: row, column: $0.column) })
    {
      skipped.count += 1
      if skipped.first.count < NameList.limit { skipped.first.append(table.line(ofRow: row)) }
      // Answers stay beside their rows.
      return "\n"
    }
    inputs.removeAll(keepingCapacity: true)
    try reader.append(row, to: &inputs, &numbers)
    let scaled = needs.encoding.scale?.scaled(inputs) ?? inputs
    do throws(PredictionLines.Unanswered) {
      return try lines.line(for: scaled[...])
    } catch {
      throw problem(error, at: table.location(row: row, column: 0))
    }
  }

  private mutating func problem(
    _ reason: PredictionLines.Unanswered, at location: SourceLocation
  ) -> DocumentError {
    switch reason {
    case .unsettled(let unsettled):
      failsToSettle = true
      return DocumentError(
        at: location,
        problem: lines.words(of: unsettled).line(continuing: PredictionLines.continuing))
    case .interrupted:
      isInterrupted = true
      return DocumentError(at: location, problem: "interrupted")
    }
  }

  /// Returns what is to be told, once.
  mutating func takeNotes(isAtEnd: Bool) -> [String] {
    var told = notes
    notes = []
    if isAtEnd, skipped.count > 0 {
      told.append(SkippedRows(count: skipped.count, lines: skipped.first).description)
    }
    return told
  }
}

/// A network's answers as lines of CSV, or as objects of JSON.
struct PredictionLines {
  private var trainer: Trainer
  private let network: Network
  /// Whether a recurrent network that does not settle answers with its last sweep.
  private let answersUnsettled: Bool
  private let outputNames: [String]
  /// How outputs are turned back into what the data had.
  private let encoding: DataEncoding
  private let isJSON: Bool
  private let isInterrupted: () -> Bool

  init(
    _ network: Network, encoding: DataEncoding, settings: Settings, isJSON: Bool,
    isInterrupted: @escaping () -> Bool
  ) {
    self.network = network
    self.isInterrupted = isInterrupted
    trainer = Trainer(network: network, settings: settings.training)
    answersUnsettled = settings.training.notSettled == .continue
    let shape = network.shape
    outputNames = (0..<shape.outputCount).map { network.name(of: shape.outputUnit($0)) }
    self.encoding = encoding
    self.isJSON = isJSON
  }

  /// What stands before the first line.
  var header: String {
    guard !isJSON else { return "" }
    let names = outputNames + (encoding.classNames.isEmpty ? [] : ["class"])
    return names.map(CSVField.text(of:)).joined(separator: ",") + "\n"
  }

  /// What `--not-settled continue` does where rows are answered.
  static let continuing = "answers with the last sweep"

  func words(of unsettled: Unsettled) -> UnsettledWords { UnsettledWords(unsettled, of: network) }

  /// Why a row has no answer.
  enum Unanswered: Error {
    /// The recurrent network does not settle for it.
    case unsettled(Unsettled)
    case interrupted
  }

  /// About how many multiplications of settling lie between checks for a request to stop.
  private static let slice = 4_000_000

  /// The line of one row.
  mutating func line(for inputs: ArraySlice<Double>) throws(Unanswered) -> String {
    if network.shape.recurrence == nil {
      trainer.forward(inputs)
    } else {
      trainer.forgetExample()
      var work = Self.slice
      while !trainer.settle(inputs, work: &work) {
        if isInterrupted() { throw .interrupted }
        work = Self.slice
      }
    }
    if let unsettled = trainer.unsettled, !answersUnsettled { throw .unsettled(unsettled) }
    let name = encoding.className(of: trainer.outputs)
    let outputs = encoding.targetScale?.original(trainer.outputs)[...] ?? trainer.outputs
    guard isJSON else {
      // JSON has no word for what is not finite; CSV takes the usual ones.
      let fields = outputs.map { $0.isFinite ? JSONWriter.shortest($0) : $0.description }
      let hasClass = !encoding.classNames.isEmpty
      return (fields + (hasClass ? [CSVField.text(of: name ?? "")] : [])).joined(separator: ",")
        + "\n"
    }
    var members: [(String, JSONOutput)] = [("outputs", .numbers(outputs))]
    if let name { members.append(("class", .string(name))) }
    return JSONWriter.compact(.object(members)) + "\n"
  }
}
