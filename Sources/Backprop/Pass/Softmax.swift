internal import Kernels

/// What the outputs of a softmax layer have in common.
///
/// The largest net input is taken from all of them: the outputs stay the same, and no power of e
/// overflows.
struct Softmax: Equatable, Sendable {
  /// The largest net input of the layer.
  private(set) var largest: Double
  /// Σexp: the sum of exp(net − largest net), added in the order of the units.
  private(set) var sum: Double
  /// The same without the first unit that has the largest net input, whose term is 1.
  private var rest = 0.0

  /// Adds up a layer.
  ///
  /// - Parameters:
  ///   - netInputs: the net inputs of all units of a network.
  ///   - units: the numbers of the layer's units.
  init(_ netInputs: UnsafeBufferPointer<Double>, units: Range<Int>) {
    var largestUnit = units.lowerBound
    largest = netInputs[largestUnit]
    // A net input that is not a number becomes the largest, and makes all outputs such.
    for unit in units where netInputs[unit] > largest || netInputs[unit].isNaN {
      largest = netInputs[unit]
      largestUnit = unit
    }
    sum = 0
    for unit in units {
      let term = ElementaryFunctions.exp(netInputs[unit] - largest)
      sum = unit == units.lowerBound ? term : sum + term
      if unit != largestUnit { rest += term }
    }
  }

  /// Returns out, for a net input of the layer.
  func activation(ofNetInput netInput: Double) -> Double {
    ElementaryFunctions.exp(netInput - largest) / sum
  }

  /// Returns ln out, which is right also where out is 0 or 1 to the last bit.
  func logarithmOfActivation(netInput: Double) -> Double {
    // Σexp is 1 and the rest: what the rest says would be lost in the sum.
    (netInput - largest) - ElementaryFunctions.log1p(rest)
  }
}
