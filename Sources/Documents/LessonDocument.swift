import Backprop

/// A lesson as a document: `{ "format": "backstep-lesson", "version": 1, … }`.
package struct LessonDocument {
  package static let format = "backstep-lesson"
  static let version = 1

  let object: JSONObject
  /// Finds what a lesson names instead of holding it itself.
  let find: (Reference) throws(DocumentError) -> File

  /// Something outside a lesson's document.
  package enum Reference: Equatable, Sendable {
    /// A shipped lesson, or a network document beside this one.
    case network(String, at: SourceLocation)
    /// A CSV file beside this one.
    case data(String, at: SourceLocation)
  }

  /// What a reference leads to.
  package struct File: Equatable, Sendable {
    /// What to call it where something in it is wrong.
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// Reads a lesson.
  ///
  /// - Parameters:
  ///   - object: the document.
  ///   - find: gives what the lesson names; throws where it cannot.
  package static func lesson(
    from object: JSONObject, find: @escaping (Reference) throws(DocumentError) -> File
  ) throws(DocumentError) -> Lesson {
    try LessonDocument(object: object, find: find).lesson()
  }

  private func lesson() throws(DocumentError) -> Lesson {
    try checkFormat(of: object, LessonDocument.format, version: LessonDocument.version)
    try object.allow(
      only: [
        "format", "version", "name", "title", "aim", "network", "data", "settings", "view",
        "steps",
      ], in: "a lesson")
    var settings = Settings()
    if let value = object.optional("settings") {
      settings = try LessonDocument.settings(value.object("settings"))
    }
    let (network, namesInputs) = try network()
    let data = try data(
      counts: (network.shape.inputCount, network.shape.outputCount), settings: settings)
    var lesson = Lesson(
      name: try object.required("name").string("name"),
      title: try object.required("title").string("title"),
      aim: try object.optional("aim")?.string("aim") ?? "", network: network, data: data,
      settings: settings, takesNamesFromData: !namesInputs)
    if let view = object.optional("view") {
      lesson.view = try LessonDocument.view(view.object("view"))
    }
    for value in try object.optional("steps")?.array("steps") ?? [] {
      lesson.pages.append(try LessonDocument.page(value.object("steps"), of: lesson.network))
    }
    return lesson
  }

  private static func settings(_ object: JSONObject) throws(DocumentError) -> Settings {
    let known = Setting.about([.training])
    try object.allow(only: known.map(\.key), in: "settings")
    var settings = Settings()
    for member in object.members {
      guard let setting = known.first(where: { $0.key == member.key }) else { continue }
      let text = try text(of: member.value, for: member.key)
      do throws(SettingProblem) {
        try setting.set(&settings, text)
      } catch {
        let problem =
          error.problem.hasPrefix(setting.name)
          ? setting.key + error.problem.dropFirst(setting.name.count) : error.problem
        throw DocumentError(at: member.value.location, problem: problem, remedy: error.remedy)
      }
    }
    do throws(SettingProblem) {
      try settings.checkTogether()
    } catch {
      throw DocumentError(at: object.location, problem: error.problem, remedy: error.remedy)
    }
    return settings
  }

  /// A setting's value as the command line would have it.
  private static func text(
    of value: JSONValue, for key: String
  ) throws(DocumentError) -> String {
    switch value.content {
    case .string(let text): return text
    case .bool(let flag): return String(flag)
    // A large seed has more digits than a `Double`.
    case .integer(let whole): return String(whole)
    default: return JSONWriter.shortest(try value.number(key))
    }
  }

  private func data(
    counts: (inputs: Int, outputs: Int), settings: Settings
  ) throws(DocumentError) -> DataTable {
    let value = try object.required("data")
    if case .string(let path) = value.content {
      let file = try find(.data(path, at: value.location))
      return try LessonDocument.reading(file) { () throws(DocumentError) in
        try DataTable(CSVTable(csv: file.bytes), counts: counts, settings: settings)
      }
    }
    let object = try value.object("data")
    try object.allow(only: ["header", "rows"], in: "data")
    let header = try LessonDocument.header(object.required("header"))
    let wanted = counts.inputs + counts.outputs
    guard header.count == wanted else {
      throw DocumentError(
        at: object["header"]?.location, problem: "\(header.count) columns for \(wanted)",
        remedy: "a column for each input, then one for each output")
    }
    var rows: [[Double]] = []
    let rowsValue = try object.required("rows")
    for row in try rowsValue.array("rows") {
      let numbers = try row.numbers("rows")
      guard numbers.count == wanted else {
        throw DocumentError(
          at: row.location, problem: "a row of \(numbers.count) numbers for \(wanted) columns",
          remedy: "give a number for each column")
      }
      rows.append(numbers)
    }
    guard !rows.isEmpty else {
      throw DocumentError(
        at: rowsValue.location, problem: "\"rows\" is empty", remedy: "give one example or more")
    }
    return DataTable(
      inputNames: Array(header.prefix(counts.inputs)),
      targetNames: Array(header.suffix(counts.outputs)),
      examples: Examples(
        inputs: rows.map { Array($0.prefix(counts.inputs)) },
        targets: rows.map { Array($0.suffix(counts.outputs)) }))
  }

  /// Returns the names of the columns; each may be there once, as in a CSV file.
  private static func header(_ value: JSONValue) throws(DocumentError) -> [String] {
    var names: [String] = []
    for element in try value.array("header") {
      let name = try element.string("header")
      guard !names.contains(name) else {
        throw DocumentError(
          at: element.location, problem: "the column \(excerpt(name)) is there twice",
          remedy: "give each column a name of its own")
      }
      names.append(name)
    }
    return names
  }
}
