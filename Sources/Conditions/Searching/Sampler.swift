package import Backprop

/// Keeps what an expression comes to along a run, at each step that makes it anew.
package struct Sampler: TrainingWatcher {
  private var watch: Watch
  /// The weight or bias that the expression is alone.
  private let parameter: Int?
  package private(set) var history = SampleHistory()
  private var found: [Hit] = []

  /// Prepares to sample.
  package init(_ expression: WatchedExpression, of setup: Run.Setup) {
    watch = Watch(valuesOf: expression, in: setup)
    parameter = expression.parameter
    needsEvaluation = watch.needsEvaluation
    watchedParameters = watch.parameters
  }

  package var needsPasses: Bool { watch.needsPasses }
  package var needsFiniteness: Bool { watch.readsFiniteness }
  package let needsEvaluation: Bool
  package let watchedParameters: [Int]
  package var foundStep: Int? { nil }

  package mutating func begin(
    after epochsDone: Int, parameters: [Double], _ evaluation: Evaluation?, test: Evaluation?
  ) {
    watch.begin(after: epochsDone, parameters: parameters, evaluation, test: test)
  }

  package mutating func adopt(_ setup: Run.Setup, parameters: [Double]) { watch.adopt(setup) }

  package mutating func take(_ pass: ExamplePass, exampleIndex: Int, row: Int, startPosition: Int) {
    watch.take(pass, exampleIndex: exampleIndex, row: row, startPosition: startPosition, &found)
    keepFound(at: exampleIndex)
  }

  package mutating func take(_ stretch: WatchedStretch) -> Int? {
    if parameter != nil, let record = stretch.record {
      take(record, of: stretch)
      return nil
    }
    var history = self.history
    // Two owners would make a copy of it.
    self.history = SampleHistory()
    watch.take(stretch) { hit, exampleIndex in
      if let value = hit.value { history.append(value, at: exampleIndex) }
      return true
    }
    self.history = history
    return nil
  }

  /// Takes what a weight or bias became after each update, as it was recorded.
  private mutating func take(_ record: ParameterRecord, of stretch: WatchedStretch) {
    let plan = stretch.plan
    var end = stretch.exampleIndices.lowerBound
    for update in 0..<record.count {
      end = plan.batchStart(atOrAfter: end + 1)
      history.append(record.value(ofRow: 0, after: update), at: end - 1)
    }
  }

  package mutating func take(_ check: WatchedCheck) {
    watch.take(check, &found)
    keepFound(at: check.epoch * watch.exampleCount - 1)
  }

  private mutating func keepFound(at exampleIndex: Int) {
    for hit in found { hit.value.map { history.append($0, at: exampleIndex) } }
    found.removeAll(keepingCapacity: true)
  }
}
