/// Why a network, its data and its settings are refused.
///
/// Layers, units and examples count from 0 in the cases, and from 1 in `description`.
public enum SetupProblem: Error, Equatable, Sendable {
  /// A network has no input.
  case noInputs
  /// A network has no layer.
  case noLayers
  /// A layer has no unit.
  case noUnits(layer: Int)
  /// A recurrent network has no output unit.
  case noOutputUnits
  /// An input or output unit of a recurrent network is none of its units.
  case unitOutOfRange(Int)
  /// A unit is twice among the input units, or twice among the output units.
  case unitTwice(Int)
  /// A recurrent network's tolerance is below 0, its limit below 1, or its damping not in `0..<1`.
  case settling
  /// A network has other numbers of weights and biases, together, than its layers need.
  case parameterCount(Int, expected: Int)
  /// There are more or fewer names than inputs, or than units of a layer, or lists of them than layers.
  case nameCount(Int, expected: Int)
  /// A hidden layer has an activation that is for outputs alone.
  case hiddenActivation(Activation, layer: Int)
  /// The output layer's activation does not go with the loss.
  case outputActivation(Activation, Loss)
  /// A recurrent network has an activation or a loss with which it cannot settle and learn.
  case recurrentPair
  /// There are no examples.
  case noExamples
  /// An example has another number of inputs than the network, or than the first example.
  case inputCount(Int, expected: Int, example: Int)
  /// An example has another number of targets than the network has outputs, or than the first example.
  case targetCount(Int, expected: Int, example: Int)
  /// The loss cannot take the targets of an example.
  case targets(Loss.TargetProblem, Loss, example: Int)
  /// The problem is one of the test examples'.
  indirect case inTestExamples(SetupProblem)
  /// A batch has no example, or the schedule's steps have no epoch.
  case noSize
  /// A change is of a parameter, a layer, an example or a value that is not there.
  case noSuchPlace
  /// Sequential updates do not go with recurrent networks, other optimizers than sgd, or batches of
  /// more than one example.
  case sequentialUpdates
}

extension SetupProblem: CustomStringConvertible {
  /// What is wrong, in words for a person.
  public var description: String {
    switch self {
    case .noInputs: "a network has one input or more"
    case .noLayers: "a network has one layer or more"
    case .noUnits(let layer): "layer \(layer + 1) has no unit"
    case .noOutputUnits: "a recurrent network has one output unit or more"
    case .unitOutOfRange(let unit): "the network has no unit \(unit + 1)"
    case .unitTwice(let unit): "unit \(unit + 1) is named twice"
    case .settling:
      "the tolerance is 0 or more, the limit 1 or more, and the damping from 0 to less than 1"
    case .parameterCount(let count, let expected):
      "the layers have \(expected) weights and biases, and \(count) are given"
    case .nameCount(let count, let expected): "\(expected) names are needed, and \(count) are given"
    case .hiddenActivation(let activation, _): "a hidden layer cannot be \(activation.rawValue)"
    case .outputActivation(let activation, let loss):
      "\(loss.rawValue) does not go with \(activation.rawValue) outputs"
    case .recurrentPair:
      "a recurrent network has sigmoid or tanh units and the loss half-squared-error"
    case .noExamples: "there are no examples"
    case .inputCount(let count, let expected, let example):
      "example \(example + 1) has \(count) inputs in place of \(expected)"
    case .targetCount(let count, let expected, let example):
      "example \(example + 1) has \(count) targets in place of \(expected)"
    case .targets(.outOfRange(let output), let loss, let example):
      "target \(output + 1) of example \(example + 1) is not in 0 … 1, as \(loss.rawValue) needs"
    case .targets(.sum(let sum), let loss, let example):
      "the targets of example \(example + 1) add up to \(sum), and \(loss.rawValue) needs 1"
    case .inTestExamples(let problem): "in the test data, \(problem)"
    case .noSize: "a batch has one example or more, and a step of the schedule one epoch or more"
    case .noSuchPlace: "there is nothing to change at that place"
    case .sequentialUpdates:
      "sequential updates go with layered networks, sgd and batches of one example"
    }
  }
}

/// Stops the program where what its own code puts together is refused.
///
/// What comes from outside is checked before, and refused with a message.
func require(
  _ problem: SetupProblem?, file: StaticString = #file, line: UInt = #line
) {
  if let problem { preconditionFailure(problem.description, file: file, line: line) }
}
