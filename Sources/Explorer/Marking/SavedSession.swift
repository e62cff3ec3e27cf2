import Backprop

/// What was written to a file last, to tell whether anything has been done since.
struct SavedSession: Sendable {
  /// The file.
  let path: String
  let position: Int
  private let start: Run.Setup
  private let edits: [Edit]
  private let notes: [Marks.Note]

  init(of state: State, as path: String) {
    self.path = path
    (position, start, edits) = (state.run.position, state.run.start, state.run.journal.edits)
    notes = state.marks.notes
  }

  /// Whether the file has all that was changed and noted.
  func keeps(_ state: State) -> Bool {
    start == state.run.start && edits == state.run.journal.edits
      && notes.elementsEqual(state.marks.notes) {
        $0.position == $1.position && $0.lines == $1.lines
      }
  }
}
