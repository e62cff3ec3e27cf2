import Backprop
import Conditions
import Documents

/// How to come back, for a person who leaves.
extension State {
  /// Says how to come back to this step.
  ///
  /// - Parameter words: the command line that opened what is open.
  /// - Returns: a line without an end; `nil` where nothing was moved.
  package func wayBack(_ words: [String]) -> String? {
    if let saved, saved.keeps(self) {
      let at = run.position == saved.position ? [] : ["--at \(run.position)"]
      return (["to come back: backstep", State.quoted(saved.path)] + at).joined(separator: " ")
    }
    let lost = [
      hasChanges ? "what was changed in this run" : nil,
      marks.notes.isEmpty ? nil : marks.notes.count == 1 ? "a note" : "notes",
    ].compactMap(\.self)
    guard lost.isEmpty else {
      return "not kept: \(lost.joined(separator: " and ")); next time, :save FILE keeps "
        + (lost.count > 1 || marks.notes.count > 1 ? "them" : "it")
    }
    guard run.position != firstPosition || isRunOfPage else { return nil }
    let words = openedAs ?? words
    var kept: [String] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      if ["--at", "--variant"].contains(word) {
        rest = rest.dropFirst()
      } else if !word.hasPrefix("--at="), !word.hasPrefix("--variant=") {
        kept.append(State.quoted(word))
      }
    }
    if let variant = lesson.settings.variant { kept.append("--variant \(variant)") }
    let command = (["to come back: backstep"] + kept).joined(separator: " ")
    // A page that sets values has a run of its own, which `--at` does not lead to.
    guard isRunOfPage, let page = reading.place else { return command + " --at \(run.position)" }
    return command + ", then :page \(page + 1)"
      + (isAtPlaceOfPage(page) ? "" : " and :go \(run.position)")
  }

  /// Whether the run is the one that a page makes by what it sets.
  private var isRunOfPage: Bool {
    run.journal.edits != lessonRunEdits || belongings.pageOrigin != nil
  }

  private func isAtPlaceOfPage(_ page: Int) -> Bool {
    guard let address = run.address(ofPosition: run.position, explainer).flatMap(StepAddress.init)
    else {
      return false
    }
    return lesson.pages[page].address == address
  }

  /// Whether a person has made this run other than a command line, or a page, would make it.
  private var hasChanges: Bool {
    run.journal.edits != belongings.ownEdits || belongings.replacedRuns.canGoBack
  }

  /// A word as a shell takes it.
  private static func quoted(_ word: String) -> String {
    let plain = word.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0)
        || "-_./:=,+".unicodeScalars.contains($0)
    }
    return plain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
