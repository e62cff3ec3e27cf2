import Backprop
import Conditions
import Documents
import Explanations

/// Notes, which stand where pages stand, and are turned among them.
extension State {
  /// A page of the lesson or a note, by its number from 0.
  enum Leaf: Equatable {
    case page(Int)
    case note(Int)
  }

  /// The lesson's pages, and the notes among them: in the order of the steps, or, where the pages have
  /// runs of their own, each after the page in whose run it was written.
  var leaves: [Leaf] {
    var leaves = lesson.pages.indices.map(Leaf.page)
    let places = lesson.pages.map {
      run.place(of: $0.address, explainer).flatMap(run.position(of:))
    }
    let areInOrder = savesPages && !places.contains(nil)
    for (index, note) in marks.notes.enumerated() {
      let page = note.place.page ?? -1
      let next = leaves.firstIndex { leaf in
        switch leaf {
        case .page(let other):
          areInOrder ? places[other] ?? 0 > note.position : other > page
        case .note(let other): !areInOrder && marks.notes[other].place.page ?? -1 > page
        }
      }
      leaves.insert(.note(index), at: next ?? leaves.endIndex)
    }
    return leaves
  }

  /// The note that stands where a page would: that of this step, where no page is open.
  package var shownNote: Marks.Note? {
    guard reading.page == nil else { return nil }
    return marks.index(at: run.position).map { marks.notes[$0] }
  }

  /// What that note says, with the numbers that it names.
  package var linesOfNote: [String]? {
    shownNote?.lines.map { spelled($0, in: run.pass.isOpen ? nil : run) }
  }

  /// Goes to the next note or page, or the one before; returns whether there are notes to go through.
  mutating func turnNote(by offset: Int, budget: Int) -> Bool {
    guard !marks.notes.isEmpty else { return false }
    guard !lesson.pages.isEmpty else {
      let notes = marks.notes
      let next =
        offset > 0
        ? notes.firstIndex { $0.position > run.position }
        : notes.lastIndex { $0.position < run.position }
      guard let next else {
        message = Message(offset > 0 ? "This is the last note." : "This is the first note.")
        return true
      }
      open(note: next, budget: budget)
      return true
    }
    let leaves = leaves
    let note = reading.note.flatMap(marks.index).map(Leaf.note)
    let last = (note ?? reading.place.map(Leaf.page)).flatMap(leaves.firstIndex)
    // Of what was left, going back opens it again.
    let isLeft =
      note == nil ? reading.page == nil || reading.isFolded : reading.note != run.position
    let wanted = (last ?? -1) + offset + (isLeft && last != nil && offset < 0 ? 1 : 0)
    guard leaves.indices.contains(wanted) else {
      message = Message(
        offset > 0
          ? "This is the last of the pages and notes."
            + (nextLesson.map { " Next lesson: :open \($0)" } ?? "")
          : "This is the first of the pages and notes.")
      return true
    }
    switch leaves[wanted] {
    case .page(let index): open(page: index, budget: budget)
    case .note(let index): open(note: index, budget: budget)
    }
    return true
  }

  /// Goes to the place of a note, in the run in which it was written.
  mutating func open(note index: Int, budget: Int) {
    let note = marks.notes[index]
    go(to: note.place, budget: budget)
    reading.page = nil
    reading.note = note.position
  }
}
