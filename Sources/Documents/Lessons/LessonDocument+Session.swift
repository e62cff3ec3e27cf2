import Backprop

/// What a person has left in a lesson's document for the next time: edits, marks, stops, a place.
extension LessonDocument {
  /// The conditions at which a run is to stop, each with its place.
  package func breaks() throws(DocumentError) -> [(text: String, location: SourceLocation)] {
    var breaks: [(String, SourceLocation)] = []
    for value in try object.optional("breaks")?.array("breaks") ?? [] {
      breaks.append((try value.string("breaks"), value.location))
    }
    return breaks
  }

  /// Where the slip of the run is named; `nil`: it has none.
  package var slipPlace: SourceLocation? { object["slip"]?.location }

  /// Reads all of it into a lesson that has been read.
  func readSession(into lesson: inout Lesson) throws(DocumentError) {
    for value in try object.optional("edits")?.array("edits") ?? [] {
      lesson.edits.append(try LessonDocument.edit(value.object("edits"), of: lesson.network))
    }
    if let marks = try object.optional("marks")?.object("marks") {
      for member in marks.members {
        guard member.key.unicodeScalars.count == 1,
          member.key.unicodeScalars.allSatisfy({ $0.isASCII && $0.properties.isAlphabetic })
        else {
          throw DocumentError(
            at: member.keyLocation, problem: "\(excerpt(member.key)) is no mark",
            remedy: "a mark is one letter from a to z, or A to Z")
        }
        lesson.marks.append(
          Lesson.Mark(letter: member.key, place: try LessonDocument.place(member.value, "marks")))
      }
    }
    lesson.breaks = try breaks().map(\.text)
    if let position = object.optional("position") {
      lesson.position = try LessonDocument.place(position, "position")
    }
    if let slip = object.optional("slip") { lesson.slip = try LessonDocument.slip(slip) }
  }

  private static func place(
    _ value: JSONValue, _ key: String
  ) throws(DocumentError) -> Lesson.Place {
    guard case .string = value.content else {
      return .position(try value.integer(key, in: 0...Int.max / 2))
    }
    return .address(try address(value, key))
  }

  private static func edit(
    _ object: JSONObject, of network: Network
  ) throws(DocumentError) -> Lesson.Edit {
    try object.allow(
      only: ["at", "step", "parameters", "settings", "inputs", "targets", "activations"],
      in: "an edit")
    var changes: [Lesson.Change] = []
    for member in try object.optional("parameters")?.object("parameters").members ?? [] {
      changes.append(try change(member, of: network, isOfParameter: true))
    }
    if let settings = try object.optional("settings")?.object("settings") {
      try settings.allow(only: ["rate"], in: "the settings of an edit")
      for member in settings.members {
        changes.append(try change(member, of: network, isOfParameter: false))
      }
    }
    for member in try object.optional("inputs")?.object("inputs").members ?? [] {
      guard let index = network.inputNames.firstIndex(of: member.key) else {
        throw unknown(member, "input", among: network.inputNames)
      }
      changes.append(.input(index, try member.value.number(member.key)))
    }
    let outputs = (0..<network.shape.outputCount).map {
      network.name(of: network.shape.outputUnit($0))
    }
    for member in try object.optional("targets")?.object("targets").members ?? [] {
      guard let index = outputs.firstIndex(of: member.key) else {
        throw unknown(member, "output", among: outputs)
      }
      changes.append(.target(index, try member.value.number(member.key)))
    }
    for member in try object.optional("activations")?.object("activations").members ?? [] {
      changes.append(try activation(member, of: network))
    }
    let position = try object.optional("step").map { (value) throws(DocumentError) in
      try value.integer("step", in: 0...Int.max / 2)
    }
    return Lesson.Edit(
      address: try address(object.required("at"), "at"), position: position, changes: changes)
  }

  private static func unknown(
    _ member: JSONObject.Member, _ kind: String, among names: [String]
  ) -> DocumentError {
    DocumentError(
      at: member.keyLocation, problem: "no \(kind) \(excerpt(member.key))",
      remedy: nearestName(to: member.key, among: names).map { "did you mean \"\($0)\"?" }
        ?? "it is one of \(quotedList(names))")
  }

  private static func activation(
    _ member: JSONObject.Member, of network: Network
  ) throws(DocumentError) -> Lesson.Change {
    guard let layer = Int(member.key), network.shape.layers.indices.contains(layer - 1) else {
      throw DocumentError(
        at: member.keyLocation, problem: "no layer \(excerpt(member.key))",
        remedy: "layers have the numbers from 1 to \(network.shape.layers.count)")
    }
    let name = try member.value.name(member.key, among: Activation.allCases.map(\.rawValue))
    let activation = Activation(rawValue: name) ?? .linear
    guard network.with(activation: activation, ofLayer: layer - 1).problem == nil else {
      throw DocumentError(
        at: member.value.location, problem: "\(name) cannot stand in layer \(layer)",
        remedy: Network.pairs)
    }
    return .activation(layer - 1, activation)
  }
}
