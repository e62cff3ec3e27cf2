import Backprop
import Documents
import Explorer
import Testing

/// The gradients of the present example, checked while somebody looks at them.
@Suite struct ExampleCheckTests {
  /// The worked example at ∂E/∂w5, its gradients checked.
  private func checked() throws -> State {
    var state = try workedExample()
    state.act(.goTo, count: 24)
    state.act(.checkGradients)
    return state
  }

  @Test func aSmallNetworkIsCheckedAtOnce() throws {
    let state = try checked()
    let check = try #require(state.presentCheck)
    #expect(check.check.isDone)
    #expect(!state.isBusy)
    #expect(check.disagreements == 0)
    #expect(Set(check.ranking.map(\.parameter)) == Set(0..<8))
    for comparison in check.ranking {
      #expect(comparison.analytic == state.run.pass.gradients[comparison.parameter])
    }
    let errors = check.ranking.map(\.relativeError)
    #expect(errors == errors.sorted(by: >))
  }

  @Test func nothingIsCheckedUntilItIsLookedAt() throws {
    var state = try workedExample()
    state.act(.goTo, count: 24)
    #expect(state.check == nil)
  }

  @Test func anotherExampleIsCheckedAnew() throws {
    var state = try checked()
    let before = try #require(state.presentCheck).ranking
    state.act(.forward(.step))
    #expect(state.presentCheck?.ranking == before)
    state.act(.forward(.epoch), count: 3)
    let after = try #require(state.presentCheck)
    #expect(after.check.isDone)
    #expect(after.ranking != before)
    #expect(after.ranking.first { $0.parameter == 4 }?.analytic == state.run.pass.gradients[4])
  }

  @Test func aChangedWeightIsCheckedAnew() throws {
    var state = try checked()
    let before = try #require(state.presentCheck).ranking
    state.command("weights w5 2")
    let after = try #require(state.presentCheck)
    #expect(after.ranking != before)
    #expect(after.disagreements == 0)
  }

  /// 4-30-30-3 with tanh: more than one slice of the least budget.
  private func large() -> State {
    let shape = Shape(
      inputCount: 4,
      layers: [(30, .tanh, .perUnit), (30, .tanh, .perUnit), (3, .tanh, .perUnit)])
    let network = Network(
      shape: shape, loss: .halfSquaredError,
      parameters: Initializer.xavier.parameters(for: shape, seed: 5))
    let data = DataTable(
      inputNames: ["a", "b", "c", "d"], targetNames: ["x", "y", "z"],
      examples: Examples(inputs: [[0.1, 0.3, -0.2, 0.7]], targets: [[0.2, 0.4, -0.6]]))
    return State(
      Lesson(
        name: "large", title: "large", aim: "", network: network, data: data,
        settings: Settings()))
  }

  @Test func aLargeNetworkIsCheckedInSlices() throws {
    var state = large()
    state.act(.checkGradients, budget: 100_000)
    #expect(state.isBusy)
    let first = try #require(state.presentCheck).check.comparisons.count
    #expect(first > 0)
    #expect(first < state.shape.parameterCount / 10)
    state.act(.moreDigits, budget: 100_000)
    #expect(state.display.digits == 10)
    state.finish(budget: 100_000)
    let check = try #require(state.presentCheck)
    #expect(check.check.isDone)
    #expect(check.disagreements == 0)
    // All that were compared, or the worst of them.
    #expect(check.ranking == Array(check.check.ranked.prefix(1_000)))
    #expect(check.check.count > 1_000)
  }

  @Test func anInterruptionStopsTheCheckAndNotTheProgram() throws {
    var state = large()
    state.act(.checkGradients, budget: 1)
    state.act(.interrupt, budget: 1)
    #expect(!state.isBusy)
    #expect(state.requests.isEmpty)
    let done = try #require(state.presentCheck).check.comparisons.count
    state.pass(seconds: 1, budget: plenty)
    #expect(state.presentCheck?.check.comparisons.count == done)
    state.act(.interrupt, budget: 1)
    #expect(state.requests == [.quit])
  }

  @Test func nothingIsCheckedWhileItRunsFast() throws {
    var state = try checked()
    for _ in 0..<9 { state.act(.faster) }
    state.act(.toggleRun)
    state.pass(seconds: 0.1, budget: 1_000)
    #expect(state.presentCheck == nil)
    state.act(.toggleRun)
    #expect(state.presentCheck?.check.isDone == true)
  }

  @Test func goingThroughTheRowsSelectsTheirParameters() throws {
    var state = try checked()
    let order = try #require(state.presentCheck).ranking.map(\.parameter)
    func selected() -> Int? {
      if case .parameter(let parameter, _) = state.pointing.selection { parameter } else { nil }
    }
    state.act(.select(.down))
    #expect(selected() == order[0])
    state.act(.select(.down), count: 2)
    #expect(selected() == order[2])
    state.act(.select(.up))
    #expect(selected() == order[1])
    state.act(.select(.down), count: 1_000_000_000_000)
    #expect(selected() == order[7])
    #expect(state.pointing.isInspecting)
    state.act(.select(.right))
    #expect(selected() == nil)
  }

  @Test func sequentialUpdatesAreNoGradient() throws {
    var lesson = try workedExample().lesson
    lesson.settings.training.updateOrder = .sequential
    var state = State(lesson)
    state.act(.checkGradients)
    let check = try #require(state.presentCheck)
    #expect(check.disagreements == 4)
    #expect(check.ranking.prefix(4).allSatisfy { $0.parameter < 4 })
  }
}
