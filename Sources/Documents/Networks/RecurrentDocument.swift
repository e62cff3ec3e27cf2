import Backprop

/// A recurrent network as a document: `{ "kind": "recurrent", "weights": [[…]], … }`.
enum RecurrentDocument {
  static let kind = "recurrent"
  /// More weights than this belong to no network that is looked at.
  private static let mostUnits = 4096

  static func contents(of object: JSONObject) throws(DocumentError) -> NetworkDocument.Contents {
    try object.allow(
      only: [
        "format", "version", "kind", "loss", "activation", "inputs", "units", "weights", "biases",
        "inputUnits", "outputUnits", "settle",
      ] + DataEncoding.keys, in: "a recurrent network")
    if let loss = object.optional("loss") {
      _ = try loss.name("loss", among: [Loss.halfSquaredError.rawValue])
    }
    let activation = try activation(object.required("activation"))
    let (weights, unitCount) = try weights(object.required("weights"))
    let names = try unitNames(object.optional("units"), count: unitCount)
    let biases = try biases(object.optional("biases"), count: unitCount)
    let recurrence = try recurrence(of: object, unitCount: unitCount)
    let shape = Shape(
      unitCount: unitCount, activation: activation, biases: biases.isEmpty ? .none : .perUnit,
      recurrence: recurrence)
    let inputNames = try inputNames(object.optional("inputs"), count: shape.inputCount)
    let network = Network(
      shape: shape, loss: .halfSquaredError, parameters: weights + biases, inputNames: inputNames,
      unitNames: [names])
    try NetworkDocument.checkNames(
      of: network,
      places: [
        NetworkDocument.places(of: object["inputs"]), NetworkDocument.places(of: object["units"]),
      ])
    return NetworkDocument.Contents(
      network: network, namesInputs: inputNames != nil, namesOutputs: names != nil,
      encoding: try DataEncoding(of: object, network, inputNames: inputNames))
  }

  private static func activation(_ value: JSONValue) throws(DocumentError) -> Activation {
    let name = try value.name("activation", among: Activation.settling.map(\.rawValue))
    guard let activation = Activation(rawValue: name) else {
      preconditionFailure("the name was checked")
    }
    return activation
  }

  /// The square matrix, row by row: a row for each unit, a column for each unit that feeds it.
  private static func weights(
    _ value: JSONValue
  ) throws(DocumentError) -> (values: [Double], unitCount: Int) {
    let rows = try value.array("weights")
    guard (1...mostUnits).contains(rows.count) else {
      throw DocumentError(
        at: value.location,
        problem: rows.isEmpty ? "\"weights\" is empty" : "\(rows.count) rows of weights",
        remedy: "it has a row for each unit, of which there are at most \(mostUnits)")
    }
    var weights: [Double] = []
    for row in rows {
      let numbers = try row.numbers("weights")
      guard numbers.count == rows.count else {
        throw DocumentError(
          at: row.location,
          problem:
            "a row of \(counted(numbers.count, "weight")) for \(counted(rows.count, "unit"))",
          remedy: "a row has a number for each unit: what that unit sends into this one")
      }
      weights += numbers
    }
    return (weights, rows.count)
  }

  /// The units' names where the document has them; their number must be that of the rows.
  private static func unitNames(
    _ value: JSONValue?, count: Int
  ) throws(DocumentError) -> [String]? {
    guard let value else { return nil }
    let names: [String]?
    let number: Int
    if case .array = value.content {
      let given = try value.strings("units")
      (names, number) = (given, given.count)
    } else {
      (names, number) = (nil, try value.integer("units", in: 1...mostUnits))
    }
    guard number == count else {
      throw DocumentError(
        at: value.location,
        problem: "\(counted(number, "unit")) for \(counted(count, "row")) of weights",
        remedy: "there is a row of weights for each unit")
    }
    return names
  }

  private static func biases(
    _ value: JSONValue?, count: Int
  ) throws(DocumentError) -> [Double] {
    guard let value else { return [] }
    let biases = try value.numbers("biases")
    guard biases.count == count else {
      throw DocumentError(
        at: value.location,
        problem: "\(biases.count == 1 ? "1 bias" : "\(biases.count) biases") for "
          + counted(count, "unit"),
        remedy: "give a number for each unit, or leave \"biases\" out")
    }
    return biases
  }

  private static func inputNames(
    _ value: JSONValue?, count: Int
  ) throws(DocumentError) -> [String]? {
    guard let value else { return nil }
    let names = try value.strings("inputs")
    guard names.count == count else {
      throw DocumentError(
        at: value.location,
        problem: "\(counted(names.count, "name")) for \(counted(count, "input unit"))",
        remedy: "name each input, or leave \"inputs\" out")
    }
    return names
  }

  private static func recurrence(
    of object: JSONObject, unitCount: Int
  ) throws(DocumentError) -> Recurrence {
    let outputs = try object.required("outputUnits")
    let outputUnits = try units(outputs, "outputUnits", unitCount)
    guard !outputUnits.isEmpty else {
      throw DocumentError(
        at: outputs.location, problem: "\"outputUnits\" is empty",
        remedy: "name one unit or more that has a target")
    }
    let inputUnits = try units(object.required("inputUnits"), "inputUnits", unitCount)
    let plain = Recurrence(inputUnits: inputUnits, outputUnits: outputUnits)
    guard let value = object.optional("settle") else { return plain }
    let settle = try value.object("settle")
    try settle.allow(only: ["tolerance", "limit", "damping"], in: "\"settle\"")
    return plain.with(
      tolerance: try settle.optional("tolerance").map { (value) throws(DocumentError) in
        try number(value, "tolerance", "a number from 0 on") { $0 >= 0 }
      },
      limit: try settle.optional("limit").map { (value) throws(DocumentError) in
        try value.integer("limit", in: 1...1_000_000)
      },
      damping: try settle.optional("damping").map { (value) throws(DocumentError) in
        try number(value, "damping", "a number from 0 to less than 1") { $0 >= 0 && $0 < 1 }
      })
  }

  private static func number(
    _ value: JSONValue, _ key: String, _ remedy: String, isAllowed: (Double) -> Bool
  ) throws(DocumentError) -> Double {
    let number = try value.number(key)
    guard isAllowed(number) else {
      throw DocumentError(
        at: value.location, problem: "\"\(key)\" is \(JSONWriter.shortest(number))",
        remedy: "it is \(remedy)")
    }
    return number
  }

  /// Units by their numbers, from 0.
  private static func units(
    _ value: JSONValue, _ key: String, _ unitCount: Int
  ) throws(DocumentError) -> [Int] {
    var units: [Int] = []
    for element in try value.array(key) {
      let unit = try element.integer(key, in: 0...unitCount - 1)
      guard !units.contains(unit) else {
        throw DocumentError(
          at: element.location, problem: "unit \(unit) stands twice in \"\(key)\"",
          remedy: "name each unit once; they count from 0")
      }
      units.append(unit)
    }
    return units
  }

  /// Returns a recurrent network as a document.
  static func output(
    _ network: Network, _ recurrence: Recurrence, encoding: DataEncoding
  ) -> JSONOutput {
    let layer = network.shape.layers[0]
    let rows = (0..<layer.unitCount).map { unit in
      JSONOutput.numbers(
        network.parameters[layer.weight(to: unit, from: 0)...].prefix(layer.inputCount))
    }
    var settle: [(String, JSONOutput)] = [
      ("tolerance", .number(recurrence.tolerance)), ("limit", .integer(recurrence.limit)),
    ]
    if recurrence.damping != 0 { settle.append(("damping", .number(recurrence.damping))) }
    var members: [(String, JSONOutput)] = [
      ("format", .string(NetworkDocument.format)),
      ("version", .integer(NetworkDocument.version)), ("kind", .string(kind)),
      ("activation", .string(layer.activation.rawValue)), ("inputs", .strings(network.inputNames)),
    ]
    members += encoding.members(beside: network)
    members += [
      ("units", .strings(network.unitNames[0])), ("weights", .array(rows)),
    ]
    if layer.biases != .none {
      members.append(("biases", .numbers(network.parameters[layer.biasNumbers])))
    }
    members += [
      ("inputUnits", .array(recurrence.inputUnits.map(JSONOutput.integer))),
      ("outputUnits", .array(recurrence.outputUnits.map(JSONOutput.integer))),
      ("settle", .object(settle)),
    ]
    return .object(members)
  }
}
