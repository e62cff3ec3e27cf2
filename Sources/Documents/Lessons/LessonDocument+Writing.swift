import Backprop

/// A lesson as a document that reads back as the same lesson.
extension LessonDocument {
  /// Writes a lesson with all that a person has left in it.
  ///
  /// Its data are written as the network gets them; whatever scaled them is left out.
  package static func output(_ lesson: Lesson) -> JSONOutput {
    var members: [(String, JSONOutput)] = [
      ("format", .string(format)), ("version", .integer(version)), ("name", .string(lesson.name)),
      ("title", .string(lesson.title)),
    ]
    if !lesson.aim.isEmpty { members.append(("aim", .string(lesson.aim))) }
    members += [
      ("network", NetworkDocument.output(lesson.network, encoding: encoding(of: lesson))),
      ("data", data(of: lesson.data)),
    ]
    let settings = settings(of: lesson)
    if !settings.isEmpty { members.append(("settings", .object(settings))) }
    let view = view(of: lesson.view)
    if !view.isEmpty { members.append(("view", .object(view))) }
    if !lesson.pages.isEmpty { members.append(("steps", .array(lesson.pages.map(page)))) }
    if !lesson.edits.isEmpty {
      members.append(("edits", .array(lesson.edits.map { edit($0, of: lesson.network) })))
    }
    if !lesson.marks.isEmpty {
      members.append(("marks", .object(lesson.marks.map { ($0.letter, place($0.place)) })))
    }
    if !lesson.breaks.isEmpty { members.append(("breaks", .strings(lesson.breaks))) }
    if let position = lesson.position { members.append(("position", place(position))) }
    return .object(members)
  }

  /// The columns that the data are written with.
  private static func encoding(of lesson: Lesson) -> DataEncoding {
    DataEncoding(columns: lesson.data.inputNames.map { InputColumn(name: $0) })
  }

  private static func data(of data: DataTable) -> JSONOutput {
    func rows(_ examples: Examples) -> JSONOutput {
      .array(
        (0..<examples.count).map {
          JSONOutput.numbers(Array(examples.inputs(of: $0)) + examples.targets(of: $0))
        })
    }
    // A class may be called like an input.
    var names = data.inputNames
    for name in data.targetNames {
      var free = name
      while names.contains(free) { free += "'" }
      names.append(free)
    }
    var members: [(String, JSONOutput)] = [
      ("header", .strings(names)), ("rows", rows(data.examples)),
    ]
    if let test = data.testExamples { members.append(("testRows", rows(test))) }
    return .object(members)
  }

  /// The settings of training that are other than usual; what says how data are read is done.
  private static func settings(of lesson: Lesson) -> [(String, JSONOutput)] {
    var settings = lesson.settings
    // The rates of a cosine are for so many epochs, whenever the run ends.
    if settings.training.schedule == .cosine, let span = settings.training.scheduleSpan {
      settings.training.epochs = span
    }
    return Setting.allowed(in: .lesson).compactMap { setting in
      guard setting.subject == .training, setting.id != .loss, setting.id != .damping,
        let text = setting.text(settings), text != setting.text(Settings())
      else { return nil }
      if let whole = Int(text) { return (setting.key, .integer(whole)) }
      if let number = Double(text) { return (setting.key, .number(number)) }
      if let flag = Bool(text) { return (setting.key, .bool(flag)) }
      return (setting.key, .string(text))
    }
  }

  private static func view(of view: Lesson.View) -> [(String, JSONOutput)] {
    var members: [(String, JSONOutput)] = []
    if let panel = view.panel { members.append(("panel", .string(panel.rawValue))) }
    if let focus = view.focus { members.append(("focus", .string(focus))) }
    if let across = view.unitsAcross { members.append(("unitsAcross", .integer(across))) }
    if let range = view.inputRange {
      members.append(("inputRange", .numbers([range.lowerBound, range.upperBound])))
    }
    return members
  }

  private static func page(_ page: Lesson.Page) -> JSONOutput {
    var members: [(String, JSONOutput)] = [("at", .string(page.address.text))]
    if let focus = page.focus { members.append(("focus", .string(focus))) }
    if let panel = page.panel { members.append(("panel", .string(panel.rawValue))) }
    members.append(("say", .strings(page.lines)))
    return .object(members)
  }

  private static func place(_ place: Lesson.Place) -> JSONOutput {
    switch place {
    case .position(let position): .integer(position)
    case .address(let address): .string(address.text)
    }
  }

  private static func edit(_ edit: Lesson.Edit, of network: Network) -> JSONOutput {
    var members: [(String, JSONOutput)] = [("at", .string(edit.address.text))]
    if let position = edit.position { members.append(("step", .integer(position))) }
    var groups: [(key: String, members: [(String, JSONOutput)])] = [
      ("parameters", []), ("settings", []), ("inputs", []), ("targets", []), ("activations", []),
    ]
    for change in edit.changes {
      switch change {
      case .parameter(let symbol, let value): groups[0].members.append((symbol, .number(value)))
      case .learningRate(let rate): groups[1].members.append(("rate", .number(rate)))
      case .input(let index, let value):
        groups[2].members.append((network.inputNames[index], .number(value)))
      case .target(let index, let value):
        let name = network.name(of: network.shape.outputUnit(index))
        groups[3].members.append((name, .number(value)))
      case .activation(let layer, let activation):
        groups[4].members.append(("\(layer + 1)", .string(activation.rawValue)))
      }
    }
    members += groups.filter { !$0.members.isEmpty }.map { ($0.key, .object($0.members)) }
    return .object(members)
  }
}
