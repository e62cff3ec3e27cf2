import Backprop
import Conditions
import Documents
import Explanations
import Opening

/// `mark`: what is right in somebody's numbers, and which slip the others come from.
struct MarkCommand {
  let lesson: Lesson
  /// The name of the paper; `-` is standard input.
  let paper: String
  let arguments: Arguments
  let world: World

  /// What standard input is called in messages.
  private static let inputName = "<stdin>"

  func run() throws(Failure) {
    world.beginWork()
    let name = paper == "-" ? Self.inputName : paper
    let bytes = try self.bytes(of: name)
    let table: PaperTable
    let answers: [PaperPlaces.Answers]
    do throws(DocumentError) {
      table = try PaperTable(csv: bytes)
      var places = PaperPlaces(run(of: lesson))
      answers = try places.answers(in: table)
    } catch {
      throw .input(error.line(file: name))
    }
    let variants = Set(answers.map(\.variant))
    if arguments.isGiven(.variant), variants != [nil] {
      throw .usage("\(name) says whose variant is which; leave --variant out")
    }
    // What is wrong with the paper is the one thing to say; else what was made of the files.
    for line in lesson.data.notes { world.say(line) }
    if !table.ignored.isEmpty {
      world.say(
        "\(name): \(table.ignored.count == 1 ? "column" : "columns") left out: "
          + table.ignored.map { excerpt($0) }.joined(separator: ", "))
    }
    var papers = answers.map { Paper($0.numbers) }
    // To find out what can be told apart takes a while.
    lazy var drawn = LessonVariants(of: lesson, in: world)
    for variant in variants {
      let places = answers.indices.filter { answers[$0].variant == variant }
      var some = places.map { papers[$0] }
      let lesson = if let variant { try drawn.draw(variant).lesson } else { lesson }
      try mark(&some, along: run(of: lesson))
      for (place, paper) in zip(places, some) { papers[place] = paper }
    }
    let students = zip(answers, papers).map {
      MarkReport.Student(name: $0.student, variant: $0.variant, paper: $1)
    }
    try print(
      MarkReport(
        students: students, precision: arguments.precision, lesson: lesson,
        examplesAreNamed: table.rows.contains { $0.epoch != nil || $0.example != nil }))
  }

  /// The run that a paper is about.
  private func run(of lesson: Lesson) -> Run {
    var run = Run(lesson.start)
    // How far a paper goes says nothing of when training stops.
    var stopping = lesson.settings.training
    stopping.epochs = .max
    run.changeStopping(as: stopping)
    return run
  }

  private func bytes(of name: String) throws(Failure) -> [UInt8] {
    do throws(FileProblem) {
      guard paper == "-" else { return try world.readData(paper).bytes }
      var bytes: [UInt8] = []
      while let piece = try world.readInput() {
        bytes += piece
        guard bytes.count <= FileDemand.table.mostBytes else { throw FileDemand.table.isTooLarge }
      }
      return bytes
    } catch {
      throw .file(name, error, .badInput)
    }
  }

  /// Goes along the run, and judges what it comes by.
  private func mark(_ papers: inout [Paper], along start: Run) throws(Failure) {
    var run = start
    let first = papers.compactMap(\.exampleIndices?.lowerBound).min() ?? 0
    let last = papers.compactMap(\.exampleIndices?.upperBound).max() ?? -1
    var progress = Progress(world)
    defer { progress.clear() }
    var index = first
    while index <= last {
      while run.advance(to: .end(ofExample: index), budget: Self.slice) == .underway {
        try look(at: run, &progress)
      }
      try look(at: run, &progress)
      if lesson.settings.training.notSettled == .stop, let unsettled = run.pass.unsettled {
        let words = UnsettledWords(unsettled, of: run.network).line(
          "in epoch \(NumberFormat.count(run.epoch)), example \(run.example + 1)")
        throw Failure(line: "backstep: " + notation.spell(words), status: .failed)
      }
      let (network, examples) = (run.network, run.setup.examples)
      for paper in papers.indices {
        papers[paper].mark(
          run.pass, exampleIndex: index, row: run.example, precision: arguments.precision,
          epochError: { network.error(with: $0, on: examples) })
      }
      index += 1
    }
  }

  /// About how many multiplications lie between checks for a request to stop.
  private static let slice = 4_000_000

  private func look(at run: Run, _ progress: inout Progress) throws(Failure) {
    if world.isInterrupted() {
      progress.clear()
      throw .interrupted(" in epoch \(NumberFormat.count(run.epoch))")
    }
    progress.show { "epoch \(NumberFormat.count(run.epoch))" }
  }

  private var notation: Notation { lesson.settings.isASCII ? .ascii : .unicode }

  private func print(_ report: MarkReport) throws(Failure) {
    let text =
      switch arguments.format {
      case "json": JSONWriter.document(report.json(withSummary: arguments.wantsSummary))
      case "csv": arguments.wantsSummary ? report.summary.csv : report.csv
      default: notation.spell(arguments.wantsSummary ? report.summary.text : report.text)
      }
    do throws(OutputProblem) {
      try world.print(text, isJSON: arguments.format == "json")
    } catch {
      throw Failure(error)
    }
  }
}
