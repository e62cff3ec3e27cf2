/// Functions of lanes in lanes of each width, for tests to hold against the same of one number.
package enum LaneProbe {
  /// eˣ of as many numbers as there are lanes.
  package static func exponential(
    _ x: UnsafePointer<Double>, to result: UnsafeMutablePointer<Double>, laneCount: Int
  ) {
    switch laneCount {
    case 1: ElementaryFunctions.exponential(Double.load(x)).store(result)
    case 2: ElementaryFunctions.exponential(Two.load(x)).store(result)
    case 4: ElementaryFunctions.exponential(Four.load(x)).store(result)
    case 8: ElementaryFunctions.exponential(Eight.load(x)).store(result)
    case 10: ElementaryFunctions.exponential(Ten.load(x)).store(result)
    case 16: ElementaryFunctions.exponential(Sixteen.load(x)).store(result)
    default: ElementaryFunctions.exponential(ThirtyTwo.load(x)).store(result)
    }
  }

  /// tanh x of as many numbers as there are lanes.
  package static func hyperbolicTangent(
    _ x: UnsafePointer<Double>, to result: UnsafeMutablePointer<Double>, laneCount: Int
  ) {
    switch laneCount {
    case 1: ElementaryFunctions.hyperbolicTangent(Double.load(x)).store(result)
    case 2: ElementaryFunctions.hyperbolicTangent(Two.load(x)).store(result)
    case 4: ElementaryFunctions.hyperbolicTangent(Four.load(x)).store(result)
    case 8: ElementaryFunctions.hyperbolicTangent(Eight.load(x)).store(result)
    case 10: ElementaryFunctions.hyperbolicTangent(Ten.load(x)).store(result)
    case 16: ElementaryFunctions.hyperbolicTangent(Sixteen.load(x)).store(result)
    default: ElementaryFunctions.hyperbolicTangent(ThirtyTwo.load(x)).store(result)
    }
  }
}
