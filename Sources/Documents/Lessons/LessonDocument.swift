import Backprop

/// A lesson as a document: `{ "format": "backstep-lesson", "version": 1, … }`.
package struct LessonDocument {
  package static let format = "backstep-lesson"
  static let version = 1

  let object: JSONObject
  /// Finds what a lesson names instead of holding it itself.
  let find: (Reference) throws(DocumentError) -> File
  let isInterrupted: () -> Bool

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
    /// Whether it came with the program.
    package let isShipped: Bool

    package init(name: String, bytes: [UInt8], isShipped: Bool = false) {
      self.name = name
      self.bytes = bytes
      self.isShipped = isShipped
    }
  }

  /// Reads a lesson, with its own settings.
  ///
  /// - Parameters:
  ///   - object: the document.
  ///   - find: gives what the lesson names; throws where it cannot.
  /// - Returns: the lesson, its data cut for its network.
  /// - Throws: the first error in the lesson or in what it names, with its place.
  package static func lesson(
    from object: JSONObject, find: @escaping (Reference) throws(DocumentError) -> File
  ) throws(DocumentError) -> Lesson {
    let document = try LessonDocument(object, find: find)
    return try document.lesson(document.settings())
  }

  /// Begins to read a lesson: first its settings, and then, with others put over them, the rest.
  ///
  /// - Parameters:
  ///   - object: the document.
  ///   - isInterrupted: asked now and then while its data are read; once it says so, reading them
  ///     throws.
  ///   - find: gives what the lesson names; throws where it cannot.
  /// - Throws: a format, version or key that is not known; what the keys hold is checked as it is
  ///   read.
  package init(
    _ object: JSONObject, isInterrupted: @escaping () -> Bool = { false },
    find: @escaping (Reference) throws(DocumentError) -> File
  ) throws(DocumentError) {
    self.object = object
    self.find = find
    self.isInterrupted = isInterrupted
    try checkFormat(of: object, LessonDocument.format, version: LessonDocument.version)
    try object.allow(
      only: [
        "format", "version", "name", "title", "aim", "minutes", "network", "data", "settings",
        "view", "steps", "edits", "marks", "breaks", "position", "slip",
      ], in: "a lesson")
  }

  /// Reads the lesson's own settings.
  package func settings() throws(DocumentError) -> Settings {
    guard let value = object.optional("settings") else { return Settings() }
    return try LessonDocument.settings(value.object("settings"))
  }

  /// Reads the rest of the lesson.
  ///
  /// - Parameters:
  ///   - settings: the lesson's own, or others.
  ///   - data: other data than the lesson's own.
  /// - Returns: the lesson with these settings and data.
  /// - Throws: the first error in the lesson, its network or the data, with its place and file; the
  ///   lesson's own data must be right even where others take their place.
  package func lesson(
    _ settings: Settings, data: LessonData? = nil
  ) throws(DocumentError) -> Lesson {
    let contents = try network()
    let network = contents.network
    if contents.encoding.scale != nil,
      let scale = object["settings"].flatMap(LessonDocument.scale(in:))
    {
      throw DocumentError(
        at: scale.location, problem: "\"scale\" beside a network with a scale of its own",
        remedy: "leave \"scale\" out")
    }
    if let loss = try self.settings().loss, let (_, problem) = network.with(loss: loss).mismatch {
      throw DocumentError(
        at: try object.optional("settings")?.object("settings")["loss"]?.location,
        problem: problem, remedy: Network.pairs)
    }
    // What is meant for other data need not fit the lesson's own; its pages are about these.
    let own = data == nil ? settings : try self.settings()
    var lesson = Lesson(
      name: try object.required("name").string("name"),
      title: try object.required("title").string("title"),
      aim: try object.optional("aim")?.string("aim") ?? "", network: network,
      data: try self.data(own).table(
        for: DataNeeds(contents, loss: own.loss), own, savedWith: self.settings()),
      settings: settings, takesNamesFromData: !contents.namesInputs)
    lesson.minutes = try object.optional("minutes")?.integer("minutes", in: 1...120)
    if let view = object.optional("view") {
      lesson.view = try LessonDocument.view(view.object("view"), of: lesson.network)
    }
    for value in try object.optional("steps")?.array("steps") ?? [] {
      lesson.pages.append(
        try LessonDocument.page(
          value.object("steps"), of: lesson.network, settings, isFirst: lesson.pages.isEmpty))
    }
    if let page = try object.optional("view")?.object("view").optional("page") {
      lesson.view.page = try page.integer("page", in: 1...max(1, lesson.pages.count)) - 1
    }
    try readSession(into: &lesson)
    if let data {
      lesson.use(try data.table(for: DataNeeds(contents, loss: settings.loss), settings))
    }
    return lesson
  }

  private static func settings(_ object: JSONObject) throws(DocumentError) -> Settings {
    let known = Setting.allowed(in: .lesson)
    try object.allow(only: known.map(\.key), in: "settings")
    var settings = Settings()
    var given: [Setting.ID] = []
    for member in object.members {
      guard let setting = known.first(where: { $0.key == member.key }) else { continue }
      try set(setting, in: &settings, to: member.value)
      given.append(setting.id)
    }
    try check(settings, given: given, at: object.location)
    return settings
  }

  /// Throws where settings do not go together.
  static func check(
    _ settings: Settings, given: [Setting.ID], at place: SourceLocation
  ) throws(DocumentError) {
    do throws(SettingProblem) {
      try settings.checkTogether(given: given)
    } catch {
      throw DocumentError(at: place, problem: error.problem, remedy: error.remedy)
    }
  }

  /// Sets a setting to what a document says.
  static func set(
    _ setting: Setting, in settings: inout Settings, to value: JSONValue
  ) throws(DocumentError) {
    let text = try text(of: value, for: setting.key)
    do throws(SettingProblem) {
      try setting.set(&settings, text)
    } catch {
      let problem =
        error.problem.hasPrefix(setting.name)
        ? setting.key + error.problem.dropFirst(setting.name.count) : error.problem
      throw DocumentError(at: value.location, problem: problem, remedy: error.remedy)
    }
  }

  /// The value of `scale` in settings, where it is not `none`.
  private static func scale(in settings: JSONValue) -> JSONValue? {
    guard case .object(let object) = settings.content, let scale = object.optional("scale"),
      scale.content != .string(Scale.Kind.none.rawValue)
    else { return nil }
    return scale
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
}
