import Backprop
import Documents
import LessonSupport

/// Numbers that take more than an expression: `$name` in a claim.
enum LessonFacts {
  typealias Fact = @Sendable (LessonMoment) throws -> Double

  static func value(of name: String, at moment: LessonMoment) throws -> Double {
    for facts in [general, ofOneWeight, ofPoints, ofExclusiveOr, ofHistory, ofClasses, ofPictures] {
      if let fact = facts[name] { return try fact(moment) }
    }
    throw ClaimProblem("there is no fact \(name)")
  }

  private static let general: [String: Fact] = [
    "largest": { _ in .greatestFiniteMagnitude },
    "secondAnswer": { moment in
      moment.answers(to: Array(moment.run.start.examples.inputs(of: 0)))[1]
    },
    // Adam's, as Settings has them nowhere: from what they did to the first gradient.
    "beta1": { try 1 - $0.value(of: "m(w5)") / $0.value(of: "∂E/∂w5") },
    "beta2": { try 1 - $0.value(of: "s(w5)") / ($0.value(of: "∂E/∂w5") * $0.value(of: "∂E/∂w5")) },
    // What keeps Adam's first step of w5 from being η.
    "epsilon": { moment in
      let root = try moment.value(of: "shat(w5)").squareRoot()
      let step = (moment.before("w5") ?? .nan) - (try moment.value(of: "w5⁺"))
      let rate = try moment.value(of: "η")
      let epsilon = try rate * moment.value(of: "mhat(w5)") / step - root
      return (epsilon * 1e9).rounded() / 1e9
    },
    "meanMove": { moment in
      let layers = moment.run.network.shape.layers
      let weights = layers.flatMap { Array($0.weights) }
      let (now, start) = (moment.network, moment.lesson.network)
      return weights.map { abs(now.parameters[$0] - start.parameters[$0]) }.reduce(0, +)
        / Double(weights.count)
    },
    "reluDelta": { try firstDelta($0, .relu) },
    "tanhDelta": { try firstDelta($0, .tanh) },
    "firstLayer": { Double($0.run.network.shape.layers[0].unitCount) },
    "secondLayer": { Double($0.run.network.shape.layers[1].unitCount) },
  ]

  /// δ_h1 where all hidden layers have another activation.
  private static func firstDelta(
    _ moment: LessonMoment, _ activation: Activation
  ) throws -> Double {
    var run = Run(moment.lesson.start)
    for layer in 0..<run.network.shape.layers.count - 1 {
      run.make(.activation(layer: layer, activation))
    }
    return run.pass.value(of: .delta(Unit(layer: 0, index: 0)))
  }

  /// The weight after each epoch of the page's run, up to the page.
  private static func weights(_ moment: LessonMoment) throws -> [Double] {
    try (0...max(20, moment.run.epochsDone)).map {
      try moment.at($0 == 0 ? "start" : "epoch \($0)").value(of: "w1")
    }
  }

  private static let ofOneWeight: [String: Fact] = [
    // Where E is least: the slope of E over w1 is that of a line through two of its values.
    "leastErrorWeight": { moment in
      let slope = { (weight: Double) in
        try moment.at(
          "start, optimizer sgd, batch full, epoch 1 example 3 update w1+, w1 \(weight)"
        )
        .value(of: "mean ∂E/∂w1")
      }
      let (three, four) = (try slope(3), try slope(4))
      return 3 - three / (four - three)
    },
    "leastW": { try weights($0).min() ?? .nan },
    "firstNegativeGradient": { moment in
      let found = try (1...20).first {
        try moment.at("epoch \($0) example 3 update w1+").value(of: "mean ∂E/∂w1") < 0
      }
      return Double(found ?? -1)
    },
    "secondCrossing": { moment in
      let weights = try weights(moment)
      let first = weights.firstIndex { $0 < 2 } ?? 0
      return Double(weights[first...].firstIndex { $0 > 2 } ?? -1)
    },
    // With this rate the mean returns to where it was: E(w) is ½·a·(w − 2)², and 2/a the limit.
    "meanRateLimit": { moment in
      let mean = try moment.at("start, reduction mean, epoch 1 example 3 update w1+, w1 3")
      return try 2 * (3 - 2) / mean.value(of: "mean ∂E/∂w1")
    },
  ]
}
