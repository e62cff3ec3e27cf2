package import Backprop

/// The outputs of a network over its one input.
package struct AnswerLines {
  /// A line for each output.
  package let lines: [[CurvePoint]]

  /// Asks a network at even distances from one end of a range to the other.
  ///
  /// - Parameters:
  ///   - probe: the network's outputs.
  ///   - range: the input's range.
  ///   - outputCount: how many of the outputs have a line.
  ///   - pointCount: how many points a line has; two or more.
  package init(
    _ probe: inout OutputProbe, over range: ClosedRange<Double>, outputCount: Int, pointCount: Int
  ) {
    var lines = [[CurvePoint]](repeating: [], count: outputCount)
    var input = [0.0]
    for index in 0..<pointCount {
      input[0] = range.value(at: Double(index) / Double(pointCount - 1))
      let outputs = probe.outputs(for: input[...])
      for output in 0..<outputCount {
        lines[output].append(CurvePoint(x: input[0], y: outputs[outputs.startIndex + output]))
      }
    }
    self.lines = lines
  }
}
