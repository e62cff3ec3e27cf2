import Backprop

/// The network of a lesson, which the lesson may name instead of holding it itself.
extension LessonDocument {
  /// Reads the network, and what else its document says.
  package func network() throws(DocumentError) -> NetworkDocument.Contents {
    try LessonDocument.network(of: object, find: find, passing: [])
  }

  /// Reads the network of a lesson, which may be the network of another lesson.
  ///
  /// - Parameters:
  ///   - lesson: the document whose `"network"` is read.
  ///   - find: gives the document that a name stands for; throws where it cannot.
  ///   - passed: the names that led here.
  /// - Returns: the network, and what else the document that holds it says.
  /// - Throws: the first error, with its place and the file that it is in; a name that leads back
  ///   to itself is one.
  private static func network(
    of lesson: JSONObject, find: (Reference) throws(DocumentError) -> File, passing passed: [String]
  ) throws(DocumentError) -> NetworkDocument.Contents {
    let value = try lesson.required("network")
    guard case .string(let name) = value.content else {
      return try NetworkDocument.contents(of: value.object("network"))
    }
    guard !passed.contains(name) else {
      throw DocumentError(
        at: value.location, problem: "\(excerpt(name)) leads back to itself",
        remedy: "name a lesson that has a network of its own")
    }
    let file = try find(.network(name, at: value.location))
    return try inFile(file.name) { () throws(DocumentError) in
      let document = try JSONReader.readObject(file.bytes)
      let format = try document.required("format").name(
        "format", among: [NetworkDocument.format, LessonDocument.format])
      return format == LessonDocument.format
        ? try network(of: document, find: find, passing: passed + [name])
        : try NetworkDocument.contents(of: document)
    }
  }
}
