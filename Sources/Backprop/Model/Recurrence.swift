/// How a recurrent network meets the outside, and when it counts as settled.
public struct Recurrence: Equatable, Sendable {
  /// The units to whose net input an external input is added, in the order of the inputs.
  public let inputUnits: [Int]
  /// The units that have targets, in the order of the targets.
  public let outputUnits: [Int]
  /// A sweep in which no unit changes by more than this is the last.
  public let tolerance: Double
  /// How many sweeps there are at most.
  public let limit: Int
  /// How much of its state a unit keeps in a sweep: new = d·old + (1 − d)·f(net).
  public let damping: Double

  /// Describes a network's outside; whether the numbers can be so is looked at where a network is made.
  ///
  /// - Parameters:
  ///   - inputUnits: units of the network, from 0, none twice.
  ///   - outputUnits: one unit or more, from 0, none twice.
  ///   - tolerance: 0 or more, in the unit of out.
  ///   - limit: 1 or more.
  ///   - damping: in `0..<1`.
  public init(
    inputUnits: [Int], outputUnits: [Int], tolerance: Double = 1e-6, limit: Int = 1000,
    damping: Double = 0
  ) {
    self.inputUnits = inputUnits
    self.outputUnits = outputUnits
    self.tolerance = tolerance
    self.limit = limit
    self.damping = damping
  }

  /// Returns this with some of its numbers replaced.
  public func with(
    tolerance: Double? = nil, limit: Int? = nil, damping: Double? = nil
  ) -> Recurrence {
    Recurrence(
      inputUnits: inputUnits, outputUnits: outputUnits, tolerance: tolerance ?? self.tolerance,
      limit: limit ?? self.limit, damping: damping ?? self.damping)
  }

  /// A unit's next state, from its present one and the value that it is drawn to.
  func next(from state: Double, towards value: Double) -> Double {
    damping == 0 ? value : damping * state + (1 - damping) * value
  }
}

/// How many sweeps an example took to settle, forward and backward.
package struct Sweeps: Hashable, Sendable {
  package var forward: Int
  package var backward: Int
  /// In which direction there are sweeps to come; `nil` where both are at their end.
  package var underway: Direction?

  package enum Direction: Hashable, Sendable {
    case forward
    case backward
  }

  package init(forward: Int, backward: Int, underway: Direction? = nil) {
    self.forward = forward
    self.backward = backward
    self.underway = underway
  }
}
