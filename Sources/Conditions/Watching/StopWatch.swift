package import Backprop

/// Ends training at the first hit of some conditions.
package struct StopWatch: TrainingWatcher {
  private var watch: Watch
  /// The first hit; of several at one step, that of the condition that was given first.
  package private(set) var hit: Hit?

  /// Prepares to look for the conditions.
  ///
  /// - Parameters:
  ///   - conditions: in the order in which they were given.
  ///   - setup: what training begins from.
  package init(_ conditions: [Condition], of setup: Run.Setup) {
    watch = Watch(conditions, of: setup)
    needsEvaluation = watch.needsEvaluation
    watchedParameters = watch.parameters
  }

  /// What hit first; `nil` as long as nothing has.
  package var condition: Condition? { hit.map { watch.conditions[$0.condition] } }

  package var needsPasses: Bool { watch.needsPasses }
  package var needsFiniteness: Bool { watch.readsFiniteness }
  package let needsEvaluation: Bool
  package let watchedParameters: [Int]
  package var foundStep: Int? { hit?.step }

  package mutating func begin(
    after epochsDone: Int, parameters: [Double], _ evaluation: Evaluation?, test: Evaluation?
  ) {
    watch.begin(after: epochsDone, parameters: parameters, evaluation, test: test)
  }

  package mutating func adopt(_ setup: Run.Setup, parameters: [Double]) { watch.adopt(setup) }

  package mutating func take(_ pass: ExamplePass, exampleIndex: Int, row: Int, startPosition: Int) {
    var hits: [Hit] = []
    watch.take(pass, exampleIndex: exampleIndex, row: row, startPosition: startPosition, &hits)
    hit = hit ?? hits.first
  }

  package mutating func take(_ stretch: WatchedStretch) -> Int? {
    var found: (hit: Hit, exampleIndex: Int)?
    watch.take(stretch) { hit, exampleIndex in
      found = found ?? (hit, exampleIndex)
      return false
    }
    hit = hit ?? found?.hit
    return found?.exampleIndex
  }

  package mutating func take(_ check: WatchedCheck) {
    var hits: [Hit] = []
    watch.take(check, &hits)
    hit = hit ?? hits.first
  }
}
