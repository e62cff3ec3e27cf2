/// The rows of the data: inputs, and the targets that the outputs are to come near.
public struct Examples: Equatable, Sendable {
  /// How many inputs each example has.
  public let inputCount: Int
  /// How many targets each example has.
  public let targetCount: Int
  /// Row by row.
  private var inputs: [Double]
  private var targets: [Double]
  /// The number of examples.
  public let count: Int

  /// Puts the rows together.
  ///
  /// - Precondition: at least one row; all rows are of the same lengths.
  public init(inputs: [[Double]], targets: [[Double]]) {
    precondition(!inputs.isEmpty && inputs.count == targets.count)
    inputCount = inputs[0].count
    targetCount = targets[0].count
    precondition(inputs.allSatisfy { [inputCount] in $0.count == inputCount })
    precondition(targets.allSatisfy { [targetCount] in $0.count == targetCount })
    count = inputs.count
    self.inputs = Array(inputs.joined())
    self.targets = Array(targets.joined())
  }

  /// Takes rows that stand one after the other.
  ///
  /// - Precondition: at least one row, of at least one target.
  public init(inputCount: Int, targetCount: Int, inputs: [Double], targets: [Double]) {
    precondition(targetCount > 0 && !targets.isEmpty)
    count = targets.count / targetCount
    precondition(inputs.count == count * inputCount && targets.count == count * targetCount)
    self.inputCount = inputCount
    self.targetCount = targetCount
    self.inputs = inputs
    self.targets = targets
  }

  /// Returns some of the examples, counted from 0, in the order of `rows`.
  ///
  /// - Precondition: at least one row.
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
  }

  mutating func setTarget(_ index: Int, of example: Int, to value: Double) {
    targets[example * targetCount + index] = value
  }

  /// The targets of an example, counted from 0.
  public func targets(of example: Int) -> ArraySlice<Double> {
    targets[example * targetCount..<(example + 1) * targetCount]
  }
}
