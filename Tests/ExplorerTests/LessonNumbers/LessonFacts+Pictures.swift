import Backprop
import Documents
import LessonSupport

extension LessonFacts {
  /// The pictures of `attractor`, 1 where a pixel is lit, else −1.
  static let pictures: [[Double]] = ["100100111", "010111010", "111001001"].map { text in
    text.map { $0 == "1" ? 1 : -1 }
  }

  /// A row of a picture, the pixels outside 0.
  static func part(_ row: Int, of picture: [Double], strength: Double = 1) -> [Double] {
    picture.indices.map { $0 / 3 == row ? strength * picture[$0] : 0 }
  }

  /// The smallest of nine answers, counted in the direction of a picture.
  static func weakest(_ network: Network, _ inputs: [Double], _ picture: [Double]) -> Double {
    zip(network.outputs(for: inputs[...]), picture).map { $0 * $1 }.min() ?? .nan
  }

  private static func weakest(
    _ moment: LessonMoment, row: Int, strength: Double = 1
  ) -> Double {
    let letter = pictures[0]
    return weakest(
      moment.run.network, part(row, of: letter, strength: strength), letter)
  }

  /// A network of one layer with the same inputs and outputs, trained with the same examples.
  static func layered(_ moment: LessonMoment) throws -> Training {
    let shape = Shape(
      inputCount: 9, layers: [(unitCount: 9, activation: .tanh, biases: .none)])
    let start = moment.lesson.start
    var training = Training(
      Run.Setup(
        network: Network(
          shape: shape, loss: .halfSquaredError,
          parameters: [Double](repeating: 0, count: shape.parameterCount)),
        examples: start.examples, testExamples: start.testExamples, settings: start.settings))
    while !training.advance(budget: .max) {}
    return training
  }

  /// The largest of nine answers.
  private static func strongest(_ network: Network, _ inputs: [Double]) -> Double {
    network.outputs(for: inputs[...]).map(abs).max() ?? .nan
  }

  static let ofPictures: [String: Fact] = [
    "known": { $0.network.outputs(for: part(0, of: pictures[0])[...])[0] },
    "weakestTop": { weakest($0, row: 0) },
    "weakestMiddle": { weakest($0, row: 1) },
    "weakestWeak": { weakest($0, row: 1, strength: 0.1) },
    "sweepsWeak": { moment in
      let run = Run(
        Run.Setup(
          network: moment.run.network,
          examples: Examples(
            inputs: [part(1, of: pictures[0], strength: 0.1)],
            targets: [[Double](repeating: 0, count: 9)]), settings: TrainingSettings()))
      return Double(run.pass.forwardSweeps?.sweepCount ?? -1)
    },
    "layeredError": { try layered($0).evaluation.error },
    "layeredTestError": { try layered($0).testEvaluation?.error ?? .nan },
    "layeredMiddle": { moment in
      let network = try layered(moment).network
      return pictures.map { strongest(network, part(1, of: $0)) }.max() ?? .nan
    },
    "layeredWeak": { moment in
      let network = try layered(moment).network
      return pictures.map { strongest(network, part(0, of: $0, strength: 0.1)) }.max() ?? .nan
    },
  ]
}
