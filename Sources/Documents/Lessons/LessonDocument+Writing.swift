import Backprop

/// A lesson as a document that reads back as the same lesson.
extension LessonDocument {
  /// Writes a lesson with all that a person has left in it.
  ///
  /// Its data are written as the network gets them, and whatever scaled them is left out; or they are
  /// named, and each row has a number by which a change of it is seen.
  ///
  /// - Parameters:
  ///   - lesson: what is to be written.
  ///   - file: the name of the file of its data, beside the document; `nil`: the rows stand in it.
  /// - Returns: the document.
  package static func output(_ lesson: Lesson, namingData file: String? = nil) -> JSONOutput {
    var members: [(String, JSONOutput)] = [
      ("format", .string(format)), ("version", .integer(version)), ("name", .string(lesson.name)),
      ("title", .string(lesson.title)),
    ]
    let classes = file == nil ? classes(of: lesson.data) : nil
    let encoding =
      file == nil ? encoding(of: lesson.data, classes: classes) : lesson.data.encoding
    if !lesson.aim.isEmpty { members.append(("aim", .string(lesson.aim))) }
    if let minutes = lesson.minutes { members.append(("minutes", .integer(minutes))) }
    members += [
      ("network", NetworkDocument.output(lesson.network, encoding: encoding)),
      (
        "data",
        file.map { reference(to: $0, lesson.data) } ?? data(of: lesson.data, classes: classes)
      ),
    ]
    let settings = settings(of: lesson, isReadingData: file != nil)
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
    if lesson.slip != nil { members.append(("slip", output(lesson.slip))) }
    return .object(members)
  }

  /// What says how the rows are read again that are written.
  private static func encoding(of data: DataTable, classes: [String]?) -> DataEncoding {
    let columns = data.inputNames.map { InputColumn(name: $0) }
    guard classes != nil else { return DataEncoding(columns: columns) }
    return DataEncoding(
      columns: columns, targetNames: data.encoding.targetNames, classNames: data.classNames)
  }

  /// The class of every row, those to test with last; `nil` where some row has none.
  private static func classes(of data: DataTable) -> [String]? {
    let names = data.classNames
    guard !names.isEmpty, data.encoding.targetNames.count == 1,
      !data.inputNames.contains(data.encoding.targetNames[0])
    else { return nil }
    var classes: [String] = []
    for part in data.parts {
      for row in 0..<part.count {
        let targets = part.targets(of: row)
        guard targets.allSatisfy({ $0 == 0 || $0 == 1 }),
          targets.count == 1 || targets.count(where: { $0 == 1 }) == 1,
          let name = data.encoding.className(of: ArraySlice(targets))
        else { return nil }
        classes.append(name)
      }
    }
    return classes
  }

  /// The rows, each with its class where all have one.
  private static func data(of data: DataTable, classes: [String]?) -> JSONOutput {
    func rows(_ examples: Examples, from first: Int) -> JSONOutput {
      .array(
        (0..<examples.count).map { row in
          let inputs = Array(examples.inputs(of: row))
          guard let classes else { return .numbers(inputs + examples.targets(of: row)) }
          return .array(inputs.map(JSONOutput.number) + [.string(classes[first + row])])
        })
    }
    // A class may be called like an input.
    var names = data.inputNames
    for name in classes == nil ? data.targetNames : data.encoding.targetNames {
      var free = name
      while names.contains(free) { free += "'" }
      names.append(free)
    }
    var members: [(String, JSONOutput)] = [
      ("header", .strings(names)), ("rows", rows(data.examples, from: 0)),
    ]
    if let test = data.testExamples {
      members.append(("testRows", rows(test, from: data.examples.count)))
    }
    return .object(members)
  }

  /// The name of the file that data are from, with a sum for each row.
  private static func reference(to file: String, _ data: DataTable) -> JSONOutput {
    .object([
      ("file", .string(file)), ("sums", .strings(RowSums.sums(of: data).map(\.text))),
    ])
  }

  /// The settings of training that are other than usual, and those that say how data are read where
  /// they are to be read again.
  private static func settings(
    of lesson: Lesson, isReadingData: Bool
  ) -> [(String, JSONOutput)] {
    var settings = lesson.settings
    // The rates of a cosine are for so many epochs, whenever the run ends.
    if settings.training.schedule == .cosine, let span = settings.training.scheduleSpan {
      settings.training.epochs = span
    }
    return Setting.allowed(in: .lesson).compactMap { setting in
      let isOfReading = [.missing, .decimal, .header, .noHeader, .test].contains(setting.id)
      guard isOfReading ? isReadingData : setting.subject == .training, setting.id != .loss,
        setting.id != .damping,
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
    if view.inspects { members.append(("inspects", .bool(true))) }
    if let page = view.page { members.append(("page", .integer(page + 1))) }
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
    if let question = page.question { members.append(("ask", output(question))) }
    if let program = page.program { members.append(("slip", output(program.slip))) }
    return .object(members)
  }

  private static func output(_ slip: Slip?) -> JSONOutput { .string(slip?.rawValue ?? noSlip) }

  private static func output(_ question: Lesson.Question) -> JSONOutput {
    let usual = Lesson.Question(of: question.symbol)
    var members: [(String, JSONOutput)] = [("of", .string(question.symbol))]
    if question.digits != usual.digits { members.append(("digits", .integer(question.digits))) }
    if let text = question.text { members.append(("text", .string(text))) }
    if question.tries != usual.tries { members.append(("tries", .integer(question.tries))) }
    if !question.hints.isEmpty { members.append(("hints", .strings(question.hints))) }
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
