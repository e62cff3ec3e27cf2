import Documents

/// A lesson of a 2-1-1 network as a document, with some of its parts replaced or added.
func lessonText(
  head: String = #""format": "backstep-lesson", "version": 1, "name": "n", "title": "t""#,
  network: String = networkText(),
  data: String = #"{"header": ["x", "y", "t"], "rows": [[1, 2, 3]]}"#, more: String = ""
) -> String {
  "{\(head),\n\"network\": \(network),\n\"data\": \(data)\(more.isEmpty ? "" : ",\n" + more)}"
}

/// Reads a lesson whose references lead to some files.
func lesson(_ text: String, files: [String: String] = [:]) throws -> Lesson {
  try LessonDocument.lesson(from: jsonObject(text)) { (reference) throws(DocumentError) in
    try file(reference, among: files)
  }
}

/// Returns the error of reading a lesson as the command line would show it, or `nil`.
func lessonError(_ text: String, files: [String: String] = [:]) throws -> String? {
  let object = try jsonObject(text)
  return errorLine { () throws(DocumentError) in
    _ = try LessonDocument.lesson(from: object) { (reference) throws(DocumentError) in
      try file(reference, among: files)
    }
  }
}

private func file(
  _ reference: LessonDocument.Reference, among files: [String: String]
) throws(DocumentError) -> LessonDocument.File {
  let (name, location) =
    switch reference {
    case .network(let name, let location), .data(let name, let location): (name, location)
    }
  guard let text = files[name] else {
    throw DocumentError(at: location, problem: "\(excerpt(name)) is not there")
  }
  return LessonDocument.File(name: name, bytes: Array(text.utf8))
}
