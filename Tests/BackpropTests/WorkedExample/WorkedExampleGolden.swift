/// The worked example's numbers after some updates, from 40-digit arithmetic.
struct WorkedExampleGolden: Sendable {
  let updates: Int
  let weights: [Double]
  let biases: [Double]
  /// The hidden units, then the output units; so in all that follow.
  let netInputs: [Double]
  let activations: [Double]
  let unitErrors: [Double]
  let totalError: Double
  let activationGradients: [Double]
  let activationDerivatives: [Double]
  let deltas: [Double]
  let weightGradients: [Double]
  let biasGradients: [Double]
}
