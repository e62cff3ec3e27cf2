import Backprop

/// How data become numbers, as a network document has it.
extension DataEncoding {
  /// The keys of a network document that are about data.
  static let keys = ["columns", "targets", "classes", "scale", "targetScale"]

  /// Reads what a network document says of its data.
  ///
  /// - Parameters:
  ///   - object: the document.
  ///   - network: the network that it describes; columns, classes and scales must fit its inputs and
  ///     outputs.
  ///   - inputNames: the names that the document gives the inputs; the columns have them, too,
  ///     unless it says otherwise.
  /// - Throws: the first value that is of the wrong kind or does not fit the network, with its
  ///   place.
  init(
    of object: JSONObject, _ network: Network, inputNames: [String]?
  ) throws(DocumentError) {
    let shape = network.shape
    self.init()
    if let value = object.optional("columns") {
      columns = try DataEncoding.columns(value, inputCount: shape.inputCount)
    } else {
      columns = (inputNames ?? []).map { InputColumn(name: $0) }
    }
    classNames = try DataEncoding.classNames(
      object.optional("classes"), outputCount: shape.outputCount)
    if let value = object.optional("targets") {
      targetNames = try DataEncoding.targetNames(
        value, outputCount: shape.outputCount, hasClasses: !classNames.isEmpty)
    }
    if let value = object.optional("scale") {
      scale = try Scale(value.object("scale"), for: "input", count: shape.inputCount)
    }
    if let value = object.optional("targetScale") {
      targetScale = try Scale(
        value.object("targetScale"), for: "output", count: shape.outputCount)
      guard targetScale?.factor.contains(0) == false else {
        throw DocumentError(
          at: value.location, problem: "a factor of 0 in \"targetScale\"",
          remedy: "outputs are divided by it; give another one")
      }
    }
  }

  private static func columns(
    _ value: JSONValue, inputCount: Int
  ) throws(DocumentError) -> [InputColumn] {
    var columns: [InputColumn] = []
    for element in try value.array("columns") {
      guard case .object(let object) = element.content else {
        columns.append(InputColumn(name: try name(element, "columns")))
        continue
      }
      try object.allow(only: ["name", "words"], in: "a column of words")
      let name = try name(object.required("name"), "name")
      let list = try object.required("words")
      let words = try names(list, "words", noun: "word")
      guard !words.isEmpty else {
        throw DocumentError(
          at: list.location, problem: "\"words\" is empty",
          remedy: "a column of words has one or more")
      }
      columns.append(InputColumn(name: name, words: words))
    }
    let count = columns.reduce(0) { $0 + max(1, $1.words.count) }
    guard count == inputCount else {
      throw DocumentError(
        at: value.location,
        problem:
          "columns for \(counted(count, "input")) where there \(inputCount == 1 ? "is" : "are") "
          + "\(inputCount)",
        remedy: "give a column, or a word of a column, for each input")
    }
    return columns
  }

  private static func classNames(
    _ value: JSONValue?, outputCount: Int
  ) throws(DocumentError) -> [String] {
    guard let value else { return [] }
    let names = try names(value, "classes", noun: "class")
    guard names.count == outputCount || outputCount == 1 && names.count == 2 else {
      throw DocumentError(
        at: value.location,
        problem: "\(names.count == 1 ? "1 class" : "\(names.count) classes") for "
          + counted(outputCount, "output"), remedy: "name a class for each output")
    }
    return names
  }

  private static func targetNames(
    _ value: JSONValue, outputCount: Int, hasClasses: Bool
  ) throws(DocumentError) -> [String] {
    let names = try names(value, "targets", noun: "target")
    guard names.count == outputCount || hasClasses && names.count == 1 else {
      throw DocumentError(
        at: value.location,
        problem: "\(counted(names.count, "target")) for \(counted(outputCount, "output"))",
        remedy: "name a column for each output, or the one of classes")
    }
    return names
  }

  private static func name(_ value: JSONValue, _ key: String) throws(DocumentError) -> String {
    let name = try value.string(key)
    guard name.utf8.count <= nameLimit else { throw .longName("a name", at: value.location) }
    return name
  }

  /// A list of names, each there once.
  private static func names(
    _ value: JSONValue, _ key: String, noun: String
  ) throws(DocumentError) -> [String] {
    var (names, known): ([String], Set<String>) = ([], [])
    for element in try value.array(key) {
      let name = try name(element, key)
      guard !name.isEmpty, known.insert(name).inserted else {
        let plural = noun == "class" ? "classes" : noun + "s"
        throw DocumentError(
          at: element.location,
          problem: name.isEmpty
            ? "a \(noun) without a name" : "two \(plural) are named \(excerpt(name))",
          remedy: "give each \(noun) a name of its own")
      }
      names.append(name)
    }
    return names
  }

  /// What a document says beside a network; its columns only where the inputs are not named after them.
  func members(beside network: Network) -> [(String, JSONOutput)] {
    var members: [(String, JSONOutput)] = []
    if !columns.isEmpty, columns != network.inputNames.map({ InputColumn(name: $0) }) {
      members.append(("columns", .array(columns.map(\.output))))
    }
    if !targetNames.isEmpty { members.append(("targets", .strings(targetNames))) }
    if !classNames.isEmpty { members.append(("classes", .strings(classNames))) }
    if let scale { members.append(("scale", scale.output)) }
    if let targetScale { members.append(("targetScale", targetScale.output)) }
    return members
  }
}

extension InputColumn {
  fileprivate var output: JSONOutput {
    words.isEmpty
      ? .string(name) : .object([("name", .string(name)), ("words", .strings(words))])
  }
}
