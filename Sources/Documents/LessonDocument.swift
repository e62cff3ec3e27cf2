import Backprop

/// A lesson as a document: `{ "format": "backstep-lesson", "version": 1, … }`.
package struct LessonDocument {
  package static let format = "backstep-lesson"
  static let version = 1
  /// How long a line of a page may be, so that it fits the smallest screen.
  static let lineLength = 78
  static let linesOfPage = 3

  private let object: JSONObject
  /// Finds what a lesson names instead of holding it itself.
  private let find: (Reference) throws(DocumentError) -> [UInt8]

  /// Something outside a lesson's document.
  package enum Reference: Equatable, Sendable {
    /// A shipped lesson, or a network document beside this one.
    case network(String, at: SourceLocation)
    /// A CSV file beside this one.
    case data(String, at: SourceLocation)
  }

  /// Reads a lesson.
  ///
  /// - Parameters:
  ///   - object: the document.
  ///   - find: gives the bytes of what the lesson names; throws where it cannot.
  package static func lesson(
    from object: JSONObject, find: @escaping (Reference) throws(DocumentError) -> [UInt8]
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
    let network = try network()
    let data = try data(
      counts: (network.shape.inputCount, network.shape.outputCount), settings: settings)
    var lesson = Lesson(
      name: try object.required("name").string("name"),
      title: try object.required("title").string("title"),
      aim: try object.optional("aim")?.string("aim") ?? "", network: network, data: data,
      settings: settings)
    if let view = object.optional("view") { lesson.view = try self.view(view.object("view")) }
    for value in try object.optional("steps")?.array("steps") ?? [] {
      lesson.pages.append(try page(value.object("steps")))
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
        throw DocumentError(
          at: member.value.location, problem: error.problem, remedy: error.remedy)
      }
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
    default: return JSONWriter.shortest(try value.number(key))
    }
  }

  private func network() throws(DocumentError) -> Network {
    let value = try object.required("network")
    guard case .string(let name) = value.content else {
      return try NetworkDocument.network(from: value.object("network"))
    }
    let bytes = try find(.network(name, at: value.location))
    let document = try JSONReader.readObject(bytes)
    guard try document.required("format").string("format") == LessonDocument.format else {
      return try NetworkDocument.network(from: document)
    }
    return try LessonDocument.lesson(from: document, find: find).network
  }

  private func data(
    counts: (inputs: Int, outputs: Int), settings: Settings
  ) throws(DocumentError) -> DataTable {
    let value = try object.required("data")
    if case .string(let path) = value.content {
      let table = try CSVTable(csv: find(.data(path, at: value.location)))
      return try DataTable(table, counts: counts, settings: settings)
    }
    let object = try value.object("data")
    try object.allow(only: ["header", "rows"], in: "data")
    let header = try object.required("header").strings("header")
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

  private func view(_ object: JSONObject) throws(DocumentError) -> Lesson.View {
    try object.allow(only: ["panel"], in: "view")
    var view = Lesson.View()
    view.panel = try object.optional("panel")?.string("panel")
    return view
  }

  private func page(_ object: JSONObject) throws(DocumentError) -> Lesson.Page {
    try object.allow(only: ["at", "focus", "panel", "say", "set"], in: "a step")
    let at = try object.required("at")
    guard let address = StepAddress(try at.string("at")) else {
      throw DocumentError(
        at: at.location, problem: "\(excerpt(try at.string("at"))) is no place",
        remedy: "write \"start\", a phase and a symbol (\"backward dE/dw5\"), or \"epoch 100\"")
    }
    let say = try object.required("say")
    let lines = try LessonDocument.lines(say)
    var page = Lesson.Page(
      address: address, focus: try object.optional("focus")?.string("focus"), lines: lines)
    page.panel = try object.optional("panel")?.string("panel")
    for member in try object.optional("set")?.object("set").members ?? [] {
      page.changes.append(
        Lesson.Change(symbol: member.key, value: try member.value.number(member.key)))
    }
    return page
  }

  private static func lines(_ value: JSONValue) throws(DocumentError) -> [String] {
    var lines: [String] = []
    if case .string(let text) = value.content {
      lines = [text]
    } else {
      lines = try value.strings("say")
    }
    guard (1...linesOfPage).contains(lines.count),
      lines.allSatisfy({ $0.unicodeScalars.count <= lineLength })
    else {
      throw DocumentError(
        at: value.location, problem: "\"say\" does not fit on the screen",
        remedy: "write 1 to \(linesOfPage) lines of at most \(lineLength) letters")
    }
    return lines
  }
}
