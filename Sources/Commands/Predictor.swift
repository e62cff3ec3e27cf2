import Backprop
import Documents

/// Answers the rows of a CSV file as they come, a line a row.
struct Predictor {
  private var reader = CSVReader()
  private var lines: PredictionLines
  private let network: Network
  private let scale: Scale?
  private let settings: Settings
  /// The columns of the inputs, once the header is there.
  private var columns: [Int]?
  /// Whether a row ended it for which the network does not settle.
  private(set) var failsToSettle = false

  /// - Parameter settings: `inputs` names columns; where it does not, the network's names do, or
  ///   else the first columns are taken that are not among `targets`.
  init(_ network: Network, lines: PredictionLines, scale: Scale?, settings: Settings) {
    self.network = network
    self.scale = scale
    self.lines = lines
    self.settings = settings
  }

  /// Reads the next bytes; returns the lines for the rows that they complete, and what is wrong with
  /// the row after them.
  mutating func answer(_ bytes: [UInt8]) -> (text: String, problem: DocumentError?) {
    answer { (reader) throws(DocumentError) in try reader.feed(bytes) }
  }

  /// Reads the end of the file.
  mutating func finish() -> (text: String, problem: DocumentError?) {
    answer { (reader) throws(DocumentError) in try reader.finish() }
  }

  private mutating func answer(
    reading read: (inout CSVReader) throws(DocumentError) -> Void
  ) -> (text: String, problem: DocumentError?) {
    var text = ""
    var problem: DocumentError?
    do throws(DocumentError) {
      try read(&reader)
    } catch {
      problem = error
    }
    // The rows before a bad one are complete, and come first.
    do throws(DocumentError) {
      try answer(rows: reader.takeRows(), to: &text)
    } catch {
      problem = error
    }
    return (text, problem)
  }

  private mutating func answer(
    rows table: CSVTable, to text: inout String
  ) throws(DocumentError) {
    guard table.columnCount > 0 else { return }
    if columns == nil {
      columns = try inputColumns(of: table)
      text += lines.header
    }
    guard let columns else { return }
    var inputs = [Double](repeating: 0, count: columns.count)
    for row in 0..<table.rowCount {
      for (index, column) in columns.enumerated() {
        inputs[index] = try table.number(row: row, column: column)
      }
      do throws(Unsettled) {
        text += try lines.line(for: (scale?.scaled(inputs) ?? inputs)[...])
      } catch {
        failsToSettle = true
        throw DocumentError(
          at: table.location(row: row, column: 0),
          problem: lines.words(of: error).line(continuing: PredictionLines.continuing))
      }
    }
  }

  private func inputColumns(of table: CSVTable) throws(DocumentError) -> [Int] {
    var columns: [Int] = []
    for name in settings.inputs { columns.append(try table.column(named: name)) }
    var targets: [Int] = []
    for name in settings.targets { targets.append(try table.column(named: name)) }
    if settings.inputs.isEmpty {
      let named = network.inputNames.compactMap { table.header.firstIndex(of: $0) }
      columns =
        named.count == network.inputNames.count
        ? named
        : Array(
          (0..<table.columnCount).filter { !targets.contains($0) }
            .prefix(network.shape.inputCount))
    }
    if let again = columns.indices.first(where: { columns[..<$0].contains(columns[$0]) }) {
      throw DocumentError(
        at: table.headerLocations[columns[again]],
        problem: "column \(excerpt(table.header[columns[again]])) is named twice",
        remedy: "name each column once")
    }
    let wanted = network.shape.inputCount
    guard columns.count == wanted else {
      throw DocumentError(
        at: SourceLocation(line: 1, column: 1),
        problem: "\(counted(columns.count, "input column")) for "
          + "\(counted(wanted, "input")) of the network",
        remedy: settings.inputs.isEmpty
          ? "give a column for each input" : "name as many as the network has")
    }
    return columns
  }
}

/// A network's answers as lines of CSV, or as objects of JSON.
struct PredictionLines {
  private var trainer: Trainer
  private let network: Network
  /// Whether a recurrent network that does not settle answers with its last sweep.
  private let answersUnsettled: Bool
  private let outputNames: [String]
  /// The name that each output stands for; empty where the outputs are numbers alone.
  private let classNames: [String]
  private let isJSON: Bool

  init(_ network: Network, classNames: [String], settings: Settings, isJSON: Bool) {
    self.network = network
    trainer = Trainer(network: network, settings: settings.training)
    answersUnsettled = settings.training.notSettled == .continue
    let shape = network.shape
    outputNames = (0..<shape.outputCount).map { network.name(of: shape.outputUnit($0)) }
    self.classNames = classNames
    self.isJSON = isJSON
  }

  /// What stands before the first line.
  var header: String {
    guard !isJSON else { return "" }
    let names = outputNames + (classNames.isEmpty ? [] : ["class"])
    return names.map(CSVField.text(of:)).joined(separator: ",") + "\n"
  }

  /// What `--not-settled continue` does where rows are answered.
  static let continuing = "answers with the last sweep"

  func words(of unsettled: Unsettled) -> UnsettledWords { UnsettledWords(unsettled, of: network) }

  /// The line of one row; throws where a recurrent network does not settle for it.
  mutating func line(for inputs: ArraySlice<Double>) throws(Unsettled) -> String {
    trainer.forward(inputs)
    if !trainer.isSettled, !answersUnsettled, let unsettled = network.unsettled(for: inputs) {
      throw unsettled
    }
    let outputs = trainer.outputs
    let name = className(of: outputs)
    guard isJSON else {
      // JSON has no word for what is not finite; CSV takes the usual ones.
      let fields = outputs.map { $0.isFinite ? JSONWriter.shortest($0) : $0.description }
      return (fields + (name.map { [CSVField.text(of: $0)] } ?? [])).joined(separator: ",") + "\n"
    }
    var members: [(String, JSONOutput)] = [("outputs", .numbers(outputs))]
    if let name { members.append(("class", .string(name))) }
    return JSONWriter.compact(.object(members)) + "\n"
  }

  /// The class of the largest output, the first of equals.
  private func className(of outputs: ArraySlice<Double>) -> String? {
    guard classNames.count == outputs.count, var largest = outputs.indices.first else { return nil }
    for index in outputs.indices where outputs[index] > outputs[largest] { largest = index }
    return classNames[largest - outputs.startIndex]
  }
}
