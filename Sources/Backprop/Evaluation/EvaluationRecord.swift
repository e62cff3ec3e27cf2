/// What the evaluations of a run found: all of the first million, of more those a power of 2 apart, and
/// always the last.
package struct EvaluationRecord: Sendable {
  /// What one evaluation found.
  package struct Entry: Sendable {
    /// The epoch after which it was made; 0 is before training.
    package let epoch: Int
    package let error: Double
    /// On the test data, where there is any.
    package let testError: Double?
  }

  /// An evaluation is due after every so many epochs.
  private let every: Int
  private var errors: [Double] = []
  private var testErrors: [Double] = []
  /// One in so many evaluations is kept.
  package private(set) var spacing = 1
  /// The last evaluation, where it is none of those that are kept.
  private var last: Entry?
  /// Whether the last one was made in the middle of an epoch.
  package private(set) var isLastMidway = false
  /// Those near 1, 2, 5, 10, 20, …, none of which is ever left out.
  package private(set) var milestones: [Entry] = []
  private var nextMilestone = 0
  private let capacity: Int

  /// Begins before the first evaluation.
  ///
  /// - Parameters:
  ///   - every: an evaluation is due after every so many epochs.
  ///   - capacity: how many are kept at most; more than a million, so that no shorter run loses any.
  package init(every: Int, capacity: Int = 1 << 20) {
    self.every = every
    self.capacity = capacity
  }

  /// How many are kept.
  package var count: Int { errors.count + (last == nil ? 0 : 1) }

  /// One of those that are kept, in the order of training.
  ///
  /// - Precondition: `index` is in `0..<count`.
  package subscript(index: Int) -> Entry {
    guard index < errors.count else { return last ?? Entry(epoch: 0, error: .nan, testError: nil) }
    return Entry(
      epoch: saturatingProduct(index * spacing, every), error: errors[index],
      testError: testErrors.isEmpty ? nil : testErrors[index])
  }

  /// The one that was made last.
  package var latest: Entry? { count == 0 ? nil : self[count - 1] }

  /// Adds the next evaluation.
  package mutating func append(_ entry: Entry) {
    let number = entry.epoch / every
    let isRegular = entry.epoch % every == 0
    if isRegular, number >= nextMilestone {
      milestones.append(entry)
      nextMilestone = EvaluationRecord.milestone(after: nextMilestone)
    }
    guard isRegular, number % spacing == 0 else {
      last = entry
      return
    }
    last = nil
    errors.append(entry.error)
    if let testError = entry.testError { testErrors.append(testError) }
    if errors.count > capacity { thin() }
  }

  /// Adds one that is made in the middle of an epoch, where a run ends; the epoch is the one before.
  package mutating func appendLast(_ entry: Entry) {
    last = entry
    isLastMidway = true
  }

  /// How far a record had come, to go back to.
  struct Mark: Sendable {
    fileprivate let epoch: Int
    fileprivate let last: Entry?
    fileprivate let milestoneCount: Int
    fileprivate let nextMilestone: Int
  }

  /// How far it has come.
  var mark: Mark {
    Mark(
      epoch: latest?.epoch ?? -1, last: last, milestoneCount: milestones.count,
      nextMilestone: nextMilestone)
  }

  /// Goes back to a mark; what was left out since then stays so.
  mutating func rewind(to mark: Mark) {
    let kept = mark.epoch < 0 ? 0 : mark.epoch / every / spacing + 1
    for list in [\EvaluationRecord.errors, \EvaluationRecord.testErrors] {
      self[keyPath: list].removeLast(max(0, self[keyPath: list].count - kept))
    }
    last = mark.last
    milestones.removeLast(milestones.count - mark.milestoneCount)
    nextMilestone = mark.nextMilestone
  }

  /// Keeps every second one.
  private mutating func thin() {
    if errors.count % 2 == 0 { last = self[errors.count - 1] }
    spacing *= 2
    for list in [\EvaluationRecord.errors, \EvaluationRecord.testErrors] {
      let count = self[keyPath: list].count
      for index in 0..<(count + 1) / 2 {
        self[keyPath: list][index] = self[keyPath: list][2 * index]
      }
      self[keyPath: list].removeLast(count / 2)
    }
  }

  private static func milestone(after number: Int) -> Int {
    var unit = 1
    while number >= 10 * unit { unit *= 10 }
    return [1, 2, 5, 10].map { $0 * unit }.first { $0 > number } ?? .max
  }
}
