import Backprop
import Documents

/// How to come back, for a person who leaves.
extension State {
  /// Says how to come back to this step.
  ///
  /// - Parameter words: the command line that opened what is open.
  /// - Returns: a line without an end; `nil` where nothing was moved.
  package func wayBack(_ words: [String]) -> String? {
    guard run.position != firstPosition || hasChanges else { return nil }
    guard !hasChanges else {
      return "not kept: what was changed in this run; next time, :save FILE keeps it"
    }
    let words = openedAs ?? words
    var kept: [String] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--at" {
        rest = rest.dropFirst()
      } else if !word.hasPrefix("--at=") {
        kept.append(State.quoted(word))
      }
    }
    return (["to come back: backstep"] + kept + ["--at \(run.position)"]).joined(separator: " ")
  }

  /// Whether a command line would not make this run.
  private var hasChanges: Bool {
    run.journal.edits != lessonRunEdits || belongings.replacedRuns.canGoBack
      || belongings.pageSettings != nil
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
