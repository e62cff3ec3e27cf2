package import Backprop

/// Looks at a stretch of a run for updates that change the bits of a weight or bias.
package struct ChangeFinder: TrainingWatcher {
  /// An update that changes it.
  package struct Found: Equatable, Sendable {
    /// The example that the update follows, counted over the whole run from 0.
    package let exampleIndex: Int
    package let before: Double
    package let value: Double
  }

  private let parameter: Int
  /// How many changes are wanted, counted from the beginning; `nil`: all that can be kept, the last ones.
  let wanted: Int?
  /// How many at the end are kept where the last are wanted.
  let most: Int
  /// Only those of examples in this range count.
  private let examples: Range<Int>
  /// In order.
  package private(set) var found: [Found] = []
  private var value = 0.0

  /// Prepares to look.
  ///
  /// - Parameters:
  ///   - parameter: by its number in the order of `Shape`.
  ///   - count: how many changes are wanted.
  ///   - isForward: whether the first ones are wanted, else the last ones.
  ///   - examples: whose updates count, by their numbers in the run.
  package init(_ parameter: Int, count: Int, isForward: Bool, in examples: Range<Int>) {
    self.parameter = parameter
    self.examples = examples
    wanted = isForward ? count : nil
    most = count
  }

  package var needsPasses: Bool { false }
  package var needsFiniteness: Bool { false }
  package var needsEvaluation: Bool { false }
  package var watchedParameters: [Int] { [parameter] }
  /// The example of the last change, where all that are wanted are found.
  package var foundStep: Int? {
    wanted.flatMap { found.count >= $0 ? found.last?.exampleIndex : nil }
  }

  package mutating func begin(
    after epochsDone: Int, parameters: [Double], _ evaluation: Evaluation?, test: Evaluation?
  ) {}

  package mutating func adopt(_ setup: Run.Setup, parameters: [Double]) {
    value = parameters[parameter]
  }

  package mutating func take(_ pass: ExamplePass, exampleIndex: Int, row: Int, startPosition: Int) {
    guard pass.layout.ending.batchSize != nil else { return }
    note(pass.updatedParameters[parameter], exampleIndex)
  }

  package mutating func take(_ stretch: WatchedStretch) -> Int? {
    guard let record = stretch.record else { return nil }
    var update = 0
    for exampleIndex in stretch.exampleIndices
    where stretch.layout(of: exampleIndex).ending.batchSize != nil {
      note(record.value(ofRow: 0, after: update), exampleIndex)
      update += 1
    }
    return nil
  }

  package mutating func take(_ check: WatchedCheck) {}

  private mutating func note(_ next: Double, _ exampleIndex: Int) {
    defer { value = next }
    // Which NaN it is says nothing.
    guard next.bitPattern != value.bitPattern, !(next.isNaN && value.isNaN),
      examples.contains(exampleIndex), foundStep == nil
    else { return }
    found.append(Found(exampleIndex: exampleIndex, before: value, value: next))
    if wanted == nil, found.count > most { found.removeFirst() }
  }
}
