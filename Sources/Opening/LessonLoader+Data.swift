import Backprop
import Documents

extension LessonLoader {
  /// A network made for the data.
  func made(_ settings: Settings) throws(Failure) -> Lesson {
    if let name = request.name {
      throw .usage("--layers makes a network, so \(excerpt(name)) is one too many")
    }
    let sizes = settings.layers
    let data = try data(settings)
    try checkGenerating(data.isGenerated)
    // The data come first: what the outputs are follows from the targets.
    let loss = settings.loss ?? .halfSquaredError
    let needs = DataNeeds(inputs: sizes[0], outputs: sizes[sizes.count - 1], loss: loss)
    let table = try reading("") { () throws(DocumentError) in
      try data.table(for: needs, settings)
    }
    let output = LessonLoader.outputActivation(for: table, loss)
    let descriptions = sizes.dropFirst().enumerated().map { index, count in
      (count, index == sizes.count - 2 ? output : settings.activation, LayerShape.Biases.perUnit)
    }
    let shape = Shape(inputCount: sizes[0], layers: descriptions)
    let parameters = settings.initializer.parameters(for: shape, seed: settings.training.seed)
    let name = sizes.map(String.init).joined(separator: "-")
    return Lesson(
      name: name, title: name, aim: "",
      network: Network(shape: shape, loss: loss, parameters: parameters), data: table,
      settings: settings, takesNamesFromData: true)
  }

  /// What the output units of a network made for data are.
  private static func outputActivation(for data: DataTable, _ loss: Loss) -> Activation {
    switch loss {
    case .halfSquaredError, .meanSquaredError:
      // Only linear units can answer any number; between 0 and 1, where classes and the worked
      // example lie, a sigmoid is what people expect.
      let areWithin = data.parts.allSatisfy { part in
        (0..<part.count).allSatisfy { row in
          part.targets(of: row).allSatisfy { $0 >= 0 && $0 <= 1 }
        }
      }
      return areWithin ? .sigmoid : .linear
    case .crossEntropy: return .softmax
    case .binaryCrossEntropy: return .sigmoid
    }
  }

  /// The data that are named.
  func data(_ settings: Settings) throws(Failure) -> LessonData {
    guard let path = settings.data else {
      throw .usage("a network needs examples; give them with --data FILE.csv")
    }
    return try data(at: path, settings)
  }

  /// What is asked of generated examples says nothing of others.
  func checkGenerating(_ isGenerated: Bool) throws(Failure) {
    guard !isGenerated, let id = [Setting.ID.count, .noise].first(where: request.isGiven) else {
      return
    }
    throw .usage("--\(id.rawValue) goes with generated examples, such as --data circle")
  }

  /// Reads a CSV file; where there is none of that name, a shipped one, or a set that is generated.
  func data(at path: String, _ settings: Settings) throws(Failure) -> LessonData {
    let bytes: [UInt8]
    let isOwn: Bool
    do throws(FileProblem) {
      (bytes, isOwn) = try world.readData(path)
    } catch {
      if error.isMissing, let set = GeneratedSet(rawValue: path) {
        return .generated(
          set, count: settings.count, noise: settings.noise, seed: settings.training.seed)
      }
      throw missing(path, error)
    }
    return try reading(path) { () throws(DocumentError) in
      let table = try CSVTable(
        csv: bytes, header: settings.header, isInterrupted: world.isInterrupted)
      return LessonData(
        table, file: path, isOwn: isOwn, isInterrupted: world.isInterrupted)
    }
  }

  /// What is wrong with a file of data, and which set may have been meant.
  private func missing(_ path: String, _ problem: FileProblem) -> Failure {
    let names = GeneratedSet.allCases.map(\.rawValue) + world.assets.map(\.name)
    // Whoever names a folder means a file in it.
    guard problem.isMissing, !path.contains("/"), let near = nearestName(to: path, among: names)
    else { return .file(path, problem, .badInput) }
    return .file(
      path, FileProblem(reason: "\(problem.reason); did you mean \(near)?"), .badInput)
  }

  /// Finds what a lesson names: shipped with the program, or a file in the lesson's folder.
  ///
  /// A shipped lesson reads no files: it is the same wherever the program is started.
  func find(
    _ reference: LessonDocument.Reference, beside file: String, isShipped: Bool
  ) throws(DocumentError) -> LessonDocument.File {
    let (name, location) =
      switch reference {
      case .network(let name, let location), .data(let name, let location): (name, location)
      }
    if case .network = reference,
      let shipped = world.lessons.first(where: { $0.name == name })
    {
      return LessonDocument.File(name: name, bytes: shipped.bytes)
    }
    guard !FileName.leadsOut(name) else {
      throw DocumentError(
        at: location, problem: "\(excerpt(name)) leads out of the lesson's folder",
        remedy: "name a file beside the lesson")
    }
    let path = FileName.folder(of: file) + name
    var problem = FileProblem(reason: "no such file", isMissing: true)
    if !isShipped {
      do throws(FileProblem) {
        let demand: FileDemand =
          switch reference {
          case .network: .document
          case .data: .table
          }
        return LessonDocument.File(name: path, bytes: try world.readFile(path, demand))
      } catch {
        problem = error
      }
    }
    if problem.isMissing, case .data = reference, let asset = world.asset(named: name) {
      return LessonDocument.File(name: name, bytes: asset, isShipped: true)
    }
    throw DocumentError(
      at: location, problem: "\(excerpt(name)) cannot be read: \(problem.reason)",
      remedy: "name a file beside the lesson")
  }
}
