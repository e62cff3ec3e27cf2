import Backprop
import Documents
import Explanations
import Explorer
import LessonSupport
import Testing

/// What the pages of `settle`, `settle-back` and `never-settles` say.
@Suite struct SettlingLessonTests {
  /// The pass of the first example, with changes that a page makes.
  private func pass(
    _ name: String, damping: Double? = nil, _ changes: [(String, Double)] = []
  ) throws -> (pass: ExamplePass, explainer: Explainer) {
    var lesson = try ShippedLessons.lesson(name)
    lesson.settings.damping = damping
    var run = Run(lesson.start)
    let explainer = Explainer(run, notation: .unicode, format: .standard)
    for (symbol, value) in changes {
      let number = try #require(
        (0..<lesson.network.shape.parameterCount).first {
          explainer.symbols.parameter($0) == symbol
        })
      run.make(.parameter(number, value), budget: .max)
    }
    return (run.pass, explainer)
  }

  private func unit(_ number: Int) -> Unit { Unit(layer: 0, index: number - 1) }

  /// out of some unit, from 1, after a sweep.
  private func out(_ pass: ExamplePass, _ number: Int, sweep: Int) -> Double {
    pass.value(of: .swept(.activation(unit(number)), sweep: sweep))
  }

  private func delta(_ pass: ExamplePass, _ number: Int, sweep: Int) -> Double {
    pass.value(of: .swept(.delta(unit(number)), sweep: sweep))
  }

  @Test func threeUnitsSettleInSevenSweeps() throws {
    let (pass, _) = try pass("settle")
    let forward = try #require(pass.forwardSweeps)
    #expect(forward.isSettled && forward.sweepCount == 7)
    expect(pass.value(of: .swept(.netInput(unit(1)), sweep: 1)), says: 1)
    expect(pass.value(of: .swept(.netInput(unit(1)), sweep: 2)), says: 1.15)
    expect(out(pass, 1, sweep: 1), says: 0.7311)
    expect(out(pass, 2, sweep: 1), says: 0.5)
    expect(out(pass, 3, sweep: 1), says: 0.5)
    expect(out(pass, 3, sweep: 2), says: 0.5857)
    expect(out(pass, 3, sweep: 7), says: 0.594239, digits: 6)
    expect(forward.changes[0], says: 0.7311)
    expect(forward.changes[1], says: 0.0857)
    expect(forward.changes[2], says: 0.007854, digits: 6)
    #expect(pass.largestChange(of: .swept(.change, sweep: 2), inSweep: 2)?.unit == unit(3))
    expect(pass.totalError, says: 0.0467)
  }

  @Test func aChangeShrinksByNoLessThanWeightsAndSlopesSay() throws {
    let (pass, _) = try pass("settle")
    let changes = try #require(pass.forwardSweeps?.changes)
    for (before, after) in zip(changes, changes.dropFirst()) {
      #expect(after <= 0.15 * before)
      // About a tenth.
      #expect((0.07...0.12).contains(after / before))
    }
    let weights = try ShippedLessons.lesson("settle").network.parameters.prefix(9)
    #expect(weights.max() == 0.4)
    #expect(abs(weights.dropFirst(6).reduce(0, +) - 0.6) < 1e-12)
  }

  @Test func weightAndSlopeTogetherDecideHowManySweepsItTakes() throws {
    let one = try pass("settle", [("w2.3", 4)]).pass
    #expect(one.forwardSweeps?.sweepCount == 9)
    let lesson = try ShippedLessons.lesson("settle")
    let all = lesson.pages[11].changes.compactMap { change in
      if case .parameter(let symbol, let value) = change { (symbol, value) } else { nil }
    }
    let (ten, _) = try pass("settle", all)
    for (before, after) in zip(lesson.network.parameters, ten.network.parameters) {
      #expect(abs(after - 10 * before) < 1e-12)
    }
    #expect(ten.forwardSweeps?.sweepCount == 7)
    for number in 1...3 { #expect(out(ten, number, sweep: 7) > 0.98) }
  }

  @Test func theDeltasSettleInSixSweeps() throws {
    let (pass, _) = try pass("settle-back")
    let backward = try #require(pass.backwardSweeps)
    #expect(pass.forwardSweeps?.sweepCount == 7)
    #expect(backward.isSettled && backward.sweepCount == 6)
    for (number, slope) in [(1, 0.1802), (2, 0.2449), (3, 0.2411)] {
      expect(pass.value(of: .activationDerivative(unit(number))), says: slope)
    }
    expect(out(pass, 3, sweep: 7) - 0.9, says: -0.3058)
    expect(delta(pass, 3, sweep: 1), says: -0.0737)
    #expect(delta(pass, 1, sweep: 1) == 0 && delta(pass, 2, sweep: 1) == 0)
    expect(pass.value(of: .swept(.deltaTerm(weight: 7), sweep: 2)), says: -0.0295)
    expect(delta(pass, 1, sweep: 2), says: -0.00266, digits: 5)
    expect(delta(pass, 2, sweep: 2), says: -0.00722, digits: 5)
    expect(delta(pass, 3, sweep: 2), says: -0.073725, digits: 6)
    expect(delta(pass, 3, sweep: 3), says: -0.074027, digits: 6)
    for (number, settled) in [(1, -0.0031), (2, -0.0073), (3, -0.0740)] {
      expect(delta(pass, number, sweep: 6), says: settled)
    }
  }

  @Test func theGradientsComeFromWhatRests() throws {
    let values = try LessonRuns.values(of: "settle-back")
    expect(values["∂E/∂w3.1"], says: -0.0566)
    expect(values["out_u1"], says: 0.7642)
    expect(values["∂E/∂w2.2"], says: -0.0042)
    expect(values["∂E/∂w3.2"], says: -0.0423)
    expect(values["w3.2⁺"], says: 0.4212)
    expect(values["E_total"], says: 0.0467)
    expect(
      try LessonRuns.training("settle-back") { $0.epochs = 1 }.evaluation.error, says: 0.0407)
  }

  @Test func trainingMakesWhatGoesRoundALittleStronger() throws {
    let training = try LessonRuns.training("settle-back") { $0.epochs = 100 }
    expect(training.evaluation.error, says: 0.000117, digits: 6)
    expect(training.network.outputs(for: [1])[0], says: 0.8847)
    var state = State(try ShippedLessons.lesson("settle-back"))
    for _ in 1..<state.lesson.pages.count { state.receive(.action(.nextPage), budget: .max) }
    #expect(state.run.epochsDone == 100)
    #expect(state.run.pass.forwardSweeps?.sweepCount == 8)
  }

  @Test func twoUnitsGoToAndFro() throws {
    let (pass, _) = try pass("never-settles")
    for (sweep, state) in [(1, 0.9933), (2, 0.0072), (3, 0.9928), (4, 0.0072)] {
      expect(out(pass, 1, sweep: sweep), says: state)
      #expect(out(pass, 2, sweep: sweep) == out(pass, 1, sweep: sweep))
    }
    expect(pass.value(of: .swept(.netInput(unit(1)), sweep: 2)), says: -4.9331)
    let unsettled = try #require(pass.unsettled)
    #expect(unsettled.isForward && unsettled.alternates && unsettled.sweeps == 100)
    expect(unsettled.change, says: 0.9856)
    expect(pass.totalError, says: 0.2429)
    let training = try LessonRuns.training("never-settles")
    #expect(training.stopReason == .notSettled)
  }

  @Test func dampingBringsThemToRestHalfway() throws {
    let (pass, _) = try pass("never-settles", damping: 0.5)
    let forward = try #require(pass.forwardSweeps)
    #expect(pass.unsettled == nil && forward.sweepCount == 33)
    expect(out(pass, 1, sweep: 1), says: 0.4967)
    expect(out(pass, 1, sweep: 33), says: 0.5)
    expect(pass.value(of: .activationDerivative(unit(1))), says: 0.25)
    for (before, after) in zip(forward.changes.dropFirst(), forward.changes.dropFirst(2)) {
      expect(after / before, says: 0.75, digits: 3)
    }
    let little = try self.pass("never-settles", damping: 0.3).pass
    #expect(little.unsettled?.alternates == true)
    var lesson = try ShippedLessons.lesson("never-settles")
    lesson.settings.damping = 0.5
    var training = Training(lesson.start)
    while !training.advance(budget: .max) {}
    #expect(training.stopReason == .epochLimit)
  }

  @Test func whoIsAheadWins() throws {
    let (pass, _) = try pass("never-settles", damping: 0.5, [("b1", 5.1)])
    let last = try #require(pass.forwardSweeps?.sweepCount)
    expect(out(pass, 1, sweep: last), says: 0.9935)
    expect(out(pass, 2, sweep: last), says: 0.0071)
    #expect(pass.unsettled == nil && pass.backwardSweeps?.sweepCount == 13)
  }
}
