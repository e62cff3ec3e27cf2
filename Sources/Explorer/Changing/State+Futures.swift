import Backprop
import Explanations

/// The runs that one can go to by `:branch`, and the present one.
extension State {
  /// A future of the run, or a run that a page took the place of.
  package struct Future {
    /// What `:branch` takes; `nil` of the present one.
    package let number: Int?
    package let furthest: Int
    /// E after the last epoch that it reached.
    package let error: Double?
    /// What was changed in it.
    package let words: String
  }

  /// In the order of their numbers, the present one last.
  package var futures: [Future] {
    let kept = reading.keptRuns
    let left = kept.enumerated().map { index, kept in
      Future(
        number: index + 1, furthest: kept.furthest, error: kept.lastError,
        words: "page \(kept.page + 1): \(notation.spell(kept.words))")
    }
    let others = run.branches.enumerated().map { index, branch in
      Future(
        number: kept.count + index + 1, furthest: branch.furthest,
        error: branch.history.buckets.last?.last, words: words(for: branch.edits))
    }
    let present = Future(
      number: nil, furthest: run.furthest, error: run.history.buckets.last?.last,
      words: words(for: run.journal.edits))
    return left + others + [present]
  }

  private func words(for edits: [Edit]) -> String {
    let changes = edits.suffix(3).map { edit in
      notation.spell(edit.change.words(explainer.symbols))
        + " at step \(NumberFormat.count(edit.position))"
    }
    return changes.isEmpty ? "as it began" : changes.joined(separator: ", ")
  }
}
