/// The rows of the data: inputs, and the targets that the outputs are to come near.
public struct Examples: Equatable, Sendable {
  /// How many inputs each example has.
  public let inputCount: Int
  /// How many targets each example has.
  public let targetCount: Int
  /// Row by row.
  private var inputs: [Double]
  private var targets: [Double]
  private var inputRanges: ColumnRanges
  private var targetRanges: ColumnRanges
  /// The number of examples.
  public let count: Int

  /// Puts rows together that nobody has checked.
  ///
  /// - Parameter rows: the examples, in the order in which they are added up and, unless they are
  ///   shuffled, trained with.
  ///
  /// - Throws: what is wrong, where there is no row, or one is of other lengths than the first.
  public init(rows: [(inputs: [Double], targets: [Double])]) throws(SetupProblem) {
    if let problem = Examples.problem(rows) { throw problem }
    self.init(inputs: rows.map(\.inputs), targets: rows.map(\.targets))
  }

  /// Puts the rows together.
  ///
  /// - Precondition: at least one row; all rows are of the same lengths.
  package init(inputs: [[Double]], targets: [[Double]]) {
    precondition(inputs.count == targets.count, "each row has inputs and targets")
    require(Examples.problem(zip(inputs, targets).map { ($0, $1) }))
    inputCount = inputs[0].count
    targetCount = targets[0].count
    count = inputs.count
    self.inputs = Array(inputs.joined())
    self.targets = Array(targets.joined())
    inputRanges = ColumnRanges(of: self.inputs, columnCount: inputCount)
    targetRanges = ColumnRanges(of: self.targets, columnCount: targetCount)
  }

  /// What is wrong with rows.
  private static func problem(_ rows: [(inputs: [Double], targets: [Double])]) -> SetupProblem? {
    guard let first = rows.first else { return .noExamples }
    let (inputCount, targetCount) = (first.inputs.count, first.targets.count)
    for (index, row) in rows.enumerated() {
      guard row.inputs.count == inputCount else {
        return .inputCount(row.inputs.count, expected: inputCount, example: index)
      }
      guard row.targets.count == targetCount else {
        return .targetCount(row.targets.count, expected: targetCount, example: index)
      }
    }
    return nil
  }

  /// Takes rows that stand one after the other.
  ///
  /// - Precondition: at least one row, of at least one target.
  package init(inputCount: Int, targetCount: Int, inputs: [Double], targets: [Double]) {
    precondition(targetCount > 0 && !targets.isEmpty, "there is at least one row, with a target")
    count = targets.count / targetCount
    precondition(
      inputs.count == count * inputCount && targets.count == count * targetCount,
      "all rows are of the same lengths")
    self.inputCount = inputCount
    self.targetCount = targetCount
    self.inputs = inputs
    self.targets = targets
    inputRanges = ColumnRanges(of: inputs, columnCount: inputCount)
    targetRanges = ColumnRanges(of: targets, columnCount: targetCount)
  }

  /// Returns some of the examples, counted from 0, in the order of `rows`.
  ///
  /// - Precondition: at least one row, each in `0..<count`.
  public func only(_ rows: some Collection<Int>) -> Examples {
    var only = (inputs: [Double](), targets: [Double]())
    only.inputs.reserveCapacity(rows.count * inputCount)
    only.targets.reserveCapacity(rows.count * targetCount)
    for row in rows {
      only.inputs += inputs(of: row)
      only.targets += targets(of: row)
    }
    return Examples(
      inputCount: inputCount, targetCount: targetCount, inputs: only.inputs,
      targets: only.targets)
  }

  /// The inputs of an example, counted from 0.
  public func inputs(of example: Int) -> ArraySlice<Double> {
    inputs[example * inputCount..<(example + 1) * inputCount]
  }

  /// Hands out where the rows stand, one after the other.
  func withPointers<Result>(
    _ body: (_ inputs: UnsafePointer<Double>, _ targets: UnsafePointer<Double>) -> Result
  ) -> Result {
    inputs.withUnsafeBufferPointer { inputs in
      targets.withUnsafeBufferPointer { targets in
        guard let inputs = inputs.baseAddress, let targets = targets.baseAddress else {
          preconditionFailure("there is at least one row")
        }
        return body(inputs, targets)
      }
    }
  }

  mutating func setInput(_ index: Int, of example: Int, to value: Double) {
    inputs[example * inputCount + index] = value
    inputRanges.update(index, from: inputs)
  }

  mutating func setTarget(_ index: Int, of example: Int, to value: Double) {
    targets[example * targetCount + index] = value
    targetRanges.update(index, from: targets)
  }

  /// The smallest and the largest value of an input, counted from 0.
  package func range(ofInput index: Int) -> (lower: Double, upper: Double) {
    (inputRanges.lower[index], inputRanges.upper[index])
  }

  /// The smallest and the largest value of a target, counted from 0.
  package func range(ofTarget index: Int) -> (lower: Double, upper: Double) {
    (targetRanges.lower[index], targetRanges.upper[index])
  }

  /// The targets of an example, counted from 0.
  public func targets(of example: Int) -> ArraySlice<Double> {
    targets[example * targetCount..<(example + 1) * targetCount]
  }
}
