package import Backprop
import Explorer
import TextScreen

/// Asks a network for its answers, again and again, without making room anew.
package struct AnswerTable {
  /// The cost of one answer, in multiplications; an exponential costs about as much as twenty.
  let cost: Int
  private var trainer: Trainer

  /// About how many multiplications a frame may spend on answers.
  static let budget = 1_200_000

  package init(_ network: Network) {
    trainer = Trainer(network: network, settings: TrainingSettings())
    trainer.mostWork = Trainer.workOfPictures
    guard network.shape.recurrence != nil else {
      cost = network.shape.costOfAnswer
      return
    }
    // One answer tells about how many sweeps the others are going to take.
    trainer.forward([Double](repeating: 0, count: network.shape.inputCount)[...])
    cost = network.shape.costOfAnswer * max(1, trainer.sweeps.forward)
  }

  /// How many examples a frame can count: some milliseconds' worth.
  var mostCounted: Int { max(16, 5 * AnswerTable.budget / cost) }

  /// How many answers a frame can have.
  var most: Int { max(16, AnswerTable.budget / cost) }

  package mutating func outputs(_ inputs: ArraySlice<Double>) -> ArraySlice<Double> {
    trainer.forward(inputs)
    return trainer.outputs
  }

  package mutating func output(_ index: Int, _ inputs: ArraySlice<Double>) -> Double {
    let outputs = outputs(inputs)
    return outputs[outputs.startIndex + index]
  }

  /// The largest output, the first of equals; `nil` where one is no number.
  package mutating func winner(_ inputs: ArraySlice<Double>) -> Int? {
    AnswerTable.winner(outputs(inputs))
  }

  package static func winner(_ outputs: ArraySlice<Double>) -> Int? {
    Classes.largest(of: outputs)
  }
}

/// The targets of the data: what is low, what is high, and what lies in the middle.
struct TargetRange: Equatable {
  private(set) var lower: Double
  private(set) var upper: Double

  var middle: Double { lower / 2 + upper / 2 }

  /// The range of one output's targets; where they are all the same, of what the output can be.
  init(_ run: Run, output: Int) {
    (lower, upper) = (.infinity, -.infinity)
    for examples in [run.setup.examples, run.setup.testExamples].compactMap({ $0 }) {
      for example in 0..<examples.count {
        let targets = examples.targets(of: example)
        lower = min(lower, targets[targets.startIndex + output])
        upper = max(upper, targets[targets.startIndex + output])
      }
    }
    guard !(lower < upper) else { return }
    let bounds = run.network.shape.outputLayer.activation.bounds ?? lower - 0.5...lower + 0.5
    (lower, upper) = (bounds.lowerBound, bounds.upperBound)
  }

  /// Where a value lies: −1 at the low end, 0 in the middle, 1 at the high end.
  func position(of value: Double) -> Double { (value - middle) / (upper / 2 - lower / 2) }
}

/// The ends of an input's axis: all of its data, with a margin.
struct InputRange: Equatable {
  let lower: Double
  let upper: Double

  /// Finds the ends of the axis.
  ///
  /// - Parameters:
  ///   - run: the data, those for testing included.
  ///   - input: the index of the input, from 0.
  ///   - margin: what is added at either end, as a share of the width of the data.
  ///   - least: what it holds in any case.
  init(_ run: Run, input: Int, margin: Double, least: ClosedRange<Double>? = nil) {
    var (lower, upper) = (Double.infinity, -Double.infinity)
    for examples in [run.setup.examples, run.setup.testExamples].compactMap({ $0 }) {
      for example in 0..<examples.count {
        let inputs = examples.inputs(of: example)
        lower = min(lower, inputs[inputs.startIndex + input])
        upper = max(upper, inputs[inputs.startIndex + input])
      }
    }
    let width = upper - lower
    let space = width > 0 ? margin * width : 1
    self.lower = min(lower - space, least?.lowerBound ?? .infinity)
    self.upper = max(upper + space, least?.upperBound ?? -.infinity)
  }
}
