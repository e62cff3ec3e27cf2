package import Backprop

/// The targets of the data: what is low, what is high, and what lies in the middle.
package struct TargetRange: Equatable {
  package private(set) var lower: Double
  package private(set) var upper: Double

  package var middle: Double { lower / 2 + upper / 2 }

  /// The range of one output's targets; where they are all the same, of what the output can be.
  package init(_ run: Run, output: Int) {
    (lower, upper) = (.infinity, -.infinity)
    for examples in [run.setup.examples, run.setup.testExamples].compactMap({ $0 }) {
      let range = examples.range(ofTarget: output)
      (lower, upper) = (min(lower, range.lower), max(upper, range.upper))
    }
    guard !(lower < upper) else {
      // Values on both sides of 0 that reach about as far are high and low by their signs.
      let (least, most) = (min(-lower, upper), max(-lower, upper))
      if run.classes == .none, 3 * least >= most { (lower, upper) = (-most, most) }
      return
    }
    let bounds = run.network.shape.outputLayer.activation.bounds ?? lower - 0.5...lower + 0.5
    (lower, upper) = (bounds.lowerBound, bounds.upperBound)
  }

  /// Where a value lies: −1 at the low end, 0 in the middle, 1 at the high end.
  package func position(of value: Double) -> Double {
    (value - middle) / (upper / 2 - lower / 2)
  }
}
