import Documents
import Backprop

/// Finds what a command is to work on: a shipped lesson, or a file.
struct Opener {
  let surroundings: Surroundings
  let arguments: Arguments

  /// Opens what the command line names, with its settings put over the lesson's own.
  func open() throws(Failure) -> Lesson {
    var settings = Settings()
    try arguments.apply(to: &settings)
    guard settings.layers.isEmpty else { return try made(settings) }
    for name in ["activation", "init"] where arguments.isGiven(name) {
      throw .usage("--\(name) goes with --layers: it says how a network is made")
    }
    let columns = ["targets", "inputs"].first(where: arguments.isGiven)
    if let columns, settings.data == nil {
      throw .usage("--\(columns) goes with --data: it names columns of that file")
    }
    let name = try operand()
    if let shipped = surroundings.lessons.first(where: { $0.name == name }) {
      return try lesson(from: shipped.bytes, file: name)
    }
    return try document(at: name)
  }

  private func operand() throws(Failure) -> String {
    if let operand = arguments.operand { return operand }
    guard arguments.command == .explore, let first = surroundings.lessons.first else {
      throw .usage(
        "\(arguments.command.rawValue) needs a lesson or a network; `backstep lessons` lists them")
    }
    return first.name
  }

  private func document(at path: String) throws(Failure) -> Lesson {
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try surroundings.readFile(path)
    } catch {
      guard error.isMissing, !path.contains("/"), !path.contains(".") else {
        throw .file(path, error, .badInput)
      }
      if !arguments.isCommandNamed, let near = CommandName.nearest(to: path) {
        throw .usage("unknown command \(excerpt(path)); did you mean \(near)?")
      }
      let near = nearestName(to: path, among: surroundings.lessons.map(\.name))
      throw .input(
        "backstep: no lesson or file \(excerpt(path)); "
          + (near.map { "did you mean \($0)?" } ?? "`backstep lessons` lists the lessons"))
    }
    return try lesson(from: bytes, file: path)
  }

  /// Reads a lesson or a network from a document.
  private func lesson(from bytes: [UInt8], file: String) throws(Failure) -> Lesson {
    let object = try reading(file) { () throws(DocumentError) in try JSONReader.readObject(bytes) }
    let format = try reading(file) { () throws(DocumentError) in
      try object.required("format").name(
        "format", among: [NetworkDocument.format, LessonDocument.format])
    }
    if format == NetworkDocument.format {
      let contents = try reading(file) { () throws(DocumentError) in
        try NetworkDocument.contents(of: object)
      }
      return try lesson(
        of: contents.network, named: baseName(of: file),
        takesNamesFromData: !contents.namesInputs)
    }
    var lesson = try reading(file) { () throws(DocumentError) in
      try LessonDocument.lesson(from: object) { (reference) throws(DocumentError) in
        try find(reference, beside: file)
      }
    }
    try arguments.apply(to: &lesson.settings)
    if lesson.settings.data != nil { lesson.use(try data(for: lesson.network, lesson.settings)) }
    return lesson
  }

  /// A network with data of the command line's.
  private func lesson(
    of network: Network, named name: String, takesNamesFromData: Bool
  ) throws(Failure) -> Lesson {
    var settings = Settings()
    try arguments.apply(to: &settings)
    return Lesson(
      name: name, title: name, aim: "", network: network,
      data: try data(for: network, settings), settings: settings,
      takesNamesFromData: takesNamesFromData)
  }

  /// A network made for the data.
  private func made(_ settings: Settings) throws(Failure) -> Lesson {
    if let operand = arguments.operand {
      throw .usage("--layers makes a network, so \(excerpt(operand)) is one too many")
    }
    let sizes = settings.layers
    let loss = settings.loss ?? .halfSquaredError
    let descriptions = sizes.dropFirst().enumerated().map { index, count in
      let isOutput = index == sizes.count - 2
      // An output unit of a squared error may answer any number only where it is linear; between 0
      // and 1, where classes and the worked example lie, a sigmoid is what people expect.
      return (count, isOutput ? Activation.sigmoid : settings.activation, LayerShape.Biases.perUnit)
    }
    let shape = Shape(inputCount: sizes[0], layers: descriptions)
    let parameters = settings.initializer.parameters(for: shape, seed: settings.training.seed)
    let network = Network(shape: shape, loss: loss, parameters: parameters)
    let name = sizes.map(String.init).joined(separator: "-")
    return try lesson(of: network, named: name, takesNamesFromData: true)
  }

  private func data(for network: Network, _ settings: Settings) throws(Failure) -> DataTable {
    guard let path = settings.data else {
      throw .usage("a network needs examples; give them with --data FILE.csv")
    }
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try surroundings.readFile(path)
    } catch {
      throw .file(path, error, .badInput)
    }
    return try reading(path) { () throws(DocumentError) in
      try DataTable(
        CSVTable(csv: bytes),
        counts: (network.shape.inputCount, network.shape.outputCount), settings: settings)
    }
  }

  private func find(
    _ reference: LessonDocument.Reference, beside file: String
  ) throws(DocumentError) -> LessonDocument.File {
    let (name, location) =
      switch reference {
      case .network(let name, let location), .data(let name, let location): (name, location)
      }
    if case .network = reference,
      let shipped = surroundings.lessons.first(where: { $0.name == name })
    {
      return LessonDocument.File(name: name, bytes: shipped.bytes)
    }
    guard !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else {
      throw DocumentError(
        at: location, problem: "\(excerpt(name)) leads out of the lesson's folder",
        remedy: "name a file beside the lesson")
    }
    let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
    do throws(FileProblem) {
      return LessonDocument.File(
        name: folder + name, bytes: try surroundings.readFile(folder + name))
    } catch {
      throw DocumentError(
        at: location, problem: "\(excerpt(name)) cannot be read: \(error.reason)",
        remedy: "name a file beside the lesson")
    }
  }

  private func reading<Value>(
    _ file: String, _ body: () throws(DocumentError) -> Value
  ) throws(Failure) -> Value {
    do throws(DocumentError) {
      return try body()
    } catch {
      throw .input(error.line(file: file))
    }
  }

  private func baseName(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }
}
