package import Backprop

/// A network as a document: `{ "format": "backstep-network", "version": 1, … }`.
package enum NetworkDocument {
  package static let format = "backstep-network"
  static let version = 1
  /// A network with more weights takes more memory to train and to step through than most machines
  /// have.
  static let mostWeights = 20_000_000

  /// Reads a network; throws where the document is not one, at the place where it is not.
  package static func network(from object: JSONObject) throws(DocumentError) -> Network {
    try contents(of: object).network
  }

  /// What a document says.
  package struct Contents: Equatable, Sendable {
    package let network: Network
    /// Whether it gives its inputs names; where it does not, those of the data can be used.
    package let namesInputs: Bool
    /// Whether it gives its outputs names.
    package let namesOutputs: Bool
    /// How the network's data become numbers.
    package private(set) var encoding: DataEncoding

    /// Returns the same network, read with the data of a lesson.
    package func of(_ lesson: Lesson) -> Contents {
      var contents = self
      contents.encoding = lesson.data.encoding
      return contents
    }
  }

  /// Reads a network and how its data become numbers.
  package static func contents(of object: JSONObject) throws(DocumentError) -> Contents {
    try checkFormat(of: object, format, version: version)
    if let kind = object.optional("kind"),
      try kind.name("kind", among: ["layered", RecurrentDocument.kind]) == RecurrentDocument.kind
    {
      return try RecurrentDocument.contents(of: object)
    }
    try object.allow(
      only: ["format", "version", "kind", "loss", "inputs"] + DataEncoding.keys + ["layers"],
      in: "a network")
    let loss = try loss(object.required("loss"))
    let (inputCount, inputNames) = try inputs(object.required("inputs"))
    let layersValue = try object.required("layers")
    let elements = try layersValue.array("layers")
    guard !elements.isEmpty else {
      throw DocumentError(
        at: layersValue.location, problem: "\"layers\" is empty",
        remedy: "a network has one layer or more")
    }
    var layers: [LayerDocument] = []
    var width = inputCount
    var roomForWeights = mostWeights
    for element in elements {
      let layer = try LayerDocument(
        element.object("layers"), inputCount: width, mostWeights: roomForWeights)
      roomForWeights -= layer.weights.count
      layers.append(layer)
      width = layer.unitCount
    }
    let network = assemble(loss, inputCount, inputNames, layers)
    if let (layer, problem) = network.mismatch {
      throw DocumentError(
        at: layers[layer].activationPlace, problem: problem, remedy: Network.pairs)
    }
    try checkNames(of: network, places: [places(of: object["inputs"])] + layers.map(\.namePlaces))
    return Contents(
      network: network, namesInputs: inputNames != nil,
      namesOutputs: layers.last?.unitNames != nil,
      encoding: try DataEncoding(of: object, network, inputNames: inputNames))
  }

  private static func loss(_ value: JSONValue) throws(DocumentError) -> Loss {
    let name = try value.name("loss", among: Loss.allCases.map(\.rawValue))
    guard let loss = Loss(rawValue: name) else { preconditionFailure("the name was checked") }
    return loss
  }

  /// The number of inputs, and their names where the document has them.
  private static func inputs(_ value: JSONValue) throws(DocumentError) -> (Int, [String]?) {
    guard case .array = value.content else {
      return (try value.integer("inputs", in: 1...1_000_000), nil)
    }
    let names = try value.strings("inputs")
    guard !names.isEmpty else {
      throw DocumentError(
        at: value.location, problem: "\"inputs\" is empty",
        remedy: "a network has one input or more")
    }
    return (names.count, names)
  }

  private static func assemble(
    _ loss: Loss, _ inputCount: Int, _ inputNames: [String]?, _ layers: [LayerDocument]
  ) -> Network {
    let shape = Shape(
      inputCount: inputCount,
      layers: layers.map { ($0.unitCount, $0.activation, $0.biases) })
    let parameters = layers.flatMap(\.weights) + layers.flatMap(\.biasValues)
    return Network(
      shape: shape, loss: loss, parameters: parameters, inputNames: inputNames,
      unitNames: layers.map(\.unitNames))
  }

  /// Where the names of a list stand; `nil` where the value is no list of names.
  static func places(of value: JSONValue?) -> [SourceLocation]? {
    guard case .array(let elements) = value?.content else { return nil }
    return elements.map(\.location)
  }

  /// Checks the names that symbols are made from: each must be there once and be typed easily.
  ///
  /// - Parameters:
  ///   - network: the network whose names are checked.
  ///   - places: where the names of the inputs, then of each layer, stand in the document; `nil`
  ///     where it does not give them.
  /// - Throws: the first name that cannot stand in a symbol or is there twice, with its place.
  static func checkNames(
    of network: Network, places: [[SourceLocation]?]
  ) throws(DocumentError) {
    var seen: [String: SourceLocation?] = [:]
    for (names, places) in zip([network.inputNames] + network.unitNames, places) {
      for (index, name) in names.enumerated() {
        let place = places?[index]
        guard isSymbolName(name) else {
          throw DocumentError(
            at: place, problem: "\(excerpt(name)) cannot name a unit",
            remedy: "use at most \(longestName) ASCII letters, digits, _ and .")
        }
        if let other = seen.updateValue(place, forKey: name) {
          // One of the two is given: names that are made do not meet.
          throw DocumentError(
            at: place ?? other, problem: "two units are named \(excerpt(name))",
            remedy: "give each input and unit a name of its own")
        }
      }
    }
  }

  private static let longestName = 24

  /// Whether a name can be part of a symbol.
  package static func isSymbolName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= longestName
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."):
          true
        default: false
        }
      }
  }

  /// Writes a network as a document.
  ///
  /// - Parameters:
  ///   - network: the network to write.
  ///   - encoding: how its data become numbers; it is read back, too.
  /// - Returns: the document; reading it gives the same network, bit for bit.
  package static func output(
    _ network: Network, encoding: DataEncoding = DataEncoding()
  ) -> JSONOutput {
    if let recurrence = network.shape.recurrence {
      return RecurrentDocument.output(network, recurrence, encoding: encoding)
    }
    let layers = network.shape.layers.enumerated().map { index, layer in
      LayerDocument.output(layer, of: network, names: network.unitNames[index])
    }
    var members: [(String, JSONOutput)] = [
      ("format", .string(format)), ("version", .integer(version)),
      ("loss", .string(network.loss.rawValue)), ("inputs", .strings(network.inputNames)),
    ]
    members += encoding.members(beside: network)
    members.append(("layers", .array(layers)))
    return .object(members)
  }
}

/// Throws unless a document is of a format, and of a version that is known.
func checkFormat(
  of object: JSONObject, _ format: String, version: Int
) throws(DocumentError) {
  let formatValue = try object.required("format")
  guard try formatValue.string("format") == format else {
    throw DocumentError(
      at: formatValue.location,
      problem: "the format is \(excerpt(try formatValue.string("format")))",
      remedy: "it should be \"\(format)\"")
  }
  let value = try object.required("version")
  let found = try value.integer("version", in: 1...Int.max)
  guard found <= version else {
    throw DocumentError(
      at: value.location, problem: "version \(found) is newer than this program",
      remedy: "it reads version \(version)")
  }
}
