import Backprop
import Conditions
package import Documents
import Explanations

/// Keeping what was done in a document, and going on from one.
extension State {
  // MARK: - Opening

  /// Takes up stops and marks, and goes to where the lesson is to stand.
  mutating func takeUpSession() {
    for text in lesson.breaks { stops.add(text) }
    stops.read(for: run.setup)
    for mark in lesson.marks {
      guard let letter = mark.letter.unicodeScalars.first,
        let destination = destination(of: mark.place),
        let position = run.position(of: destination)
      else { continue }
      marks.places[letter] = Jumps.Place(
        position: position, quantity: run.step(before: position)?.quantity, value: nil, page: nil,
        exampleIndex: run.exampleEnd(ofStep: position).map { max(0, $0 - 1) },
        edits: run.journal.edits, pointing: Pointing(), panel: .network)
    }
    let missing = lesson.edits.count { run.place(of: $0.address, explainer) == nil }
    if missing > 0 {
      message = Message(
        "\(NumberFormat.counted(missing, "edit")) of this document left out: there is no such step",
        .problem)
    }
    defer {
      if pointing.selection == nil || lesson.view.inspects, let focus = lesson.view.focus {
        if select(named: focus), lesson.view.inspects { pointing.isInspecting = true }
      }
    }
    guard let place = lesson.position else { return }
    guard let destination = destination(of: place) else {
      if case .address(let address) = place {
        message = Message("not at \(address.text): \(reasonAgainst(address))", .problem)
      }
      return
    }
    let position = run.position(of: destination)
    let name = position.flatMap { run.address(ofPosition: $0, explainer) }
    if let address = name.flatMap(StepAddress.init),
      let page = lesson.pages.firstIndex(where: { $0.address == address })
    {
      open(page: page, budget: 0)
    } else if let page = lesson.view.page, lesson.pages.indices.contains(page), let position {
      goOn(fromPage: page, to: position)
    } else {
      go(to: destination, budget: 0)
    }
  }

  /// Opens a page, and then goes to where the run had gone on from its place.
  private mutating func goOn(fromPage page: Int, to position: Int) {
    open(page: page, budget: 0)
    let place = Jumps.Place(
      position: position, quantity: nil, value: nil, page: page, exampleIndex: nil,
      edits: run.journal.edits, pointing: pointing, panel: display.focus)
    go(to: place, budget: 0)
    let own = run.place(of: lesson.pages[page].address, explainer).flatMap(run.position(of:))
    if let own { reading.leavePlace(at: own) }
  }

  private func destination(of place: Lesson.Place) -> Destination? {
    switch place {
    case .position(let position): .position(position)
    case .address(let address): run.place(of: address, explainer)
    }
  }

  /// Where the run stands, or will when it has arrived.
  var positionToCome: Int {
    if case .place(let place)? = movement.waiting.last { return place.position }
    if case .position(let position) = run.destination { return position }
    return run.position
  }

  // MARK: - Saving

  /// Asks the loop to write all of this to a file.
  mutating func save(as path: String) {
    guard !isUnderway, !movement.playback.isRunning else {
      message = Message("the run is on its way; save it when it stands", .problem)
      return
    }
    let document = LessonDocument.output(session, namingData: dataFile(besides: path))
    requests.append(.save(path: path, text: JSONWriter.document(document)))
  }

  /// Says that all of this was written.
  package mutating func noteSaved(as path: String) {
    saved = SavedSession(of: self, as: path)
    let pages = savesPages ? "" : "; the lesson's pages set values, and are left out"
    message = Message("saved to \(path); backstep \(path) comes back here\(pages)")
  }

  /// The name of the file that the data are from, where a document can name it: it lies beside that, or
  /// came with the program, and gives the same rows again.
  private func dataFile(besides path: String) -> String? {
    let (data, settings) = (lesson.data, lesson.settings)
    guard let file = data.file, run.start.examples == data.examples,
      settings.test == 0 || run.start.settings.seed == reading.training.seed
    else { return nil }
    if data.isShipped { return FileName.base(of: file) }
    return FileName.folder(of: file) == FileName.folder(of: path) ? FileName.base(of: file) : nil
  }

  /// The lesson as it is now, with everything that is needed to come back here.
  package var session: Lesson {
    var start = run.start
    var edits = run.journal.edits
    // Weights drawn anew at the start are the weights of the start.
    while let first = edits.first, first.position == 0,
      case .parameters(let values, _) = first.change
    {
      start.replaceParameters(with: values)
      edits.removeFirst()
    }
    var session = Lesson(
      name: lesson.name, title: lesson.title, aim: lesson.aim, network: start.network,
      data: lesson.data.with(start.examples, test: start.testExamples), settings: lesson.settings)
    session.settings.training = start.settings
    session.slip = start.slip
    session.view = lesson.view
    session.view.panel = display.focus
    session.view.focus = pointing.selection.flatMap { selection in
      if case .target = selection { return nil }
      return name(of: selection)
    }
    session.view.inspects = session.view.focus != nil && pointing.isInspecting
    let leaves = savedLeaves
    session.pages = leaves.compactMap(page)
    session.view.page = reading.page.flatMap { leaves.firstIndex(of: .page($0)) }
    session.edits = edits.flatMap(saved)
    session.marks = marks.places.sorted { $0.key.value < $1.key.value }.map {
      Lesson.Mark(letter: String($0.key), place: .position($0.value.position))
    }
    session.breaks = stops.all.map(\.text)
    session.position = .position(run.position)
    return session
  }

  /// Whether the lesson's own pages are kept: where they set values of their own, those would be made a
  /// second time, in a run that has them by now.
  package var savesPages: Bool {
    lesson.pages.allSatisfy { $0.changes.isEmpty && $0.origin == nil && !$0.keepsChanges }
  }

  /// The lesson's pages where they are kept, and among them what was noted.
  private var savedLeaves: [Leaf] {
    leaves.filter { leaf in
      switch leaf {
      case .page: savesPages
      case .note(let index): StepAddress(marks.notes[index].address) != nil
      }
    }
  }

  private func page(_ leaf: Leaf) -> Lesson.Page? {
    switch leaf {
    case .page(let index): return lesson.pages[index]
    case .note(let index):
      let note = marks.notes[index]
      return StepAddress(note.address).map { Lesson.Page(address: $0, lines: note.lines) }
    }
  }

  private func saved(_ edit: Edit) -> [Lesson.Edit] {
    guard let text = run.address(ofPosition: edit.position, explainer),
      let address = StepAddress(text)
    else { return [] }
    let symbols = explainer.symbols
    let changes: [Lesson.Change]
    switch edit.change {
    case .parameter(let parameter, let value):
      changes = [.parameter(symbols.parameter(parameter), value)]
    case .parameters(let values, _):
      changes = values.enumerated().map { .parameter(symbols.parameter($0.offset), $0.element) }
    case .learningRate(let rate): changes = [.learningRate(rate)]
    case .input(_, let index, let value): changes = [.input(index, value)]
    case .target(_, let index, let value): changes = [.target(index, value)]
    case .activation(let layer, let activation): changes = [.activation(layer, activation)]
    }
    return [Lesson.Edit(address: address, position: edit.position, changes: changes)]
  }
}
