import Backprop
import Testing

/// Updates against their definitions, written down once more.
struct OptimizerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let optimizer: Optimizer
    let batch: TrainingSettings.Batch
    let decay: Double
    let l1: Double

    var testDescription: String { "\(optimizer) \(batch) \(decay) \(l1)" }

    var start: Run.Setup {
      let regression = SmallRuns.regression()
      var settings = regression.settings
      settings.optimizer = optimizer
      settings.batch = batch
      settings.momentum = 0.8
      settings.weightDecay = decay
      settings.l1 = l1
      settings.learningRate = 0.02
      return Run.Setup(
        network: regression.network, examples: regression.examples, settings: settings)
    }
  }

  static let cases = Optimizer.allCases.flatMap { optimizer in
    [TrainingSettings.Batch.examples(1), .examples(2), .full].flatMap { batch in
      [(0, 0), (0.1, 0), (0, 0.05), (0.1, 0.05)].map { decay, l1 in
        Case(optimizer: optimizer, batch: batch, decay: decay, l1: l1)
      }
    }
  }

  /// What an optimizer keeps for one parameter.
  private struct Kept {
    var velocity = 0.0
    var moment = 0.0
    var squares = 0.0
    var updates = 0

    /// Returns how far the parameter goes down, in units of the rate.
    mutating func step(_ optimizer: Optimizer, _ gradient: Double) -> Double {
      updates += 1
      switch optimizer {
      case .sgd: return gradient
      case .momentum, .nesterov:
        velocity = 0.8 * velocity + gradient
        return optimizer == .momentum ? velocity : gradient + 0.8 * velocity
      case .rmsprop:
        squares = 0.99 * squares + 0.01 * gradient * gradient
        return gradient / (squares.squareRoot() + 1e-8)
      case .adam:
        moment = 0.9 * moment + 0.1 * gradient
        squares = 0.999 * squares + 0.001 * gradient * gradient
        return hat(moment, 0.9) / (hat(squares, 0.999).squareRoot() + 1e-8)
      }
    }

    func hat(_ mean: Double, _ decay: Double) -> Double {
      mean / (1 - (0..<updates).reduce(1) { power, _ in power * decay })
    }
  }

  @Test(arguments: cases) func updatesFollowTheirDefinition(_ test: Case) throws {
    let passes = NaiveRun(test.start, epochs: 8).passes
    let shape = try #require(passes.first).shape
    for parameter in 0..<shape.parameterCount {
      var kept = Kept()
      for pass in passes where pass.layout.ending.batchSize != nil {
        let before = pass.parameters[parameter]
        var gradient = pass.batchGradients[parameter]
        if !shape.isBias(parameter) {
          gradient += test.decay * before + test.l1 * (before > 0 ? 1 : before < 0 ? -1 : 0)
        }
        let expected = before - 0.02 * kept.step(test.optimizer, gradient)
        #expect(pass.value(of: .updated(parameter)).isNear(expected, within: 1e-10))
        for (number, value) in [
          (.velocity, kept.velocity), (.moment, kept.moment), (.squares, kept.squares),
          (.correctedMoment, kept.hat(kept.moment, 0.9)),
          (.correctedSquares, kept.hat(kept.squares, 0.999)),
        ] as [(Optimizer.Number, Double)] where test.optimizer.numbers.contains(number) {
          #expect(
            pass.value(of: .optimizer(number, parameter)).isNear(value, within: 1e-10), "\(number)")
        }
      }
    }
  }

  @Test func whatAnOptimizerHadBeforeIsWhatItHadAfterTheUpdateBefore() {
    let start = Case(optimizer: .adam, batch: .examples(2), decay: 0, l1: 0).start
    let ends = NaiveRun(start, epochs: 3).passes.filter { $0.layout.ending.batchSize != nil }
    for (pass, next) in zip(ends, ends.dropFirst()) {
      for number in [Optimizer.Number.moment, .squares] {
        #expect(next.value(of: .earlier(number, 3)) == pass.value(of: .optimizer(number, 3)))
      }
    }
  }

  @Test func theErrorIsWithoutWhatKeepsWeightsSmall() {
    let plain = Case(optimizer: .sgd, batch: .full, decay: 0, l1: 0).start
    let penalized = Case(optimizer: .sgd, batch: .full, decay: 0.1, l1: 0.1).start
    #expect(Training(plain).errors == Training(penalized).errors)
  }
}
