/// What is known of the data after each epoch of a run.
struct EpochHistories: Equatable, Sendable {
  /// E of the data.
  private(set) var training: ErrorHistory
  /// E of the test data; empty where there is none.
  private(set) var test: ErrorHistory
  /// The share of the data that is classified wrong, from 0 to 1; empty where targets are no classes.
  private(set) var trainingErrorRate: ErrorHistory
  /// That of the test data.
  private(set) var testErrorRate: ErrorHistory

  /// Begins with histories that are empty, each with room for so many buckets.
  init(limit: Int) {
    let empty = ErrorHistory(limit: limit)
    (training, test, trainingErrorRate, testErrorRate) = (empty, empty, empty, empty)
  }

  /// Adds what was found after the next epoch.
  mutating func append(_ evaluation: Evaluation, _ tested: Evaluation?) {
    let epoch = training.count
    training.append(evaluation.error)
    // Targets that have become classes later would stand at other epochs.
    if let accuracy = evaluation.accuracy, trainingErrorRate.count == epoch {
      trainingErrorRate.append(1 - accuracy)
    }
    guard let tested else { return }
    test.append(tested.error)
    if let accuracy = tested.accuracy, testErrorRate.count == epoch {
      testErrorRate.append(1 - accuracy)
    }
  }

  /// The share of the examples that is classified wrong after an epoch; `nil` where it is not known.
  func errorRate(after epoch: Int, ofTests: Bool) -> Double? {
    let history = ofTests ? testErrorRate : trainingErrorRate
    return epoch < history.count ? history.latest(after: epoch) : nil
  }

  /// Forgets what is known after more epochs than these.
  mutating func truncate(after epochs: Int) {
    training.truncate(after: epochs)
    test.truncate(after: epochs)
    trainingErrorRate.truncate(after: epochs)
    testErrorRate.truncate(after: epochs)
  }
}
