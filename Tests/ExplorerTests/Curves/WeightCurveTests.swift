import Backprop
import Documents
import Explorer
import LessonSupport
import TestSupport
import Testing

@Suite struct WeightCurveTests {
  private func curve(_ state: State, _ parameter: Int, points: Int = 150) -> WeightCurve {
    WeightCurve(
      state.run, parameter: parameter, isOfAll: state.display.isErrorOfAll, pointCount: points)
  }

  private static func states() throws -> [State] {
    [
      try Lessons.shipped("worked-example"), try Lessons.shipped("one-weight"),
      Lessons.made([2, 3, 1], examples: 4, batch: .full), Lessons.made([3, 4, 2], seed: 2),
      Lessons.made([2, 3, 1], examples: 9, activation: .tanh, batch: .examples(4), seed: 5),
    ]
  }

  // MARK: - Slope, step and error

  @Test(arguments: 0..<5)
  func slopeAndErrorAreThoseOfTraining(index: Int) throws {
    let state = try WeightCurveTests.states()[index]
    for position in stride(from: 0, through: 3 * state.run.stepsPerEpoch, by: 17) {
      let state = state.after(position)
      let pass = state.run.pass
      for parameter in 0..<state.shape.parameterCount {
        let curve = curve(state, parameter)
        if state.run.batch.count > 1 {
          #expect(curve.examples == state.run.batchExamples)
          #expect(curve.error == state.run.network.error(on: state.run.batchExamples))
          if pass.layout.ending.batchSize != nil {
            #expect(curve.gradient == pass.batchGradients[parameter])
          }
        } else if state.run.setup.settings.biases == .trained || !state.shape.isBias(parameter) {
          #expect(curve.gradient?.bitPattern == pass.gradients[parameter].bitPattern)
          #expect(curve.error.bitPattern == pass.totalError.bitPattern)
        }
        if pass.layout.ending.batchSize != nil, let landing = curve.landing {
          #expect(landing.bitPattern == pass.updatedParameters[parameter].bitPattern)
        }
      }
    }
  }

  /// On request E is that of all data, with its own slope; the step is that of training still.
  @Test(arguments: 0..<5)
  func itCanBeOfAllExamples(index: Int) throws {
    let small = try WeightCurveTests.states()[index].after(30)
    var state = small
    state.receive(.action(.toggleErrorOfAll), budget: 1_000_000)
    #expect(state.display.isErrorOfAll)
    let (run, all) = (state.run, state.run.setup.examples)
    for parameter in 0..<state.shape.parameterCount {
      let curve = curve(state, parameter)
      let usual = self.curve(small, parameter)
      #expect(curve.landing?.bitPattern == usual.landing?.bitPattern)
      guard run.batch.count < all.count else {
        #expect(!curve.isOfAll && curve.error == usual.error)
        continue
      }
      #expect(curve.examples == all)
      #expect(curve.error == run.network.error(on: all))
      let gradient = try #require(curve.gradient)
      #expect(curve.slope == gradient)
      var probe = ErrorProbe(run.network, parameter: parameter)
      let (above, below) = (
        probe.error(at: curve.value + 1e-5, on: all), probe.error(at: curve.value - 1e-5, on: all)
      )
      #expect(abs((above - below) / 2e-5 - gradient) < 1e-8)
    }
  }

  /// Long before the end of its batch, a curve shows where the optimizer is going to put the weight.
  @Test(arguments: Optimizer.allCases)
  func theStepLandsWhereTheOptimizerLeads(optimizer: Optimizer) {
    var opened = Lessons.made([2, 3, 1], examples: 5, batch: .examples(3), seed: 5)
    let setup = opened.run.setup
    var settings = setup.settings
    settings.optimizer = optimizer
    settings.weightDecay = 0.1
    settings.schedule = .exponential(factor: 0.5)
    opened.run = Run(
      Run.Setup(network: setup.network, examples: setup.examples, settings: settings))
    let state = opened.after(2 * opened.run.stepsPerEpoch + 3)
    #expect(state.run.pass.layout.ending.batchSize == nil)
    var later = state
    while later.run.pass.layout.ending.batchSize == nil {
      later = later.after(later.run.position + 1)
    }
    for parameter in 0..<state.shape.parameterCount {
      let landing = curve(state, parameter).landing
      #expect(landing?.bitPattern == later.run.pass.updatedParameters[parameter].bitPattern)
    }
  }

  /// Outputs of softmax stay between bounds: the curve over a weight shows its shape from afar.
  @Test(arguments: [Activation.linear, .softmax])
  func theRangeIsWideWhereOutputsHaveBounds(activation: Activation) {
    let shape = Shape(inputCount: 1, layers: [(2, activation, .none)])
    let network = Network(
      shape: shape, loss: activation == .softmax ? .crossEntropy : .halfSquaredError,
      parameters: [0.1, 0.2])
    let data = DataTable(
      inputNames: ["x"], targetNames: ["a", "b"],
      examples: Examples(inputs: [[1]], targets: [[0, 1]]))
    var settings = Settings()
    settings.training.learningRate = 0.01
    let state = State(
      Lesson(
        name: "made", title: "made", aim: "An aim.", network: network, data: data,
        settings: settings))
    let range = curve(state, 0).range
    #expect((range.upperBound - range.lowerBound >= 7) == (activation == .softmax))
  }

  @Test(arguments: 0..<5)
  func tangentTouchesTheCurve(index: Int) throws {
    let state = try WeightCurveTests.states()[index].after(3)
    for parameter in 0..<state.shape.weightCount {
      let curve = curve(state, parameter)
      var probe = ErrorProbe(state.run.network, parameter: parameter)
      func error(_ value: Double) -> Double {
        curve.examples.map { probe.error(at: value, on: $0) }
          ?? probe.error(at: value, state.run.pass.inputs[...], state.run.pass.targets[...])
      }
      let difference = (error(curve.value + 1e-5) - error(curve.value - 1e-5)) / 2e-5
      #expect(abs((curve.slope ?? .nan) - difference) < 1e-6)
    }
  }

  @Test func theLowestPointIsWhereAFinerSearchFindsIt() throws {
    for state in try WeightCurveTests.states() {
      for parameter in 0..<state.shape.parameterCount {
        let curve = curve(state, parameter, points: 60)
        guard let least = curve.least else { continue }
        var probe = ErrorProbe(state.run.network, parameter: parameter)
        var lowest = Double.infinity
        let width = curve.range.upperBound - curve.range.lowerBound
        for step in 0...4_000 {
          let value = curve.range.lowerBound + width * Double(step) / 4_000
          let error =
            curve.examples.map { probe.error(at: value, on: $0) }
            ?? probe.error(at: value, state.run.pass.inputs[...], state.run.pass.targets[...])
          lowest = min(lowest, error)
        }
        #expect(least.error <= lowest + 1e-5 * max(1, lowest))
        #expect(abs(least.error - lowest) < 1e-4)
      }
    }
  }

  @Test func theLowestPointOfTheOneWeightLessonIsItsValley() throws {
    let state = try Lessons.shipped("one-weight").after(32)
    let curve = curve(state, 0)
    #expect(curve.examples == state.run.setup.examples)
    #expect(abs((curve.least?.value ?? 0) - 2) < 1e-3)
  }

  /// Of five examples in batches of two, the last one is alone.
  @Test func itIsOfTheWholeBatch() {
    let state = Lessons.made([2, 3, 1], examples: 5, batch: .examples(2))
    for exampleIndex in 0..<5 {
      let moment = state.after(state.run.position(ofStartOf: exampleIndex) + 1)
      let rows = exampleIndex < 4 ? [exampleIndex / 2 * 2, exampleIndex / 2 * 2 + 1] : []
      let expected = rows.isEmpty ? nil : state.run.setup.examples.only(rows)
      #expect(curve(moment, 1).examples == expected)
    }
    // What it says of the slope is what the update then uses.
    let updated = state.after(state.run.position(ofStartOf: 2))
    #expect(curve(updated, 1).gradient == updated.run.pass.batchGradients[1])
  }

  // MARK: - The range

  @Test func theRangeRarelyMovesWhileTraining() throws {
    let state = try Lessons.shipped("one-weight")
    var ranges: [ClosedRange<Double>] = []
    for epoch in 0..<40 {
      let range = curve(state.after(epoch * state.run.stepsPerEpoch + 1), 0).range
      if ranges.last != range { ranges.append(range) }
    }
    #expect(ranges.count <= 2, "\(ranges)")
  }

  @Test func theRangeHoldsTheValueAndTheStep() {
    var source = SeededGenerator(seed: 4)
    for _ in 0..<2000 {
      let scale = Double.random(in: -6...6, using: &source)
      let value = Double.random(in: -1...1, using: &source) * (scale > 0 ? 1000 : 1)
      let step = Double.random(in: -1...1, using: &source) * scale * scale
      let range = WeightCurve.range(around: value, step: step, leastHalf: scale > 2 ? 4 : 1)
      #expect(range.lowerBound < value && value < range.upperBound)
      #expect(range.contains(value + step))
    }
    for value in [Double.nan, .infinity, 1e300, -1.7e308, -1e-300] {
      for step in [Double.nan, .infinity, 1e300, 0] {
        let range = WeightCurve.range(around: value, step: step, leastHalf: 4)
        #expect(range.lowerBound < range.upperBound)
        #expect((range.upperBound - range.lowerBound).isFinite)
      }
    }
  }
}
