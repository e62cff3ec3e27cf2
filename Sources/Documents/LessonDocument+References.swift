import Backprop

/// What a lesson names instead of holding it itself.
extension LessonDocument {
  /// Reads the network; says, too, whether its document names the inputs.
  func network() throws(DocumentError) -> (network: Network, namesInputs: Bool) {
    try LessonDocument.network(of: object, find: find, passing: [])
  }

  /// Reads the network of a lesson, which may be the network of another lesson.
  ///
  /// - Parameter passed: the names that led here.
  private static func network(
    of lesson: JSONObject, find: (Reference) throws(DocumentError) -> File, passing passed: [String]
  ) throws(DocumentError) -> (network: Network, namesInputs: Bool) {
    let value = try lesson.required("network")
    guard case .string(let name) = value.content else {
      return try layered(value.object("network"))
    }
    guard !passed.contains(name) else {
      throw DocumentError(
        at: value.location, problem: "\(excerpt(name)) leads back to itself",
        remedy: "name a lesson that has a network of its own")
    }
    let file = try find(.network(name, at: value.location))
    return try reading(file) { () throws(DocumentError) in
      let document = try JSONReader.readObject(file.bytes)
      let format = try document.required("format").name(
        "format", among: [NetworkDocument.format, LessonDocument.format])
      return format == LessonDocument.format
        ? try network(of: document, find: find, passing: passed + [name])
        : try layered(document)
    }
  }

  private static func layered(
    _ document: JSONObject
  ) throws(DocumentError) -> (network: Network, namesInputs: Bool) {
    (try NetworkDocument.network(from: document), NetworkDocument.namesInputs(document))
  }

  /// Lets an error in a file say which file it is in.
  static func reading<Value>(
    _ file: File, _ body: () throws(DocumentError) -> Value
  ) throws(DocumentError) -> Value {
    do throws(DocumentError) {
      return try body()
    } catch {
      var error = error
      error.file = error.file ?? file.name
      throw error
    }
  }
}
