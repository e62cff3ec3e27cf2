/// Rows of the data, put together in the order in which they are taken.
struct Gathered: Sendable {
  private var inputs: [Double] = []
  private var targets: [Double] = []

  /// Copies some rows.
  ///
  /// - Parameters:
  ///   - inputs: the inputs of all rows of the data.
  ///   - targets: the targets of all rows.
  ///   - rows: which to take, counted from 0.
  ///   - count: how many to take.
  ///   - examples: the data, which says how many inputs and targets a row has.
  mutating func gather(
    _ inputs: UnsafePointer<Double>, _ targets: UnsafePointer<Double>, _ rows: UnsafePointer<Int>,
    count: Int, of examples: Examples
  ) {
    self.inputs.removeAll(keepingCapacity: true)
    self.targets.removeAll(keepingCapacity: true)
    for place in 0..<count {
      self.inputs.append(
        contentsOf: UnsafeBufferPointer(
          start: inputs + rows[place] * examples.inputCount, count: examples.inputCount))
      self.targets.append(
        contentsOf: UnsafeBufferPointer(
          start: targets + rows[place] * examples.targetCount, count: examples.targetCount))
    }
  }

  func withPointers(_ body: (UnsafePointer<Double>, UnsafePointer<Double>) -> Void) {
    inputs.withUnsafeBufferPointer { inputs in
      targets.withUnsafeBufferPointer { targets in
        guard let inputs = inputs.baseAddress, let targets = targets.baseAddress else { return }
        body(inputs, targets)
      }
    }
  }
}
