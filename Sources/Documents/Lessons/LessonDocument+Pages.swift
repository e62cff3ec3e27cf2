import Backprop

/// What a lesson shows and tells.
extension LessonDocument {
  /// How long a line of a page may be, so that it fits the smallest screen.
  package static let lineLength = 78
  /// How many lines a page may have.
  package static let linesOfPage = 3

  /// Reads the panel that is to be in focus.
  private static func panel(_ object: JSONObject) throws(DocumentError) -> Panel? {
    let names = Panel.allCases.map(\.rawValue)
    return Panel(rawValue: try object.optional("panel")?.name("panel", among: names) ?? "")
  }

  static func view(
    _ object: JSONObject, of network: Network
  ) throws(DocumentError) -> Lesson.View {
    try object.allow(
      only: ["panel", "focus", "inspects", "page", "unitsAcross", "inputRange"], in: "view")
    var view = Lesson.View()
    view.panel = try panel(object)
    if let focus = object.optional("focus") { view.focus = try self.focus(focus, in: network) }
    if let inspects = object.optional("inspects") {
      view.inspects = try inspects.bool("inspects")
    }
    if let across = object.optional("unitsAcross") {
      let number = try across.number("unitsAcross")
      let count = network.shape.unitCount
      guard network.shape.recurrence != nil,
        let fitting = (1...count).first(where: { Double($0) == number }), count % fitting == 0
      else {
        throw DocumentError(
          at: across.location, problem: "\"unitsAcross\" makes no picture of this network's units",
          remedy: "it divides the number of units of a recurrent network, as 3 does 9")
      }
      view.unitsAcross = fitting
    }
    if let range = object.optional("inputRange") {
      let ends = try range.numbers("inputRange")
      guard ends.count == 2, ends[0] < ends[1] else {
        throw DocumentError(
          at: range.location, problem: "\"inputRange\" is no range",
          remedy: "write the lower and the upper end, such as [-2, 3]")
      }
      view.inputRange = ends[0]...ends[1]
    }
    return view
  }

  static func page(
    _ object: JSONObject, of network: Network, _ settings: Settings, isFirst: Bool
  ) throws(DocumentError) -> Lesson.Page {
    try object.allow(
      only: ["ask", "at", "focus", "from", "keepChanges", "panel", "say", "set", "slip"],
      in: "a step")
    var page = Lesson.Page(
      address: try address(object.required("at"), "at"), lines: try lines(object.required("say")))
    page.panel = try panel(object)
    if let focus = object.optional("focus") { page.focus = try self.focus(focus, in: network) }
    if let set = object.optional("set") {
      let members = try set.object("set").members
      let keys = Setting.allowed(in: .page).map(\.key)
      for member in members where !keys.contains(member.key) {
        page.changes.append(
          try change(member, of: network, isOfParameter: member.key != "rate"))
      }
      page.settings = try self.settings(
        members.filter { keys.contains($0.key) }, over: settings, for: network, at: set.location)
    }
    if let from = object.optional("from") {
      guard !page.changes.isEmpty else {
        throw DocumentError(
          at: from.location, problem: "\"from\" without \"set\"",
          remedy: "it says where that begins to hold")
      }
      page.changeAddress = try address(from, "from")
    }
    page.keepsChanges = try keepsChanges(object, isFirst: isFirst)
    page.question = try question(object, below: page.lines)
    page.program = try program(object)
    return page
  }

  /// The value of `slip` where a program has none.
  static let noSlip = "none"

  /// Reads the program whose fault is to be found; `nil` where none is.
  private static func program(_ object: JSONObject) throws(DocumentError) -> Lesson.Program? {
    guard let value = object.optional("slip") else { return nil }
    for key in ["ask", "keepChanges"] where object.optional(key) != nil {
      throw DocumentError(
        at: value.location, problem: "\"slip\" beside \"\(key)\"",
        remedy: "a page whose fault is to be found has a run of its own, and asks for nothing else")
    }
    return Lesson.Program(slip: try slip(value))
  }

  /// Reads the name of a slip, or of none.
  static func slip(_ value: JSONValue) throws(DocumentError) -> Slip? {
    Slip(rawValue: try value.name("slip", among: [noSlip] + Slip.allCases.map(\.rawValue)))
  }

  /// Whether a page goes on with what the reader changed on the page before it.
  private static func keepsChanges(
    _ object: JSONObject, isFirst: Bool
  ) throws(DocumentError) -> Bool {
    guard let value = object.optional("keepChanges"), try value.bool("keepChanges") else {
      return false
    }
    guard !isFirst else {
      throw DocumentError(
        at: value.location, problem: "\"keepChanges\" on the first page",
        remedy: "it goes on with what was changed on the page before")
    }
    guard object.optional("set") == nil else {
      throw DocumentError(
        at: value.location, problem: "\"keepChanges\" beside \"set\"",
        remedy: "a page goes on with the reader's run, or has one of its own")
    }
    return true
  }

  static func address(
    _ value: JSONValue, _ key: String
  ) throws(DocumentError) -> StepAddress {
    let text = try value.string(key)
    guard let address = StepAddress(text) else {
      throw DocumentError(
        at: value.location, problem: "\(excerpt(text)) is no place",
        remedy: "write \"start\", a phase and a symbol (\"backward dE/dw5\"), or \"epoch 100\"")
    }
    return address
  }

  /// The lesson's settings with those of a page put over them; `nil` where there are none.
  private static func settings(
    _ members: [JSONObject.Member], over settings: Settings, for network: Network,
    at place: SourceLocation
  ) throws(DocumentError) -> Settings? {
    guard !members.isEmpty else { return nil }
    let known = Setting.allowed(in: .page)
    var settings = settings
    var given: [Setting.ID] = []
    for member in members {
      guard let setting = known.first(where: { $0.key == member.key }) else { continue }
      try set(setting, in: &settings, to: member.value)
      given.append(setting.id)
    }
    try check(settings, given: given, at: place)
    do {
      try settings.check(for: network)
    } catch {
      throw DocumentError(at: place, problem: error.problem, remedy: error.remedy)
    }
    return settings
  }

  /// Reads a member of `set`: a weight, a bias, or the learning rate.
  static func change(
    _ member: JSONObject.Member, of network: Network, isOfParameter: Bool
  ) throws(DocumentError) -> Lesson.Change {
    let value = try member.value.number(member.key)
    if !isOfParameter {
      guard value > 0 else {
        throw DocumentError(
          at: member.value.location, problem: "rate cannot be \(JSONWriter.shortest(value))",
          remedy: "it is a number above 0")
      }
      return .learningRate(value)
    }
    guard network.hasParameter(named: member.key) else {
      throw DocumentError(
        at: member.keyLocation, problem: "no weight or bias \(excerpt(member.key))",
        remedy: nearestSetting(to: member.key).map { "did you mean \"\($0)\"?" }
          ?? network.parameterRange + ", or rate")
    }
    return .parameter(member.key, value)
  }

  /// The setting of pages that was meant; `nil` where a weight or bias was.
  private static func nearestSetting(to key: String) -> String? {
    let isOfParameter =
      ["w", "b"].contains(key.prefix(1)) && key.dropFirst().first?.isNumber == true
    return isOfParameter ? nil : nearestName(to: key, among: Setting.allowed(in: .page).map(\.key))
  }

  private static func focus(
    _ value: JSONValue, in network: Network
  ) throws(DocumentError) -> String {
    let name = try value.string("focus")
    let units = network.inputNames + network.unitNames.joined()
    guard units.contains(name) || network.hasParameter(named: name) else {
      let near = nearestName(to: name, among: units)
      throw DocumentError(
        at: value.location, problem: "no unit, weight or bias \(excerpt(name))",
        remedy: near.map { "did you mean \"\($0)\"?" } ?? network.parameterRange)
    }
    return name
  }

  private static func lines(_ value: JSONValue) throws(DocumentError) -> [String] {
    var lines: [String] = []
    if case .string(let text) = value.content {
      lines = [text]
    } else {
      lines = try value.strings("say")
    }
    guard (1...linesOfPage).contains(lines.count), lines.allSatisfy(fits) else {
      throw DocumentError(
        at: value.location, problem: "\"say\" does not fit on the screen",
        remedy: "write 1 to \(linesOfPage) lines of at most \(lineLength) letters")
    }
    return lines
  }

  /// Whether a line surely has room; what its numbers come to shows when they are known.
  package static func fits(_ line: String) -> Bool {
    line.contains("{") || line.unicodeScalars.count <= lineLength
  }
}

extension Network {
  /// Whether a symbol is that of a weight or bias: `w5`, `b2`; in a recurrent network `w3.1`.
  func hasParameter(named symbol: String) -> Bool {
    if shape.recurrence != nil, symbol.first == "w" {
      return hasWeight(between: symbol.dropFirst())
    }
    guard let number = Int(symbol.dropFirst()), symbol.dropFirst() == String(number) else {
      return false
    }
    switch symbol.first {
    case "w": return (1...shape.weightCount).contains(number)
    case "b": return number >= 1 && number <= shape.parameterCount - shape.weightCount
    default: return false
    }
  }

  /// Whether there is a weight into one unit from another, by their numbers: `3.1`.
  private func hasWeight(between units: Substring) -> Bool {
    let numbers = units.split(separator: ".", omittingEmptySubsequences: false)
    return numbers.count == 2
      && numbers.allSatisfy { text in
        Int(text).map { (1...shape.unitCount).contains($0) && text == String($0) } == true
      }
  }

  /// Which weights and biases there are, in words.
  fileprivate var parameterRange: String {
    func range(_ letter: String, _ count: Int) -> String {
      count == 1 ? letter + "1" : "\(letter)1 to \(letter)\(count)"
    }
    let biases = shape.parameterCount - shape.weightCount
    let weights =
      shape.recurrence == nil
      ? range("w", shape.weightCount) : "w1.1 to w\(shape.unitCount).\(shape.unitCount)"
    return "name one of " + weights
      + (biases == 0 ? "" : ", " + range("b", biases))
  }
}
