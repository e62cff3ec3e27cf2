import Backprop

/// One layer of a network document.
struct LayerDocument {
  let activation: Activation
  /// Where the activation stands in the document.
  let activationPlace: SourceLocation
  let unitCount: Int
  let unitNames: [String]?
  /// Where the names stand in the document.
  let namePlaces: [SourceLocation]?
  let biases: LayerShape.Biases
  /// Unit by unit.
  let weights: [Double]
  /// One for each unit, or one for all.
  let biasValues: [Double]

  /// Reads a layer.
  ///
  /// - Parameters:
  ///   - object: its object in the document.
  ///   - inputCount: how many units, or inputs, the layer before it has.
  ///   - mostWeights: how many the network has room for.
  /// - Throws: the first value that is of the wrong kind or number, with its place.
  init(_ object: JSONObject, inputCount: Int, mostWeights: Int) throws(DocumentError) {
    try object.allow(
      only: ["activation", "units", "weights", "biases", "sharedBias"], in: "a layer")
    let activationValue = try object.required("activation")
    activationPlace = activationValue.location
    let name = try activationValue.name(
      "activation", among: Activation.allCases.map(\.rawValue))
    guard let activation = Activation(rawValue: name) else {
      preconditionFailure("the name was checked")
    }
    self.activation = activation
    let rows = try object.required("weights")
    weights = try LayerDocument.weights(rows, inputCount: inputCount, atMost: mostWeights)
    unitCount = weights.count / inputCount
    unitNames = try LayerDocument.names(object.optional("units"), count: unitCount)
    namePlaces = NetworkDocument.places(of: object.optional("units"))
    let isShared = try object.optional("sharedBias")?.bool("sharedBias") ?? false
    guard let value = object.optional("biases") else {
      if isShared, let place = object["sharedBias"]?.location {
        throw DocumentError(
          at: place, problem: "a shared bias without \"biases\"",
          remedy: "add \"biases\", a number for each unit")
      }
      (biases, biasValues) = (.none, [])
      return
    }
    let values = try LayerDocument.biases(value, count: unitCount, areEqual: isShared)
    biases = isShared ? .shared : .perUnit
    biasValues = isShared ? [values[0]] : values
  }

  private static func weights(
    _ value: JSONValue, inputCount: Int, atMost most: Int
  ) throws(DocumentError) -> [Double] {
    let rows = try value.array("weights")
    guard !rows.isEmpty else {
      throw DocumentError(
        at: value.location, problem: "\"weights\" is empty",
        remedy: "it has a row for each unit")
    }
    guard rows.count <= most / inputCount else {
      throw DocumentError(
        at: value.location,
        problem:
          "with these the network has more than \(NetworkDocument.mostWeights / 1_000_000) million weights",
        remedy: "give it fewer units or inputs")
    }
    var weights: [Double] = []
    weights.reserveCapacity(rows.count * inputCount)
    for row in rows {
      let numbers = try row.numbers("weights")
      guard numbers.count == inputCount else {
        throw DocumentError(
          at: row.location,
          problem:
            "a row of \(counted(numbers.count, "weight")) for \(counted(inputCount, "input"))",
          remedy: "a row has a number for each unit of the layer before, or each input")
      }
      weights += numbers
    }
    return weights
  }

  private static func names(_ value: JSONValue?, count: Int) throws(DocumentError) -> [String]? {
    guard let value else { return nil }
    let names = try value.strings("units")
    guard names.count == count else {
      throw DocumentError(
        at: value.location,
        problem: "\(counted(names.count, "name")) for \(counted(count, "row")) of weights",
        remedy: "name each unit, or leave \"units\" out")
    }
    return names
  }

  private static func biases(
    _ value: JSONValue, count: Int, areEqual: Bool
  ) throws(DocumentError) -> [Double] {
    let values = try value.numbers("biases")
    guard values.count == count else {
      throw DocumentError(
        at: value.location,
        problem: "\(values.count == 1 ? "1 bias" : "\(values.count) biases") for "
          + counted(count, "unit"),
        remedy: "give a number for each unit, also where they share it")
    }
    guard !areEqual || values.allSatisfy({ $0 == values[0] }) else {
      throw DocumentError(
        at: value.location, problem: "a shared bias with different values",
        remedy: "make them equal, or leave \"sharedBias\" out")
    }
    return values
  }

  static func output(_ layer: LayerShape, of network: Network, names: [String]) -> JSONOutput {
    let rows = (0..<layer.unitCount).map { unit in
      let first = layer.weight(to: unit, from: 0)
      return JSONOutput.numbers(network.parameters[first..<first + layer.inputCount])
    }
    var members: [(String, JSONOutput)] = [
      ("activation", .string(layer.activation.rawValue)), ("units", .strings(names)),
      ("weights", .array(rows)),
    ]
    if layer.biases != .none {
      let values = (0..<layer.unitCount).compactMap { unit in
        layer.bias(of: unit).map { network.parameters[$0] }
      }
      members.append(("biases", .numbers(values)))
      if layer.biases == .shared { members.append(("sharedBias", .bool(true))) }
    }
    return .object(members)
  }
}
