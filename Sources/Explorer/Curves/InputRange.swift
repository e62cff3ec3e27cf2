package import Backprop

/// The ends of an input's axis: all of its data, with a margin.
package struct InputRange: Equatable {
  package let lower: Double
  package let upper: Double

  /// Finds the ends of the axis.
  ///
  /// - Parameters:
  ///   - run: the data, those for testing included.
  ///   - input: the index of the input, from 0.
  ///   - margin: what is added at either end, as a share of the width of the data.
  ///   - least: what it holds in any case.
  package init(_ run: Run, input: Int, margin: Double, least: ClosedRange<Double>? = nil) {
    var (lower, upper) = (Double.infinity, -Double.infinity)
    for examples in [run.setup.examples, run.setup.testExamples].compactMap({ $0 }) {
      let range = examples.range(ofInput: input)
      (lower, upper) = (min(lower, range.lower), max(upper, range.upper))
    }
    let width = upper - lower
    let space = width > 0 ? margin * width : 1
    self.lower = min(lower - space, least?.lowerBound ?? .infinity)
    self.upper = max(upper + space, least?.upperBound ?? -.infinity)
  }
}
