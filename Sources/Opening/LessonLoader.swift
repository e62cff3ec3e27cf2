import Backprop
import Conditions
package import Documents
import Explanations

/// Loads what is to be worked on: a shipped lesson, or a file.
package struct LessonLoader {
  let world: World
  let request: LessonRequest

  package init(_ request: LessonRequest, in world: World) {
    (self.request, self.world) = (request, world)
  }

  /// Loads what is asked for, with the settings that were given put over the lesson's own.
  package func load() throws(Failure) -> Lesson {
    var lesson = try find()
    if let loss = lesson.settings.loss,
      let (_, problem) = lesson.network.with(loss: loss).mismatch
    {
      throw .usage(
        lesson.network.shape.recurrence == nil
          ? "\(problem); \(Network.pairs)" : "\(problem); leave --loss out")
    }
    do throws(SettingProblem) {
      try lesson.settings.check(for: lesson.network, given: request.givenSettings)
    } catch {
      throw .usage("\(error.problem); \(error.remedy)")
    }
    if let number = lesson.settings.variant {
      lesson = try LessonVariants.lesson(lesson, with: number, in: world).get()
    }
    return lesson
  }

  private func find() throws(Failure) -> Lesson {
    var settings = Settings()
    try request.apply(to: &settings)
    guard settings.layers.isEmpty else { return try made(settings) }
    for id in [Setting.ID.activation, .initializer] where request.isGiven(id) {
      throw .usage("--\(id.rawValue) goes with --layers: it says how a network is made")
    }
    let columns = [Setting.ID.targets, .inputs].first(where: request.isGiven)
    if let columns, settings.data == nil {
      throw .usage("--\(columns.rawValue) goes with --data: it names columns of that file")
    }
    let name = try name()
    if let shipped = world.lessons.first(where: { $0.name == name }) {
      return try lesson(from: shipped.bytes, file: name, isShipped: true)
    }
    return try document(at: name)
  }

  /// What is opened where nothing is named.
  private static let usual = "worked-example"

  private func name() throws(Failure) -> String {
    if let name = request.name { return name }
    if let command = request.commandInNeed {
      throw .usage("\(command) needs a lesson or a network; `backstep lessons` lists them")
    }
    return LessonLoader.usual
  }

  /// Loads what is asked for as a network alone, with the data of its lesson where it is a lesson's.
  package func loadNetwork() throws(Failure)
    -> (contents: NetworkDocument.Contents, data: DataTable?)
  {
    let file = try name()
    let shipped = world.lessons.first { $0.name == file }
    let bytes = if let shipped { shipped.bytes } else { try contents(of: file) }
    let object = try self.object(from: bytes, file: file)
    guard try !isNetwork(object, file: file) else {
      let contents = try reading(file) { () throws(DocumentError) in
        try NetworkDocument.contents(of: object)
      }
      return (contents, nil)
    }
    return try reading(file) { () throws(DocumentError) in
      let document = try LessonDocument(
        object, isInterrupted: world.isInterrupted
      ) { (reference) throws(DocumentError) in
        try find(reference, beside: file, isShipped: shipped != nil)
      }
      let lesson = try document.lesson(document.settings())
      return (try document.network().of(lesson), lesson.data)
    }
  }

  private func document(at path: String) throws(Failure) -> Lesson {
    try lesson(from: contents(of: path), file: path, isShipped: false)
  }

  /// Reads a file that is named in the place of a lesson or network.
  private func contents(of path: String) throws(Failure) -> [UInt8] {
    do throws(FileProblem) {
      return try world.readDocument(path)
    } catch {
      guard error.isMissing, !path.contains("/"), !path.contains(".") else {
        throw .file(path, error, .badInput)
      }
      if let near = nearestName(to: path, among: request.commands) {
        throw .usage("unknown command \(excerpt(path)); did you mean \(near)?")
      }
      let near = nearestName(to: path, among: world.lessons.map(\.name))
      throw .input(
        "backstep: no lesson or file \(excerpt(path)); "
          + (near.map { "did you mean \($0)?" } ?? "`backstep lessons` lists the lessons"))
    }
  }

  /// Reads a document; of a table in its place no single letter is wrong, but the whole.
  private func object(from bytes: [UInt8], file: String) throws(Failure) -> JSONObject {
    do throws(DocumentError) {
      return try JSONReader.readObject(bytes, isInterrupted: world.isInterrupted)
    } catch {
      guard file.lowercased().hasSuffix(".csv") else { throw .input(error.line(file: file)) }
      let name = escapingControls(in: file)
      throw .input(
        "\(name): this is no JSON; a table is opened so: --layers 2-3-1 --data \(name)")
    }
  }

  /// Whether a document is a network and not a lesson.
  private func isNetwork(_ object: JSONObject, file: String) throws(Failure) -> Bool {
    let format = try reading(file) { () throws(DocumentError) in
      try object.required("format").name(
        "format", among: [NetworkDocument.format, LessonDocument.format])
    }
    return format == NetworkDocument.format
  }

  /// Reads a lesson or a network from a document.
  private func lesson(
    from bytes: [UInt8], file: String, isShipped: Bool
  ) throws(Failure) -> Lesson {
    let object = try self.object(from: bytes, file: file)
    if try isNetwork(object, file: file) {
      let contents = try reading(file) { () throws(DocumentError) in
        try NetworkDocument.contents(of: object)
      }
      return try lesson(of: contents, named: FileName.base(of: file))
    }
    let document = try reading(file) { () throws(DocumentError) in
      try LessonDocument(
        object, isInterrupted: world.isInterrupted
      ) { (reference) throws(DocumentError) in
        try find(reference, beside: file, isShipped: isShipped)
      }
    }
    var settings = try reading(file) { () throws(DocumentError) in try document.settings() }
    try request.apply(to: &settings)
    try checkScale(
      settings, try reading(file) { () throws(DocumentError) in try document.network().encoding })
    let data = try settings.data.map { (path) throws(Failure) in try self.data(at: path, settings) }
    try checkGenerating(data?.isGenerated ?? document.generatesData)
    let lesson = try reading(file) { () throws(DocumentError) in
      try document.lesson(settings, data: data)
    }
    // What does not go together has no names to look for; that is said later.
    if let loss = lesson.settings.loss, lesson.network.with(loss: loss).mismatch != nil {
      return lesson
    }
    try reading(file) { () throws(DocumentError) in
      try checkSlip(lesson.slip, in: lesson.start, at: document.slipPlace)
      try checkStops(of: document, lesson)
      try checkPages(of: document, lesson)
    }
    return lesson
  }

  /// Throws where a stop asks for what the lesson's run has not.
  private func checkStops(
    of document: LessonDocument, _ lesson: Lesson
  ) throws(DocumentError) {
    let breaks = try document.breaks()
    guard !breaks.isEmpty else { return }
    let vocabulary = Vocabulary(lesson.start)
    for (text, location) in breaks {
      do throws(ConditionProblem) {
        _ = try Condition(text, vocabulary)
      } catch {
        throw DocumentError(
          at: location, problem: "\(excerpt(text)): column \(error.column): \(error.words)")
      }
    }
  }

  /// Throws where a run cannot have a slip.
  private func checkSlip(
    _ slip: Slip?, in setup: Run.Setup, at place: SourceLocation?
  ) throws(DocumentError) {
    guard let slip, let problem = SlipFit.problem(with: slip, in: setup) else { return }
    throw DocumentError(
      at: place, problem: "\(slip.rawValue) fits nowhere here: \(problem)",
      remedy: "name another slip, or none")
  }

  /// Throws where a page names what its run has not.
  private func checkPages(
    of document: LessonDocument, _ lesson: Lesson
  ) throws(DocumentError) {
    for (page, place) in zip(lesson.pages, try document.places()) {
      let setup = lesson.with(page.origin).start
      try checkSlip(page.program?.slip, in: setup, at: place.slip)
      func refusing(
        _ text: (text: String, location: SourceLocation),
        _ read: (String) throws(ConditionProblem) -> Void
      ) throws(DocumentError) {
        do throws(ConditionProblem) {
          try read(text.text)
        } catch {
          throw DocumentError(
            at: text.location,
            problem: "\(excerpt(text.text)): column \(error.column): \(error.words)")
        }
      }
      for text in place.texts where text.text.contains("{") {
        try refusing(text) { (text) throws(ConditionProblem) in
          _ = try TextWithNumbers(text, of: setup)
        }
      }
      guard let symbol = place.symbol else { continue }
      try refusing(symbol) { (text) throws(ConditionProblem) in
        // A new weight has a step, but no name of its own.
        _ = try SymbolList(text.hasSuffix("+") ? String(text.dropLast()) : text, of: setup)
      }
    }
  }

  /// A network with the data that are named beside it.
  private func lesson(
    of contents: NetworkDocument.Contents, named name: String
  ) throws(Failure) -> Lesson {
    var settings = Settings()
    try request.apply(to: &settings)
    try checkScale(settings, contents.encoding)
    let data = try data(settings)
    try checkGenerating(data.isGenerated)
    let table = try reading("") { () throws(DocumentError) in
      try data.table(for: DataNeeds(contents, loss: settings.loss), settings)
    }
    return Lesson(
      name: name, title: name, aim: "", network: contents.network, data: table,
      settings: settings, takesNamesFromData: !contents.namesInputs)
  }

  /// A network that has a scale would be trained with other numbers than before.
  private func checkScale(_ settings: Settings, _ encoding: DataEncoding) throws(Failure) {
    let scales = [
      (Setting.ID.scale, encoding.scale, settings.scale),
      (.scaleTargets, encoding.targetScale, settings.scaleTargets),
    ]
    for (id, own, wanted) in scales
    where own != nil && request.isGiven(id) && wanted != .none {
      let name = id.rawValue
      throw .usage("--\(name) is for networks without a scale of their own; leave --\(name) out")
    }
  }

  func reading<Value>(
    _ file: String, _ body: () throws(DocumentError) -> Value
  ) throws(Failure) -> Value {
    do throws(DocumentError) {
      return try body()
    } catch {
      throw .input(error.line(file: file))
    }
  }
}
