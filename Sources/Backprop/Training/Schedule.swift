internal import Kernels

/// How the learning rate changes from epoch to epoch.
public enum Schedule: Equatable, Sendable {
  case constant
  /// η·factor^⌊(epoch − 1)/every⌋
  case step(every: Int, factor: Double)
  /// η·factor^(epoch − 1)
  case exponential(factor: Double)
  /// η·½·(1 + cos(π·(epoch − 1)/epochs))
  case cosine

  /// Computes what η is multiplied by in an epoch.
  ///
  /// - Parameters:
  ///   - epoch: the epoch, from 1.
  ///   - span: how many epochs the cosine takes from 1 to 0.
  /// - Returns: the factor; 1 in the first epoch.
  func factor(inEpoch epoch: Int, span: Int) -> Double {
    switch self {
    case .constant: 1
    case .step(let every, let factor): Schedule.power(factor, (epoch - 1) / every)
    case .exponential(let factor): Schedule.power(factor, epoch - 1)
    case .cosine:
      0.5
        * (1 + ElementaryFunctions.cosine(ofHalfTurns: Double(epoch - 1) / Double(max(1, span))))
    }
  }

  /// Multiplies a number with itself; by squares, so that no epoch is too far.
  private static func power(_ base: Double, _ exponent: Int) -> Double {
    var result = 1.0
    var square = base
    var left = exponent
    while left > 0 {
      if left % 2 == 1 { result *= square }
      square *= square
      left /= 2
    }
    return result
  }
}
