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
    return DataPoints.letter(isHigh: isHigh, isTest: point.isTest)
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
