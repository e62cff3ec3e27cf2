package import Backprop

/// What can be read at every moment of a run: a value that some steps compute.
package enum Reading: Hashable, Sendable {
  /// What a step computes; a weight or bias as it stands is its `updated`.
  case quantity(Quantity)
  /// What every sweep of a recurrent network computes.
  case swept(Swept)
  /// The largest change of a sweep, forward or backward.
  case change
  /// An input or target of the present example.
  case given(Quantity)
  /// The epoch, from 1.
  case epoch
  /// The example's row of the data, from 1.
  case example
  /// The number of the update, from 1; 0 before the first.
  case update
  /// The number of the step in the run, from 1.
  case step
  /// η in this epoch.
  case learningRate
  case check(CheckedNumber)
  case set(SetReading)
  case state(RunState)
  /// Whether any latest value is NaN or an infinity: 1 or 0.
  case finiteness
}

/// What the check finds.
package enum CheckedNumber: Hashable, Sendable {
  case error, testError, accuracy, testAccuracy
}

/// One number made of several quantities of a kind, such as `max(|dE/dw*|)`.
package struct SetReading: Hashable, Sendable {
  package enum Function: String, CaseIterable, Sendable {
    case max, min, mean
    /// √Σx²
    case norm
  }

  package let function: Function
  /// Whether magnitudes are taken.
  package let isOfMagnitudes: Bool
  /// In the order of the network.
  package let members: [Quantity]

  /// Makes the number; one NaN among the values makes it NaN.
  func value(_ value: (Int) -> Double) -> Double {
    var result = 0.0
    for index in members.indices {
      var number = value(index)
      if number.isNaN { return .nan }
      if isOfMagnitudes { number = abs(number) }
      switch function {
      case .max: result = index == 0 ? number : Swift.max(result, number)
      case .min: result = index == 0 ? number : Swift.min(result, number)
      case .mean: result = index == 0 ? number : result + number
      case .norm: result = index == 0 ? number * number : result + number * number
      }
    }
    return switch function {
    case .max, .min: result
    case .mean: result / Double(members.count)
    case .norm: result.squareRoot()
    }
  }
}

/// What is judged over an epoch, or over some updates.
package enum RunState: Hashable, Sendable {
  /// A unit whose net is never above 0; `nil`: any of those that can be dead.
  case dead(Unit?)
  /// A unit whose out is flat nearly always; `nil`: any of those that can be saturated.
  case saturated(Unit?)
  case vanishing
  case exploding
  /// A weight or bias that no update of the epoch changes; `nil`: all that are trained.
  case unchanged(Int?)
}
