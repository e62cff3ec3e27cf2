/// Anything in a run that has a value and can be pointed at.
///
/// A step computes one quantity from others; a formula is made of quantities.
/// Parameters are numbers in the order of `Shape`; a weight's number says which units it joins. In a
/// recurrent network, what a sweep computes is a `swept` quantity; where it is named without a sweep
/// (`activation`, `delta`), it is that of the last.
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
  /// What one sweep of a recurrent network computes; sweeps count from 1, and 0 is before the first.
  case swept(Swept, sweep: Int)
}

/// What every sweep of a recurrent network computes, forward or backward.
public enum Swept: Hashable, Sendable {
  /// w·out, one term of a unit's net input, with the source's out of the sweep before.
  case term(weight: Int)
  /// net: the terms, the bias, and the external input of an input unit.
  case netInput(Unit)
  /// out
  case activation(Unit)
  /// The largest change of a unit's out in this sweep.
  case change
  /// δ·w, one term of the ∂E/∂out of the unit that the weight comes from, with the δ of the sweep
  /// before.
  case deltaTerm(weight: Int)
  /// ∂E/∂out: the terms, and out − target of an output unit.
  case activationGradient(Unit)
  /// δ
  case delta(Unit)
  /// The largest change of a unit's δ in this sweep.
  case deltaChange

  /// Whether it is computed while the network settles forward.
  public var isForward: Bool {
    switch self {
    case .term, .netInput, .activation, .change: true
    case .deltaTerm, .activationGradient, .delta, .deltaChange: false
    }
  }

  /// The same of the last sweep, under its name without one; `nil` for the changes.
  public var settled: Quantity? {
    switch self {
    case .term(let weight): .term(weight: weight)
    case .netInput(let unit): .netInput(unit)
    case .activation(let unit): .activation(unit)
    case .deltaTerm(let weight): .deltaTerm(weight: weight)
    case .activationGradient(let unit): .activationGradient(unit)
    case .delta(let unit): .delta(unit)
    case .change, .deltaChange: nil
    }
  }
}

extension Quantity {
  /// The quantity of a sweep that this one is the last of; `nil` where there is none.
  package var inSweeps: Swept? {
    switch self {
    case .term(let weight): .term(weight: weight)
    case .netInput(let unit): .netInput(unit)
    case .activation(let unit): .activation(unit)
    case .deltaTerm(let weight): .deltaTerm(weight: weight)
    case .activationGradient(let unit): .activationGradient(unit)
    case .delta(let unit): .delta(unit)
    default: nil
    }
  }
}
