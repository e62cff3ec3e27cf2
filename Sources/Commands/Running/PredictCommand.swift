import Backprop
import Documents
import Explanations
import Opening

/// `predict`: what a network answers to the rows of a file, or of standard input while they come.
struct PredictCommand {
  let network: Network
  /// The examples of the lesson that the network comes from, where it comes from one.
  let lessonData: DataTable?
  let settings: Settings
  /// What the network needs of data, and how it reads them.
  let needs: DataNeeds
  let arguments: Arguments
  let world: World

  /// What standard input is called in messages.
  private static let inputName = "<stdin>"
  /// How much of a file is answered between checks for a request to stop.
  private static let chunkSize = 1 << 16
  /// How many rows are answered between checks for a request to stop.
  private static let rowsAtOnce = 1 << 10

  func run() throws(Failure) {
    if let path = settings.data, path != "-" { return try answer(file: path) }
    guard settings.data == nil, world.isInputTerminal else {
      return try answer(Self.inputName, isWhole: false) { () throws(FileProblem) in
        try world.readInput()
      }
    }
    guard let lessonData else {
      throw .usage(
        "predict needs rows; give them with --data FILE.csv or on standard input")
    }
    // A lesson's own examples are scaled already.
    var lines = lines
    var text = lines.header
    for example in 0..<lessonData.examples.count {
      do throws(PredictionLines.Unanswered) {
        text += try lines.line(for: lessonData.examples.inputs(of: example))
      } catch {
        try write(text)
        guard case .unsettled(let unsettled) = error else { throw .interrupted() }
        let words = lines.words(of: unsettled).line(
          "for example \(NumberFormat.count(example + 1))", continuing: PredictionLines.continuing)
        throw Failure(line: "backstep: " + words, status: .failed)
      }
    }
    try write(text)
  }

  private var lines: PredictionLines {
    PredictionLines(
      network, encoding: needs.encoding, settings: settings,
      isJSON: arguments.format == "json", isInterrupted: world.isInterrupted)
  }

  private func answer(file path: String) throws(Failure) {
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try world.readData(path).bytes
    } catch {
      throw .file(path, error, .badInput)
    }
    var start = 0
    try answer(path, isWhole: true) { () throws(FileProblem) in
      guard start < bytes.count else { return nil }
      defer { start += Self.chunkSize }
      return Array(bytes[start..<min(bytes.count, start + Self.chunkSize)])
    }
  }

  /// Answers what comes chunk by chunk until there is nothing more.
  ///
  /// - Parameters:
  ///   - name: what messages call the file or stream.
  ///   - isWhole: whether all is read before the first row is answered; else each chunk is answered
  ///     at once.
  ///   - nextChunk: gives the bytes that follow, or `nil` at the end.
  /// - Throws: the first row that cannot be read or answered, after the answers to those before it
  ///   are written; or that reading or writing failed or was interrupted.
  private func answer(
    _ name: String, isWhole: Bool, reading nextChunk: () throws(FileProblem) -> [UInt8]?
  ) throws(Failure) {
    world.beginWork()
    var predictor = Predictor(needs, lines: lines, settings: settings)
    // What a file was refused for before it was read, a stream is at its place.
    var meter = LineMeter(longest: FileDemand.table.longestLine ?? .max)
    var isAtEnd = false
    // Before the answers stands a header, but for JSON.
    var rows = lines.header.isEmpty ? 0 : -1
    var progress = Progress(world, isOfStream: true)
    defer { progress.clear() }
    while !isAtEnd {
      progress.show { NumberFormat.counted(max(0, rows), "row") + " answered" }
      let chunk: [UInt8]?
      do throws(FileProblem) {
        chunk = try nextChunk()
      } catch {
        throw .file(name, error, .badInput)
      }
      try checkInterruption()
      do throws(FileProblem) {
        try meter.take((chunk ?? [])[...])
      } catch {
        throw .file(name, error, .badInput)
      }
      predictor.read(chunk)
      isAtEnd = chunk == nil || predictor.problem != nil
      guard isAtEnd || !isWhole else { continue }
      predictor.takeRows()
      while let text = predictor.answer(rows: Self.rowsAtOnce) {
        say(predictor.takeNotes(isAtEnd: false), of: name)
        // What was answered is kept, whatever is wrong with the next row.
        try write(text)
        rows += text.utf8.count { $0 == UInt8(ascii: "\n") }
        progress.show { NumberFormat.counted(max(0, rows), "row") + " answered" }
        if predictor.problem == nil || isWhole { try checkInterruption() }
      }
      if predictor.isInterrupted { throw .interrupted() }
      if let problem = predictor.problem {
        throw Failure(
          line: problem.line(file: name), status: predictor.failsToSettle ? .failed : .badInput)
      }
    }
    say(predictor.takeNotes(isAtEnd: true), of: name)
  }

  private func checkInterruption() throws(Failure) {
    guard world.isInterrupted() else { return }
    throw .interrupted()
  }

  private func say(_ notes: [String], of name: String) {
    for note in notes {
      world.say("\(name): \(note)")
    }
  }

  private func write(_ text: String) throws(Failure) {
    guard !text.isEmpty else { return }
    do throws(OutputProblem) {
      try world.print(text, isJSON: arguments.format == "json")
    } catch {
      throw Failure(error)
    }
  }
}
