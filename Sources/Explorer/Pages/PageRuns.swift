import Backprop
import Documents

/// The runs of a lesson's pages as they were when each was opened first.
///
/// The last one is as it was, with the moments that it keeps; all others are at rest.
struct PageRuns: Sendable {
  /// The run of a page, and what belongs to it.
  struct PageRun: Sendable {
    var run: Run
    let trials: [Trial]
    /// What the page lets it begin from, where that is other than the lesson's.
    let origin: Lesson.Origin?
  }

  private struct Resting: Sendable {
    let run: RestingRun
    let trials: [Trial]
    let origin: Lesson.Origin?
  }

  @Boxed private var last: (index: Int, page: PageRun)?
  private var resting: [Int: Resting] = [:]

  /// The last page up to this one whose run is kept; `nil` where there is none.
  func nearest(to index: Int) -> Int? {
    let kept = resting.keys + (last.map { [$0.index] } ?? [])
    return kept.filter { $0 <= index }.max()
  }

  /// Finds the run of a page, as it was when the page was opened first.
  ///
  /// - Parameters:
  ///   - index: the page's, counted from 0.
  ///   - settings: what they say of the end of a run holds for it.
  ///   - budget: about how many multiplications to do; the run may still be on its way.
  /// - Returns: the run, and what belongs to it; `nil` where none is kept.
  func run(
    ofPage index: Int, stoppingAs settings: TrainingSettings, budget: Int
  ) -> PageRun? {
    if let last, last.index == index { return last.page }
    return resting[index].map {
      PageRun(
        run: Run(waking: $0.run, stoppingAs: settings, budget: budget), trials: $0.trials,
        origin: $0.origin)
    }
  }

  /// Keeps the run of a page that has been reached.
  mutating func keep(
    _ run: Run, _ trials: [Trial], _ origin: Lesson.Origin?, ofPage index: Int
  ) {
    if let last, last.index != index {
      resting[last.index] = Resting(
        run: RestingRun(last.page.run), trials: last.page.trials, origin: last.page.origin)
    }
    resting[index] = nil
    last = (index, PageRun(run: run, trials: trials, origin: origin))
  }

  /// Forgets the runs of the pages after one.
  mutating func forget(after index: Int) {
    resting = resting.filter { $0.key <= index }
    if let last, last.index > index { self.last = nil }
  }
}
