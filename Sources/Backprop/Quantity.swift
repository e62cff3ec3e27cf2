/// Anything in a run that has a value and can be pointed at.
///
/// A step computes one quantity from others; a formula is made of quantities.
/// Parameters are numbers in the order of `Shape`; a weight's number says which units it joins.
public enum Quantity: Hashable, Sendable {
  case input(Int)
  case target(Int)
  /// η
  case learningRate
  /// A weight or bias, before the update.
  case parameter(Int)
  /// w·in, one term of a unit's net input.
  case term(weight: Int)
  /// net, the sum of a unit's terms and its bias.
  case netInput(Unit)
  /// The largest net input of a softmax layer, from 0.
  case largestNetInput(layer: Int)
  /// Σexp: exp(net − largest net), added over the units of a softmax layer.
  case exponentialSum(layer: Int)
  /// out
  case activation(Unit)
  /// E_k, of the output unit with this index.
  case unitError(Int)
  /// E_total, of this example.
  case totalError
  /// ∂E/∂out
  case activationGradient(Unit)
  /// δ·w, one term of the ∂E/∂out of the unit that the weight comes from.
  case deltaTerm(weight: Int)
  /// ∂out/∂net
  case activationDerivative(Unit)
  /// δ = ∂E/∂net
  case delta(Unit)
  /// ∂net/∂w
  case netInputDerivative(weight: Int)
  /// ∂E/∂w or ∂E/∂b, of this example.
  case gradient(Int)
  /// The gradient of the batch: the mean or the sum over its examples.
  case batchGradient(Int)
  /// A number that the optimizer finds for a weight or bias, in this update.
  case optimizer(Optimizer.Number, Int)
  /// The same number as it was before this update.
  case earlier(Optimizer.Number, Int)
  /// A weight or bias after the update.
  case updated(Int)
  /// E, of all the data, with the weights as they are after the epoch.
  case error
}
