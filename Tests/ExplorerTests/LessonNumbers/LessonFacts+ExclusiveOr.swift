import Backprop
import Documents
import LessonSupport

extension LessonFacts {
  private static let corners: [ArraySlice<Double>] = [[0, 0], [0, 1], [1, 0], [1, 1]]

  /// What a hidden unit says to each corner, with the weights as they are.
  private static func hidden(_ unit: Int, _ moment: LessonMoment) -> [Double] {
    let layer = moment.run.network.shape.layers[0]
    let p = moment.network.parameters
    return corners.map { corner in
      let net =
        p[layer.weight(to: unit, from: 0)] * corner[0]
        + p[layer.weight(to: unit, from: 1)] * corner[1]
      return Activation.sigmoid.value(ofNetInput: net + (layer.bias(of: unit).map { p[$0] } ?? 0))
    }
  }

  private static let starts = 100
  private static let startEpochs = 5000

  /// How many networks of a shape have learnt exclusive or, of a hundred random starts, as
  /// `train --data x.csv --layers … --init uniform --rate 1 --epochs 5000 --seed 1` and so on.
  private static func learnt(hidden: Int) throws -> Double {
    let examples = try ShippedLessons.lesson("xor").data.examples
    let shape = Shape(
      inputCount: 2,
      layers: [
        (unitCount: hidden, activation: .sigmoid, biases: .perUnit),
        (unitCount: 1, activation: .sigmoid, biases: .perUnit),
      ])
    let learnt = (1...UInt64(starts)).filter { seed in
      var settings = TrainingSettings()
      settings.learningRate = 1
      settings.epochs = startEpochs
      settings.seed = seed
      let network = Network(
        shape: shape, loss: .halfSquaredError,
        parameters: Initializer.uniform.parameters(for: shape, seed: seed))
      var training = Training(
        Run.Setup(network: network, examples: examples, settings: settings),
        evaluateEvery: startEpochs)
      while !training.advance(budget: .max) {}
      return training.evaluation.rightCount == 4
    }
    return Double(learnt.count)
  }

  /// A network without a hidden layer, trained on all four at once.
  private static func withoutHidden() throws -> Training {
    let shape = Shape(
      inputCount: 2, layers: [(unitCount: 1, activation: .sigmoid, biases: .perUnit)])
    var settings = TrainingSettings()
    settings.batch = .full
    settings.epochs = 5000
    var training = Training(
      Run.Setup(
        network: Network(shape: shape, loss: .halfSquaredError, parameters: [0.3, -0.4, 0.1]),
        examples: try ShippedLessons.lesson("xor").data.examples, settings: settings))
    while !training.advance(budget: .max) {}
    return training
  }

  static let ofExclusiveOr: [String: Fact] = [
    "withoutHidden": { _ in try withoutHidden().evaluation.error },
    // The answer that is the farthest from ½.
    "withoutHiddenAnswer": { _ in
      let network = try withoutHidden().network
      let answers = corners.map { network.outputs(for: $0)[0] }
      return answers.max { abs($0 - 0.5) < abs($1 - 0.5) } ?? .nan
    },
    "secondH2": { hidden(1, $0).sorted().dropLast().last ?? .nan },
    "leastH1": { hidden(0, $0).min() ?? .nan },
    "largestH1": { hidden(0, $0).max() ?? .nan },
    "starts": { _ in Double(starts) },
    "startEpochs": { _ in Double(startEpochs) },
    "learnt221": { _ in try learnt(hidden: 2) },
    "learnt231": { _ in try learnt(hidden: 3) },
    "learnt241": { _ in try learnt(hidden: 4) },
  ]

  /// Those of `history-xor`, where h1 becomes an or and h2 an and.
  static let ofHistory: [String: Fact] = [
    "h1of00": { hidden(0, $0)[0] },
    "leastH1ofOthers": { hidden(0, $0).dropFirst().min() ?? .nan },
    "h2of11": { hidden(1, $0)[3] },
    "h2of01": { hidden(1, $0)[1] },
    "h3of01": { hidden(2, $0)[1] },
    "largestH2ofOthers": { hidden(1, $0).dropLast().max() ?? .nan },
  ]
}
