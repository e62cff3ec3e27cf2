/// What a person changes in a run.
public enum Change: Equatable, Sendable {
  /// The value of a weight or bias, by its number in the order of `Shape`.
  case parameter(Int, Double)
  /// The values of all weights and biases, drawn from a seed.
  case parameters([Double], seed: UInt64)
  /// η
  case learningRate(Double)
  /// An input of an example of the data; both count from 0.
  case input(example: Int, index: Int, Double)
  /// A target of an example of the data; both count from 0.
  case target(example: Int, index: Int, Double)
  /// The activation of a layer, from 0.
  case activation(layer: Int, Activation)
}
