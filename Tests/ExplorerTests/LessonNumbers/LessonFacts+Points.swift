import Backprop
import Documents
import Kernels
import LessonSupport

extension LessonFacts {
  /// The lines of the first layer: how far from the middle each lies.
  private static func distances(_ moment: LessonMoment) -> [Double] {
    let layer = moment.run.network.shape.layers[0]
    let p = moment.network.parameters
    return (0..<layer.unitCount).map { unit in
      let (a, b) = (p[layer.weight(to: unit, from: 0)], p[layer.weight(to: unit, from: 1)])
      return abs(layer.bias(of: unit).map { p[$0] } ?? 0) / (a * a + b * b).squareRoot()
    }
  }

  /// The weights of the output, by what they come from.
  private static func votes(_ moment: LessonMoment) -> [Double] {
    let layer = moment.run.network.shape.outputLayer
    return (0..<layer.inputCount).map {
      moment.network.parameters[layer.weight(to: 0, from: $0)]
    }
  }

  private static func targets(_ moment: LessonMoment) -> [Double] {
    let examples = moment.run.start.examples
    return (0..<examples.count).flatMap { examples.targets(of: $0) }
  }

  /// Half the mean square of the targets: E where the answer is 0 everywhere.
  private static func flatError(_ moment: LessonMoment) -> Double {
    let examples = moment.run.start.examples
    let squares = (0..<examples.count).map { examples.targets(of: $0).reduce(0) { $0 + $1 * $1 } }
    return squares.reduce(0, +) / Double(2 * examples.count)
  }

  /// How many are right after training with points drawn anew.
  static func right(
    _ name: String, _ set: GeneratedSet, noise: Double
  ) throws -> Double {
    var lesson = try ShippedLessons.lesson(name)
    let data = LessonData.generated(set, count: nil, noise: noise, seed: 1)
    lesson.use(
      try data.table(
        for: DataNeeds(inputs: 2, outputs: 1, loss: lesson.network.loss), lesson.settings))
    var training = Training(lesson.start)
    while !training.advance(budget: .max) {}
    return training.evaluation.rightCount.map(Double.init) ?? .nan
  }

  private static func sine(_ x: Double) -> Double {
    ElementaryFunctions.cosine(ofHalfTurns: x / .pi - 0.5)
  }

  /// How far the points of `prediction` lie from its curve.
  private static func scatter(_ moment: LessonMoment) -> [Double] {
    let examples = moment.run.start.examples
    return (0..<examples.count).map {
      examples.targets(of: $0).reduce(0, +) - sine(2 * examples.inputs(of: $0).reduce(0, +))
    }
  }

  private static func meanSquare(_ values: [Double]) -> Double {
    values.map { $0 * $0 }.reduce(0, +) / Double(values.count)
  }

  static let ofPoints: [String: Fact] = [
    "largestTarget": { targets($0).max() ?? .nan },
    "leastTarget": { targets($0).min() ?? .nan },
    "middleOfOnes": { moment in
      let examples = moment.run.start.examples
      let ones = (0..<examples.count).filter { examples.targets(of: $0).first == 1 }
      let all = ones.flatMap { examples.inputs(of: $0) }
      return all.reduce(0, +) / Double(all.count)
    },
    "distance1": { distances($0)[0] },
    "distance2": { distances($0)[1] },
    "distance3": { distances($0)[2] },
    "leastVote": { votes($0).map(abs).min() ?? .nan },
    "largestVote": { votes($0).map(abs).max() ?? .nan },
    "vote1": { votes($0)[0] },
    "vote2": { votes($0)[1] },
    "flatError": { flatError($0) },
    "noisyRight": { _ in try right("quadrants", .exclusiveOr, noise: 0.2) },
    "largestInput": { moment in
      let examples = moment.run.start.examples
      let all = (0..<examples.count).flatMap { examples.inputs(of: $0) }
      return all.map(abs).max().map { $0.rounded() } ?? .nan
    },
    "peakEpoch": { moment in
      let errors = moment.errors.training
      let late = errors[160...]
      return Double(late.firstIndex(of: late.max() ?? .nan) ?? -1)
    },
    // The points of `overfit` lie so far from the sine.
    "noise": { moment in
      let examples = moment.run.start.examples
      let apart = (0..<examples.count).map {
        let x = Double($0) / Double(examples.count - 1)
        return abs(examples.targets(of: $0).reduce(0, +) - sine(2 * .pi * x))
      }
      let mean = apart.reduce(0, +) / Double(apart.count)
      return apart.allSatisfy { abs($0 - mean) < 0.001 } ? (mean * 1000).rounded() / 1000 : .nan
    },
    "scatter": { meanSquare(scatter($0)).squareRoot() },
    "scatterSquared": { meanSquare(scatter($0)) },
  ]
}
