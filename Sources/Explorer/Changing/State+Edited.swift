import Backprop

extension State {
  /// Whether a value that can be selected was changed by hand before this step, in this run; what the
  /// lesson itself changes is its own.
  package func isEdited(_ selection: Selection) -> Bool {
    run.journal.edits.contains { edit in
      // What stands in a document as an edit was made by somebody, too.
      let isOfPage = belongings.ownEdits.contains(edit) && !lessonRunEdits.contains(edit)
      guard edit.start <= run.exampleIndex, !isOfPage else { return false }
      switch (edit.change, selection) {
      case (.parameter(let changed, _), .parameter(let parameter, _)):
        return changed == parameter
      case (.input(let example, let changed, _), .input(let index)),
        (.target(let example, let changed, _), .target(let index)):
        return example == run.example && changed == index
      default: return false
      }
    }
  }
}
