import Backprop
import Documents
import Explanations

/// A trace as a document to be read on paper.
protocol Handout {
  /// What stands before the first step: the title and the network.
  func opening(_ lesson: Lesson) -> String
  /// Writes out the steps of one example, and its derivatives.
  ///
  /// - Parameters:
  ///   - steps: the steps to write out, in their order.
  ///   - first: the number of the first step.
  ///   - run: the run that is traced, standing at this example.
  ///   - explainer: puts the steps into words, with the values of this example.
  /// - Returns: whole lines, to stand after those of the example before.
  func example(_ steps: some Sequence<Step>, from first: Int, _ run: Run, _ explainer: Explainer)
    -> String
  /// What stands after the last step.
  var closing: String { get }
}

/// What both kinds of handouts say.
enum HandoutRows {
  /// A parameter as the table of the network has it.
  struct Parameter {
    let number: Int
    /// What it multiplies; `nil` for a bias.
    let source: Quantity?
    /// The names of the units that it leads into.
    let units: [String]
    let activation: Activation
    let value: Double
  }

  static func parameters(of network: Network) -> [Parameter] {
    let symbols = Symbols(network: network, settings: TrainingSettings())
    return network.parameters.indices.map { number in
      let place = network.shape.place(of: number)
      let layer = place.layer
      let source: Quantity?
      let units: [String]
      switch place {
      case .weight(_, let to, _):
        source = symbols.shape.source(ofWeight: number)
        units = [network.unitNames[layer][to]]
      case .bias(_, let unit):
        source = nil
        units = [network.unitNames[layer][unit]]
      case .sharedBias:
        source = nil
        units = network.unitNames[layer]
      }
      return Parameter(
        number: number, source: source, units: units,
        activation: network.shape.layers[layer].activation, value: network.parameters[number])
    }
  }

  /// Whether a quantity is one of the partial derivatives that the table lists.
  static func isDerivative(_ quantity: Quantity) -> Bool {
    switch quantity {
    case .activationGradient, .activationDerivative, .delta, .gradient: true
    default: false
    }
  }

  /// The inputs and the targets of an example.
  static func given(_ run: Run) -> [Quantity] {
    let shape = run.network.shape
    return (0..<shape.inputCount).map { .input($0) } + (0..<shape.outputCount).map { .target($0) }
  }

  /// Cuts the steps where the phase changes.
  static func phases(_ steps: some Sequence<Step>) -> [[Step]] {
    var phases: [[Step]] = []
    for step in steps {
      if let last = phases.last?.last, last.phase == step.phase {
        phases[phases.count - 1].append(step)
      } else {
        phases.append([step])
      }
    }
    return phases
  }

  /// A phase's name as a heading.
  static func heading(_ phase: Phase) -> String {
    phase.rawValue.prefix(1).uppercased() + phase.rawValue.dropFirst()
  }
}
