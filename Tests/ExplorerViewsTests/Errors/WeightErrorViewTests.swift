import Backprop
import Documents
import Explanations
import Explorer
import ExplorerViews
import TestSupport
import Testing
import TextScreen

@Suite struct WeightErrorViewTests {
  private func curve(_ state: State, _ parameter: Int, dots: Int = 150) -> WeightCurve {
    let context = Context(state, theme: Theme(.dark, colors: 256))
    return WeightCurve(context, parameter: parameter, dotColumns: dots, tickCount: 5)
  }

  private static func states() throws -> [State] {
    [
      try Lessons.shipped("worked-example"), try Lessons.shipped("one-weight"),
      Lessons.made([2, 3, 1], examples: 4, batch: .full), Lessons.made([3, 4, 2], seed: 2),
      Lessons.made([2, 3, 1], examples: 9, activation: .tanh, batch: .examples(4), seed: 5),
    ]
  }

  // MARK: - Numbers

  @Test(arguments: 0..<5)
  func slopeAndErrorAreThoseOfTraining(index: Int) throws {
    let state = try WeightErrorViewTests.states()[index]
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
    let small = try WeightErrorViewTests.states()[index].after(30)
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

  @Test func itSaysWhichExamplesItIsOf() {
    var state = Lessons.made([2, 3, 1], examples: 9, batch: .examples(4), seed: 5).after(30)
    #expect(state.panel(.weightError).contains(" this batch of 4 "))
    state.display.isErrorOfAll = true
    #expect(state.panel(.weightError).contains(" all 9 examples "))
    var flowers = Lessons.classes([4, 5, 3], examples: 100).after(30)
    flowers.display.isErrorOfAll = true
    #expect(flowers.screen(rows: 60, columns: 200).contains(" all 100 examples "))
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
    let axis = curve(state, 0).xAxis
    #expect((axis.upper - axis.lower >= 7) == (activation == .softmax))
  }

  @Test(arguments: 0..<5)
  func tangentTouchesTheCurve(index: Int) throws {
    let state = try WeightErrorViewTests.states()[index].after(3)
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
    for state in try WeightErrorViewTests.states() {
      for parameter in 0..<state.shape.parameterCount {
        let curve = curve(state, parameter, dots: 60)
        guard let least = curve.least else { continue }
        var probe = ErrorProbe(state.run.network, parameter: parameter)
        var lowest = (value: Double.nan, error: Double.infinity)
        for step in 0...4_000 {
          let value = curve.xAxis.value(at: Double(step) / 4_000)
          let error =
            curve.examples.map { probe.error(at: value, on: $0) }
            ?? probe.error(at: value, state.run.pass.inputs[...], state.run.pass.targets[...])
          if error < lowest.error { lowest = (value, error) }
        }
        #expect(least.error <= lowest.error + 1e-5 * max(1, lowest.error))
        #expect(abs(least.error - lowest.error) < 1e-4)
      }
    }
  }

  @Test func theOneWeightLessonHasItsValley() throws {
    let state = try Lessons.shipped("one-weight").after(32)
    let curve = curve(state, 0)
    #expect(curve.examples == state.run.setup.examples)
    #expect(abs((curve.least?.value ?? 0) - 2) < 1e-3)
    let text = state.panel(.weightError)
    #expect(text.contains("── error over w1 ──"))
    #expect(text.contains("all 3 examples ──"))
    #expect(text.contains("slope mean ∂E/∂w1 = 3.333333333"))
    #expect(text.contains("w1⁺ = 2.666666667"))
    #expect(text.contains("w1 = 3, E 1.666666667"))
    #expect(text.contains("least E at 2") || text.contains("at 2"))
  }

  // MARK: - What is said

  @Test(arguments: [(24, 80), (40, 120), (60, 200)])
  func theLowestPointHasItsWordsNearby(rows: Int, columns: Int) throws {
    var state = try Lessons.shipped("one-weight").after(1)
    state.display.focus = .weightError
    let lines = state.screen(rows: rows, columns: columns).split(
      separator: "\n", omittingEmptySubsequences: false)
    let words = try #require(lines.firstIndex { $0.contains("least E") })
    let arrow = try #require(lines.firstIndex { $0.contains("↓") })
    #expect((arrow - 5...arrow + 3).contains(words))
    let start = lines[words].prefix { $0 != "l" }.count
    let column = lines[arrow].prefix { $0 != "↓" }.count
    #expect((start - 2...start + 26).contains(column))
  }

  @Test func whatIsToComeIsADotUntilItsStep() throws {
    let state = try Lessons.shipped("worked-example")
    #expect(state.after(23).panel(.weightError).contains("slope ∂E/∂w5 = ·"))
    let after = state.after(24).panel(.weightError)
    #expect(after.contains("slope ∂E/∂w5 = 0.082167041"))
    #expect(after.contains("w5 − η·∂E/∂w5 = ·"))
    #expect(after.contains("this example"))
    var selected = state.after(59)
    selected.selection = .parameter(4, in: Unit(layer: 1, index: 0))
    #expect(selected.panel(.weightError).contains("w5⁺ = 0.358916480"))
  }

  /// Only plain descent goes by η times the slope.
  @Test(arguments: [Optimizer.momentum, .nesterov, .rmsprop, .adam])
  func theStepOfAnOptimizerIsNotCalledOneOfTheSlope(optimizer: Optimizer) throws {
    var lesson = try Lessons.shipped("worked-example").lesson
    lesson.pages = []
    lesson.settings.training.optimizer = optimizer
    let state = State(lesson).after(24)
    let text = state.panel(.weightError)
    #expect(!text.contains("η·"))
    #expect(text.contains("w5⁺ will be = ·"))
  }

  @Test func aFixedBiasHasNoSlope() throws {
    var state = try Lessons.shipped("worked-example").after(24)
    state.selection = .parameter(9, in: Unit(layer: 1, index: 0))
    #expect(state.panel(.weightError).contains("b2 is fixed: training leaves it as it is"))
  }

  @Test func theWeightIsTheOneSelectedElseTheOneInHand() throws {
    var state = try Lessons.shipped("worked-example")
    #expect(state.panel(.weightError).contains("error over w1"))
    #expect(state.after(22).panel(.weightError).contains("error over w5"))
    state.selection = .parameter(7, in: Unit(layer: 1, index: 1))
    #expect(state.after(22).panel(.weightError).contains("error over w8"))
  }

  @Test func notANumberIsNamed() {
    var state = Lessons.made([1, 2, 1], activation: .linear, rate: 1e9).after(20_000)
    #expect(state.panel(.weightError).contains("is NaN") || !state.run.pass.totalError.isNaN)
    state.run.make(.parameter(0, .infinity))
    state.selection = .parameter(0, in: Unit(layer: 0, index: 0))
    #expect(state.panel(.weightError).contains("w1 is ∞"))
  }

  /// W becomes 7/6 times as large with each update, beyond all bounds.
  private func diverging(epochs: Int) throws -> State {
    var lesson = try Lessons.shipped("one-weight").lesson
    lesson.pages = []
    lesson.settings.training.learningRate = 0.65
    var state = State(lesson)
    state = state.after(epochs * state.run.stepsPerEpoch)
    state.display.focus = .weightError
    return state
  }

  @Test(arguments: [200, 1000, 2000, 2200])
  func aDivergedRunHasItsCurveWhileErrorsAreNumbers(epochs: Int) throws {
    let state = try diverging(epochs: epochs)
    let text = state.panel(.weightError)
    #expect(text.contains("least E") && text.contains("●") && text.contains("○"))
    // Ticks have a digit or two.
    #expect(!text.contains(#/\.\d{3,}e1\d\d /#), "\(text)")
  }

  @Test func withoutAnErrorThereIsNoCurve() throws {
    for epochs in [2300, 2310, 2400] {
      let text = try diverging(epochs: epochs).panel(.weightError)
      #expect(text.contains("E ∞") && text.contains("E is larger than the largest number"))
      #expect(!text.unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) }, "\(text)")
    }
  }

  /// Nine digits and a power of ten of a slope that grows without end.
  @Test func aLongNumberIsBriefRatherThanCut() throws {
    var lesson = try Lessons.shipped("one-weight").lesson
    lesson.pages = []
    lesson.settings.training.learningRate = 3
    var state = State(lesson)
    state = state.after(100 * state.run.stepsPerEpoch - 1)
    state.display.focus = .weightError
    let row = state.screen(rows: 24, columns: 80).split(separator: "\n").first {
      $0.contains("slope mean ∂E/∂w1 = ")
    }
    #expect(row?.contains("…") == false && row?.contains("e+") == true, "\(row ?? "")")
  }

  @Test func hugeDataGivesTheExampleAlone() {
    let state = Lessons.made([8, 16, 4], examples: 5000, batch: .full)
    let text = state.panel(.weightError)
    #expect(text.contains("this example; all 5,000 would take too long"))
  }

  /// Of five examples in batches of two, the last one is alone.
  @Test func aBatchIsShownAsAWhole() throws {
    var state = Lessons.made([2, 3, 1], examples: 5, batch: .examples(2))
    state.selection = .parameter(1, in: Unit(layer: 0, index: 0))
    let setup = state.run.setup
    for ordinal in 0..<5 {
      let moment = state.after(state.run.position(ofStartOf: ordinal) + 1)
      let rows = ordinal < 4 ? [ordinal / 2 * 2, ordinal / 2 * 2 + 1] : []
      let curve = curve(moment, 1)
      #expect(curve.examples == (rows.isEmpty ? nil : setup.examples.only(rows)))
      #expect(
        moment.panel(.weightError).contains(rows.isEmpty ? "this example ──" : "this batch of 2 ──")
      )
    }
    // What it says of the slope is what the update then uses.
    let end = state.run.position(ofStartOf: 2)
    let updated = state.after(end)
    #expect(curve(updated, 1).gradient == updated.run.pass.batchGradients[1])
    #expect(updated.panel(.weightError).contains("slope mean ∂E/∂w2 = "))
  }

  // MARK: - Nothing jumps

  /// Within an example only what becomes known appears.
  @Test(arguments: [(24, 80), (40, 120), (60, 200)])
  func nothingMovesFromStepToStep(rows: Int, columns: Int) throws {
    var state = try Lessons.shipped("worked-example")
    state.selection = .parameter(4, in: Unit(layer: 1, index: 0))
    func lines(_ position: Int) -> [[Character]] {
      state.after(position).panel(.weightError, rows: rows, columns: columns)
        .split(separator: "\n").map(Array.init)
    }
    let before = lines(0)
    for position in 1...58 {
      let later = lines(position)
      #expect(later.count == before.count)
      // Below the words: every label of the axes, and the bullet, stand where they stood.
      for (old, new) in zip(before.dropFirst(3), later.dropFirst(3)) {
        for (index, character) in old.enumerated() where "●┤┴0123456789=".contains(character) {
          #expect(index < new.count && new[index] == character, "step \(position)")
        }
      }
    }
  }

  @Test func theRangeRarelyMovesWhileTraining() throws {
    let state = try Lessons.shipped("one-weight")
    var ranges: [[Double]] = []
    for epoch in 0..<40 {
      let axis = curve(state.after(epoch * state.run.stepsPerEpoch + 1), 0).xAxis
      let range = [axis.lower, axis.upper]
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
      let axis = WeightCurve.axis(
        around: value, step: step, isBounded: scale > 2, tickCount: 5)
      #expect(axis.lower < value && value < axis.upper)
      #expect(axis.lower <= value + step && value + step <= axis.upper)
    }
    for value in [Double.nan, .infinity, 1e300, -1e-300] {
      for step in [Double.nan, .infinity, 1e300, 0] {
        let axis = WeightCurve.axis(around: value, step: step, isBounded: true, tickCount: 5)
        #expect(axis.lower < axis.upper)
      }
    }
  }
}
