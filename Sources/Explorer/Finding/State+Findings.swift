import Backprop
import Conditions
import Documents
import Explanations

/// What is wrong with the run.
package struct PresentFindings: Sendable {
  /// `nil` while it is being worked on elsewhere.
  var findings: Findings
  private let epochsDone: Int
  /// Where the list has led: there it stays as it is.
  var place: Int?
  private let edits: [Edit]
  private let start: Run.Setup

  init(_ run: Run) {
    findings = Findings(of: run)
    epochsDone = run.epochsDone
    edits = run.journal.edits
    start = run.start
  }

  /// Whether they are about the present epoch of a run.
  func isOf(_ run: Run) -> Bool {
    (epochsDone == run.epochsDone || place == run.position)
      && edits == run.journal.edits && start == run.start
  }

  /// Whether there is something left to look at.
  func isBehind(_ run: Run) -> Bool { !isOf(run) || !findings.isComplete }
}

extension State {
  /// Lists what is wrong.
  mutating func showFindings(budget: Int) {
    guard !mustWaitForAnswer() else { return }
    display.focus = .findings
    display.cursors[.findings] = nil
    follow(budget: budget)
  }

  /// Looks on, where the list is shown.
  mutating func lookForFindings(budget: Int) {
    guard display.focus == .findings, !movement.isWatched, !isUnderway else { return }
    if findings?.isOf(run) != true { findings = PresentFindings(run) }
    guard var present = findings else { return }
    // Two owners would make a copy of what it works with.
    findings = nil
    _ = present.findings.advance(budget: budget)
    findings = present
  }

  /// Whether the list that is shown is not whole.
  var isLookingForFindings: Bool {
    display.focus == .findings && !movement.isWatched && !isUnderway
      && findings?.isBehind(run) != false
  }

  var findingList: ListTable {
    let found = findings?.findings.all ?? []
    let isComplete = findings?.findings.isComplete == true
    return ListTable(
      columns: [.init("", isNumber: true), .init("what is wrong")], count: found.count,
      row: { index in .init(["\(index + 1)", found[index].says]) },
      note: isComplete && !found.isEmpty ? "the worst first" : "",
      emptiness: isComplete
        ? capitalized(findings?.findings.summary ?? "") : "looking at the last epoch",
      detail: { index in
        "\(capitalized(found[index].says)). \(capitalized(found[index].means)). "
          + "\(capitalized(found[index].advice))."
      })
  }

  private func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// Goes to the step at which a finding can be seen.
  mutating func goToFinding(_ row: Int, budget: Int) {
    guard let found = findings?.findings.all, found.indices.contains(row) else { return }
    guard let step = found[row].step else {
      message = Message("This has no step of its own: it holds throughout.")
      return
    }
    noteJump()
    findings?.place = step
    go(to: step, budget: budget)
  }
}
