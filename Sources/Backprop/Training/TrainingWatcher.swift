/// Looks at all that training computes, and ends it where something is found.
///
/// It is asked after every example, or, where it needs the weights alone, after a stretch of them, which
/// is then trained again up to the update in which something was found.
package protocol TrainingWatcher: Sendable {
  /// Whether it looks at whole examples; else at what `watchedParameters` become, and at checks.
  var needsPasses: Bool { get }
  /// Whether it looks at whole examples where some of their values may not be finite; then it says with
  /// `needsPasses` how long it goes on.
  var needsFiniteness: Bool { get }
  /// The weights and biases that it looks at where that is all it needs.
  var watchedParameters: [Int] { get }
  /// Whether it looks at what the check finds.
  var needsEvaluation: Bool { get }
  /// The number of the step at which something was found, from 1; `nil` as long as nothing is.
  var foundStep: Int? { get }

  /// Takes what there is before the first step that it is shown.
  ///
  /// - Parameters:
  ///   - epochsDone: how many epochs lie before; what happened in them is not shown.
  ///   - parameters: all weights and biases as they are then.
  ///   - evaluation: what the network does on the data before the first epoch; else `nil`.
  ///   - test: the same on the test data, where there is any.
  mutating func begin(
    after epochsDone: Int, parameters: [Double], _ evaluation: Evaluation?, test: Evaluation?)
  /// Takes what holds from the next example on: at the beginning, and where something was edited.
  mutating func adopt(_ setup: Run.Setup, parameters: [Double])
  /// Takes the steps of an example up to the check.
  mutating func take(_ pass: ExamplePass, exampleIndex: Int, row: Int, startPosition: Int)
  /// Takes a stretch, with the checks in it.
  ///
  /// - Returns: the example in which something was found, by its number in the run from 0; that which
  ///   ends the epoch where it was at the check; `nil`: nothing was.
  mutating func take(_ stretch: WatchedStretch) -> Int?
  /// Takes a check.
  mutating func take(_ check: WatchedCheck)
}

/// To ask what is found apart from this would make a copy of a watcher whose kind is not known.
extension TrainingWatcher {
  /// Takes the steps of an example up to the check; returns whether something is found by then.
  mutating func finds(
    in pass: ExamplePass, exampleIndex: Int, row: Int, startPosition: Int
  ) -> Bool {
    take(pass, exampleIndex: exampleIndex, row: row, startPosition: startPosition)
    return foundStep != nil
  }

  /// Takes a check; returns whether something is found by then.
  mutating func finds(in check: WatchedCheck) -> Bool {
    take(check)
    return foundStep != nil
  }
}

/// What was found after an epoch.
package struct WatchedCheck: Sendable {
  /// From 1.
  package let epoch: Int
  /// The number of the check's step in the run, from 1.
  package let step: Int
  /// The row of the data that the epoch's last example is, from 0.
  package let row: Int
  /// `nil` where nobody looks at the error after this epoch.
  package let evaluation: Evaluation?
  /// The same of the test data, where there is any.
  package let test: Evaluation?

  package init(epoch: Int, step: Int, row: Int, _ evaluation: Evaluation?, test: Evaluation?) {
    self.epoch = epoch
    self.step = step
    self.row = row
    self.evaluation = evaluation
    self.test = test
  }
}

/// Examples of one epoch or of several, and what some parameters were after each of their updates.
package struct WatchedStretch: Sendable {
  /// The examples, by their numbers in the run from 0.
  package let exampleIndices: Range<Int>
  /// The updates that they end with, in order; `nil` where no parameters are looked at.
  package let record: ParameterRecord?
  /// The checks after epochs that end in the stretch, those where nobody looks left out.
  package let checks: [WatchedCheck]
  package let plan: EpochPlan
  let order: ExampleOrder
  /// The steps of the one example that the stretch is of in a recurrent network, and how many lie before
  /// it; `nil` in a layered one.
  let settled: (layout: ExampleLayout, startPosition: Int)?

  /// Whether E is finite at all checks.
  var areErrorsFinite: Bool { checks.allSatisfy { $0.evaluation?.error.isFinite ?? true } }

  /// The steps of an example.
  package func layout(of exampleIndex: Int) -> ExampleLayout {
    settled?.layout ?? plan.layout(of: exampleIndex)
  }

  /// The number of steps before an example.
  package func startPosition(of exampleIndex: Int) -> Int {
    settled?.startPosition ?? plan.position(ofStartOf: exampleIndex)
  }

  /// The row of the data that an example is, from 0.
  package func row(of exampleIndex: Int) -> Int {
    var order = order
    order.prepare(epoch: exampleIndex / plan.exampleCount + 1)
    return order.row(at: exampleIndex % plan.exampleCount)
  }
}
