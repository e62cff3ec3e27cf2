import Backprop

extension Double {
  /// The bits of the number; one pattern for all that are not a number.
  var bits: UInt64 { isNaN ? Double.nan.bitPattern : bitPattern }

  func isNear(_ other: Double, within relative: Double) -> Bool {
    self == other || abs(self - other) <= relative * max(abs(self), abs(other))
  }
}

extension Sequence<Double> {
  var bits: [UInt64] { map(\.bits) }
}

extension ErrorHistory.Bucket {
  var bits: [UInt64] { [minimum, maximum, first, last].bits }
}

extension ExamplePass {
  /// The bits of all that was computed for the example.
  var bits: [UInt64] {
    let vectors = [
      inputs, targets, parameters, netInputs, activations, unitErrors, [totalError],
      activationGradients, activationDerivatives, deltas, gradients, gradientSums, batchGradients,
      updatedParameters, [value(of: .error)],
    ]
    let kept = optimizerAfter
    return vectors.joined().bits + kept.first.bits + kept.second.bits
      + [kept.powers.moment, kept.powers.squares].bits + steps.map(\.value.bits)
  }
}
