import Backprop
import Conditions
package import Documents
import Explanations

extension Panel {
  /// Whether it is a list with a cursor, whose rows lead to places.
  package var isList: Bool {
    switch self {
    case .stops, .hits, .jumps, .marks, .differences, .findings, .paper: true
    case .network, .calculation, .weights, .partials, .error, .algorithm, .data, .weightError,
      .valley, .answers, .classes, .images, .settling, .steps, .branches, .check:
      false
    }
  }
}

/// Panels that are lists.
extension State {
  /// What a list shows; `nil` of a panel that is none.
  package func list(of panel: Panel) -> ListTable? {
    switch panel {
    case .stops: stopList
    case .hits: hitList
    case .jumps: jumpList
    case .marks: markList
    case .differences: differenceList
    case .findings: findingList
    case .paper: paperList
    case .network, .calculation, .weights, .partials, .error, .algorithm, .data, .weightError,
      .valley, .answers, .classes, .images, .settling, .steps, .branches, .check:
      nil
    }
  }

  /// The row that the cursor of a list stands on, from 0.
  package func cursor(of panel: Panel, in list: ListTable) -> Int {
    max(0, min(display.cursors[panel] ?? firstCursor(of: panel, in: list), list.count - 1))
  }

  private func firstCursor(of panel: Panel, in list: ListTable) -> Int {
    panel == .jumps ? jumps.earlier(than: presentPlace).count : 0
  }

  /// Moves the cursor of the list that is in focus.
  mutating func moveListCursor(by rows: Int) {
    let panel = display.focus
    guard let list = list(of: panel) else { return }
    let now = cursor(of: panel, in: list)
    display.cursors[panel] = max(0, min(now + rows, list.count - 1))
  }

  /// Goes where the row leads on which the cursor of a list stands.
  mutating func goToListCursor(budget: Int) {
    let panel = display.focus
    guard let list = list(of: panel), list.count > 0 else { return }
    let row = cursor(of: panel, in: list)
    switch panel {
    case .stops: goToLastHit(ofStop: row, budget: budget)
    case .hits:
      guard let hits = finding?.hits(upTo: run.furthest) else { return }
      noteJump()
      go(to: hits[hits.startIndex + row].step, budget: budget)
    case .jumps:
      let distance = row - jumps.earlier(than: presentPlace).count
      display.cursors[.jumps] = nil
      if distance != 0 {
        jump(isBack: distance < 0, count: Int(distance.magnitude), budget: budget)
        display.focus = .jumps
      }
    case .marks: goToMarkedRow(row, budget: budget)
    case .findings: goToFinding(row, budget: budget)
    case .paper: goToPaperRow(row, budget: budget)
    case .differences:
      guard let parameter = difference?.order[row] else { return }
      pointing.selection = .parameter(
        parameter, in: Selection.unit(of: parameter, in: shape))
    case .network, .calculation, .weights, .partials, .error, .algorithm, .data, .weightError,
      .valley, .answers, .classes, .images, .settling, .steps, .branches, .check:
      break
    }
  }

  // MARK: - Stops

  private var stopList: ListTable {
    let trail = stopTrail
    let active = stops.active
    let furthest = run.furthest
    return ListTable(
      columns: [
        .init("", isNumber: true), .init("stops at"), .init("now"),
        .init("hits", isNumber: true), .init("last at"),
      ],
      count: stops.all.count,
      row: { [stops] index in
        let stop = stops.all[index]
        guard let place = active.firstIndex(where: { $0.number == stop.number }) else {
          return .init(
            ["\(stop.number)", stop.text, "", "", "never: \(stop.problem)"], isProblem: true)
        }
        let now = stopValues?.values?[place].map(NumberFormat.brief) ?? ""
        guard let trail else { return .init(["\(stop.number)", stop.text, now, "", ""]) }
        let last = trail.last(of: place, upTo: furthest)
        return .init(
          [
            "\(stop.number)", stop.text, now,
            NumberFormat.count(trail.count(of: place, upTo: furthest)),
            last.map { words(forPlaceOf: $0) } ?? "",
          ])
      },
      note: trail.map {
        !$0.isBehind(run) ? "{key:next stop} next  {key:previous stop} back" : "up to \(howFar($0))"
      } ?? "",
      emptiness: "There are no stops: :break E < 0.01 sets one.",
      detail: { [stops] index in
        let stop = stops.all[index]
        return stop.problem.isEmpty
          ? "" : "stop \(stop.number), \(stop.text), never hits here: \(stop.problem)"
      })
  }

  /// Where a trail has come to: `step 1,200 of 5,000`.
  private func howFar(_ trail: Trail<HitFinder>) -> String {
    "step \(NumberFormat.count(trail.position)) of \(NumberFormat.count(run.furthest))"
  }

  private func words(forPlaceOf hit: Hit) -> String {
    "epoch \(NumberFormat.count(hit.epoch)), example \(NumberFormat.count(hit.example)), "
      + explainer.symbol(hit.quantity)
  }

  private mutating func goToLastHit(ofStop index: Int, budget: Int) {
    let stop = stops.all[index]
    guard let trail = stopTrail,
      let place = stops.active.firstIndex(where: { $0.number == stop.number }),
      let hit = trail.last(of: place, upTo: run.furthest)
    else {
      message = Message(
        "Stop \(stop.number) has not hit so far; {key:next stop} goes on to the next hit.")
      return
    }
    noteJump()
    go(to: hit.step, budget: budget)
    say(words(for: hit, stops.active))
  }

  // MARK: - Hits

  private var hitList: ListTable {
    let furthest = run.furthest
    let hits = finding?.hits(upTo: furthest) ?? []
    let count = finding?.count(upTo: furthest) ?? 0
    let text = finding?.conditions.first?.text ?? ""
    var note = NumberFormat.counted(count, "hit")
    if count > hits.count { note += ", the first \(NumberFormat.count(hits.count))" }
    if let finding, finding.position < run.furthest { note += " up to \(howFar(finding))" }
    return ListTable(
      columns: [
        .init("step", isNumber: true), .init("epoch", isNumber: true),
        .init("example", isNumber: true), .init("symbol"), .init("value"), .init("before"),
      ],
      count: hits.count,
      row: { index in
        let hit = hits[hits.startIndex + index]
        return .init(
          [
            NumberFormat.count(hit.step), NumberFormat.count(hit.epoch),
            NumberFormat.count(hit.example), explainer.symbol(hit.quantity),
            hit.value.map(format.short) ?? "", hit.before.map(format.short) ?? "",
          ], isHere: hit.step == run.position)
      },
      note: text.isEmpty ? "" : "\(text)   \(note)",
      emptiness: text.isEmpty
        ? "Nothing has been looked for: :find w5 < 0 lists all hits."
        : "No hit up to step \(NumberFormat.count(furthest)), the furthest.")
  }

  // MARK: - Jumps

  private var jumpList: ListTable {
    let earlier = jumps.earlier(than: presentPlace)
    let places = earlier + [presentPlace] + jumps.later.reversed()
    let present = earlier.count
    return ListTable(
      columns: [
        .init("step", isNumber: true), .init("symbol"), .init("value"), .init("page"),
      ],
      count: places.count,
      row: { index in
        let place = places[index]
        return .init(
          [
            NumberFormat.count(place.position), words(forSubjectOf: place),
            place.value.map(format.short) ?? "", place.page.map { "page \($0 + 1)" } ?? "",
          ], isHere: index == present)
      }, note: "{key:back from jump} back  {key:forth} forth", emptiness: "")
  }

  /// The symbol of the step, and what was looked at there instead: `net_h1, i1 of the data`.
  private func words(forSubjectOf place: Jumps.Place) -> String {
    let step = place.quantity.map(explainer.symbol) ?? "the start"
    guard place.pointing.isInspecting, let selection = place.pointing.selection else { return step }
    let looked = name(of: selection)
    return step == looked ? step : "\(step), at \(looked)"
  }

  // MARK: - Marks and notes

  private enum Marked {
    case letter(Unicode.Scalar, Jumps.Place)
    case note(Marks.Note)

    var position: Int {
      switch self {
      case .letter(_, let place): place.position
      case .note(let note): note.position
      }
    }
  }

  private var marked: [Marked] {
    let letters = marks.places.sorted { $0.key.value < $1.key.value }.map {
      Marked.letter($0.key, $0.value)
    }
    return (letters + marks.notes.map(Marked.note)).sorted { $0.position < $1.position }
  }

  private var markList: ListTable {
    let marked = marked
    return ListTable(
      columns: [.init(""), .init("step", isNumber: true), .init("symbol, or the note")],
      count: marked.count,
      row: { index in
        let position = NumberFormat.count(marked[index].position)
        let isHere = marked[index].position == run.position
        return switch marked[index] {
        case .letter(let letter, let place):
          .init(
            [String(letter), position, place.quantity.map(explainer.symbol) ?? "the start"],
            isHere: isHere)
        case .note(let note):
          .init(["", position, note.lines.joined(separator: " ")], isHere: isHere)
        }
      }, note: "{key:mark} a marks, {key:to mark} a goes there",
      emptiness: "There are no marks: {key:mark} and a letter sets one, :note TEXT writes a note.")
  }

  private mutating func goToMarkedRow(_ row: Int, budget: Int) {
    noteJump()
    switch marked[row] {
    case .letter(_, let place): go(to: place, budget: budget)
    case .note(let note):
      if let index = marks.index(at: note.position) { open(note: index, budget: budget) }
    }
    display.focus = .marks
  }
}
