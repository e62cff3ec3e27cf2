import Backprop
import Explorer

/// How the examples are written: a letter for the target, small for training, large for testing.
extension DataPoints {
  /// The letter of a point: of its class, or whether its target is high or low.
  func letter(of point: Point, output: Int, _ range: TargetRange) -> Unicode.Scalar {
    guard classes != .oneHot else {
      return DataPoints.letter(ofClass: classes.target(point.targets) ?? 0, isTest: point.isTest)
    }
    let isHigh = point.targets[point.targets.startIndex + output] > range.middle
    if let digits = digits(range) { return isHigh ? digits.high : digits.low }
    return DataPoints.letter(isHigh: isHigh, isTest: point.isTest)
  }

  /// The two targets themselves, where they are digits and no test data need telling apart.
  func digits(_ range: TargetRange) -> (low: Unicode.Scalar, high: Unicode.Scalar)? {
    guard case .pair = classes, !hasTest, let low = DataPoints.digit(range.lower),
      let high = DataPoints.digit(range.upper)
    else { return nil }
    return (low, high)
  }

  private static func digit(_ value: Double) -> Unicode.Scalar? {
    (0...9).first { Double($0) == value }.flatMap { Unicode.Scalar(48 + $0) }
  }

  private static func letter(isHigh: Bool, isTest: Bool) -> Unicode.Scalar {
    isTest ? (isHigh ? "X" : "O") : (isHigh ? "x" : "o")
  }

  /// The classes are a, b, c …; those of the test data A, B, C.
  static func letter(ofClass index: Int, isTest: Bool) -> Unicode.Scalar {
    let first: UInt32 = isTest ? 65 : 97
    return Unicode.Scalar(first + UInt32(index % 26)) ?? "?"
  }
}
