package import Backprop

/// Looks at a stretch of a run for hits of some conditions.
package struct HitFinder: TrainingWatcher {
  /// Which of the hits are wanted.
  package enum Wanted: Equatable, Sendable {
    /// The first one after so many steps.
    case first(after: Int)
    /// The last one before a step, and not before an example, counted over the whole run from 0: what
    /// lies before it is only looked at to know what was true.
    case last(before: Int, from: Int)
    /// So many at most, and how many there are.
    case all(most: Int)
  }

  private var watch: Watch
  package var conditions: [Condition] { watch.conditions }
  private let wanted: Wanted
  /// Those that are wanted, in the order of their steps.
  package private(set) var hits: [Hit] = []
  /// How many hits of each condition there have been.
  package private(set) var counts: [Int]
  /// The last hit of each condition.
  package private(set) var last: [Hit?]
  private var found: [Hit] = []

  /// Prepares to look for the conditions.
  ///
  /// - Parameters:
  ///   - conditions: of several that hit at one step, the first comes first.
  ///   - setup: what the run begins from.
  ///   - wanted: which hits.
  package init(_ conditions: [Condition], of setup: Run.Setup, _ wanted: Wanted) {
    watch = Watch(conditions, of: setup)
    self.wanted = wanted
    counts = [Int](repeating: 0, count: conditions.count)
    last = [Hit?](repeating: nil, count: conditions.count)
    needsEvaluation = watch.needsEvaluation
    watchedParameters = watch.parameters
  }

  package var needsPasses: Bool { watch.needsPasses }
  package var needsFiniteness: Bool { watch.readsFiniteness }
  package let needsEvaluation: Bool
  package let watchedParameters: [Int]
  package var foundStep: Int? {
    switch wanted {
    case .first: hits.first?.step
    case .last, .all: nil
    }
  }

  /// What the first test of each condition speaks of at the step at which a run stands, of which it has
  /// been shown all examples before.
  package func subjects(in run: Run) -> [Double?] {
    var watch = watch
    var hits: [Hit] = []
    watch.adopt(run.setup)
    watch.take(
      run.pass, exampleIndex: run.exampleIndex, row: run.example,
      startPosition: run.startPosition, before: run.stepsDone, &hits)
    if let end = run.pass.epochEnd {
      watch.take(
        WatchedCheck(
          epoch: run.epoch, step: run.position, row: run.example, end.evaluation,
          test: end.testEvaluation), &hits)
    }
    return watch.subjects
  }

  package mutating func begin(
    after epochsDone: Int, parameters: [Double], _ evaluation: Evaluation?, test: Evaluation?
  ) {
    watch.begin(after: epochsDone, parameters: parameters, evaluation, test: test)
  }

  package mutating func adopt(_ setup: Run.Setup, parameters: [Double]) { watch.adopt(setup) }

  package mutating func take(_ pass: ExamplePass, exampleIndex: Int, row: Int, startPosition: Int) {
    watch.take(pass, exampleIndex: exampleIndex, row: row, startPosition: startPosition, &found)
    keepFound(in: exampleIndex)
  }

  package mutating func take(_ stretch: WatchedStretch) -> Int? {
    var kept = self
    watch.take(stretch) { hit, exampleIndex in
      kept.keep(hit, in: exampleIndex)
      return kept.foundStep == nil
    }
    (hits, counts, last) = (kept.hits, kept.counts, kept.last)
    return nil
  }

  package mutating func take(_ check: WatchedCheck) {
    watch.take(check, &found)
    keepFound(in: check.epoch * watch.exampleCount - 1)
  }

  /// Hands out what was found so far, and keeps no more of it.
  package mutating func takeHits() -> [Hit] {
    defer { hits = [] }
    return hits
  }

  private mutating func keepFound(in exampleIndex: Int) {
    for hit in found { keep(hit, in: exampleIndex) }
    found.removeAll(keepingCapacity: true)
  }

  private mutating func keep(_ hit: Hit, in exampleIndex: Int) {
    counts[hit.condition] += 1
    last[hit.condition] = hit
    switch wanted {
    case .first(let position):
      if hits.isEmpty, hit.step > position { hits = [hit] }
    case .last(let step, let first):
      // Of several at one step, the first is the one to name.
      if hit.step < step, exampleIndex >= first, hit.step != hits.first?.step { hits = [hit] }
    case .all(let most):
      if hits.count < most { hits.append(hit) }
    }
  }
}
