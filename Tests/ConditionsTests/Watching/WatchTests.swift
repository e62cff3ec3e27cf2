import Backprop
import Conditions
import Testing

@Suite struct WatchTests {
  @Test func aWeightCrossesZero() throws {
    for text in ["w5 < 0", "w5 changes sign", "not w5 >= 0", "0 > w5 or w6 > 100"] {
      let hits = try Runs.hits(text, Runs.workedExample(epochs: 20))
      #expect(hits.map(\.step) == [596], "\(text)")
      #expect(hits.first?.epoch == 10 && hits.first?.example == 1)
      #expect(hits.first?.quantity == .updated(4))
    }
    let hit = try #require(try Runs.hits("w5 < 0", Runs.workedExample(epochs: 20)).first)
    #expect(hit.value == -0.02555014382873163)
    #expect(hit.before == 0.017695934023552705)
  }

  @Test func theErrorBecomesSmall() throws {
    let hits = try Runs.hits("E < 0.01", Runs.workedExample(epochs: 200))
    #expect(hits.map(\.step) == [10_380])
    #expect(hits.first?.value == 0.009967898860211728)
    #expect(hits.first?.before == 0.01004044452266347)
  }

  @Test func aPlateauIsOneHit() throws {
    #expect(try Runs.hits("E > 0", Runs.workedExample(epochs: 5)).map(\.step) == [60])
    #expect(try Runs.hits("step >= 7", Runs.workedExample(epochs: 2)).map(\.step) == [7])
  }

  @Test func countsAreTestedAtTheFirstStepOfTheNewOne() throws {
    let setup = Runs.exclusiveOr()
    let plan = EpochPlan(network: setup.network, settings: setup.settings, exampleCount: 4)
    let steps = plan.stepsPerEpoch
    #expect(try Runs.hits("epoch = 1", setup).map(\.step) == [1])
    #expect(try Runs.hits("epoch > 1", setup).map(\.step) == [steps + 1])
    #expect(
      try Runs.hits("epoch = 2 and example = 3", setup).map(\.step)
        == [plan.position(ofStartOf: 6) + 1])
    #expect(
      try Runs.hits("example changes", setup, epochs: 1).map(\.step)
        == [plan.position(ofStartOf: 1) + 1])
    let second = try #require(try Runs.hits("update = 2", setup).first)
    #expect(second.quantity == .updated(0) && second.example == 2 && second.epoch == 1)
    #expect(second.value == 2 && second.before == 1)
    // What is given comes with the example.
    #expect(
      try Runs.hits("x = 1 and i1 > 0.5".replacing("x", with: "epoch"), setup).map(\.step)
        == [plan.position(ofStartOf: 2) + 1])
  }

  @Test func theRateIsTestedOnceAnEpoch() throws {
    let setup = Runs.exclusiveOr { $0.schedule = .step(every: 2, factor: 0.5) }
    let hits = try Runs.hits("eta changes", setup)
    #expect(hits.map(\.epoch) == [3] && hits.map(\.example) == [1])
    #expect(hits.first?.value == 0.25 && hits.first?.before == 0.5)
  }

  @Test func whatHasNoValueYetIsNeitherTrueNorFalse() throws {
    let setup = Runs.exclusiveOr()
    // The first example has no out before it.
    for text in ["before(out_o1) > 0", "not before(out_o1) < 0", "out_o1 changes"] {
      #expect(try Runs.hits(text, setup, epochs: 1).map(\.example) == [2], "\(text)")
    }
    // Parameters and E have those of the start.
    #expect(try Runs.hits("w1 changes", setup, epochs: 1).map(\.example) == [3])
    #expect(try Runs.hits("before(E) > 0", setup, epochs: 1).count == 1)
    // What is true whatever the missing value is, is certain.
    let hits = try Runs.hits("dE/dw1 > 100 or step > 0", setup, epochs: 1)
    #expect(hits.map(\.step) == [1])
    #expect(try Runs.hits("dE/dw1 < 100 and step > 0", setup, epochs: 1).first?.step ?? 0 > 1)
  }

  @Test func aSetIsComputedWithItsLastMember() throws {
    let setup = Runs.exclusiveOr()
    #expect(
      try Runs.hits("max(delta_h*) > -100", setup).map(\.quantity)
        == [.delta(Unit(layer: 0, index: 1))])
    let hit = try #require(try Runs.hits("norm(w*) > 1.4", setup).first)
    #expect(hit.quantity == .updated(5))
    #expect(hit.example == 1)
    #expect(try Runs.hits("max(dE/dw*) > -100", setup).map(\.quantity) == [.gradient(3)])
  }

  @Test func aSetIsTheNumberOfItsFunction() throws {
    let setup = Runs.exclusiveOr()
    let run = { () -> Run in
      var run = Run(setup)
      _ = run.advance(to: run.destination(after: 1, of: .example))
      return run
    }()
    let numbers = run.pass.updatedParameters[..<6]
    for (function, value) in [
      ("max(w*)", numbers.max() ?? 0), ("min(w*)", numbers.min() ?? 0),
      ("mean(w*)", numbers.reduce(0, +) / 6),
      ("norm(w*)", numbers.reduce(0) { $0 + $1 * $1 }.squareRoot()),
      ("max(|w*|)", numbers.map(abs).max() ?? 0), ("min(|w*|)", numbers.map(abs).min() ?? 0),
      ("mean( |w*| )", numbers.map(abs).reduce(0, +) / 6),
    ] {
      let hit = try #require(try Runs.hits(function + " != 77", setup).first)
      #expect(hit.value == value, "\(function)")
    }
  }

  @Test func comparisonsAreThoseOfAFunction() throws {
    let setup = Runs.exclusiveOr { $0.epochs = 6 }
    func check(
      _ text: String, _ symbols: Set<String>, _ truth: (NaiveHits.Values) -> Bool?
    ) throws {
      let hits = try Runs.hits(text, setup).map(\.step)
      #expect(hits == NaiveHits.steps(of: setup, reading: symbols, truth), "\(text)")
      #expect(!hits.isEmpty, "\(text)")
    }
    try check("|dE/dw5| > 0.03", ["dE/dw5"]) { $0["dE/dw5"]?.last.map { abs($0) > 0.03 } }
    try check("2 * out_h1 - out_h2/4 >= 0.9", ["out_h1", "out_h2"]) { values in
      guard let one = values["out_h1"]?.last, let two = values["out_h2"]?.last else { return nil }
      return 2 * one - two / 4 >= 0.9
    }
    try check("E_total > before(E_total)", ["E_total"]) { values in
      guard let now = values["E_total"]?.last, let before = values["E_total"]?.beforeLast else {
        return nil
      }
      return now > before
    }
    try check("delta_o1 changes sign and not w5 = 0", ["delta_o1", "w5"]) { values in
      guard let now = values["delta_o1"]?.last, let before = values["delta_o1"]?.beforeLast,
        let w5 = values["w5"]?.last
      else { return nil }
      return now.sign != before.sign && w5 != 0
    }
    try check("(net_h1) < -(net_h2) or |(w1 - 0.4)| * 1e3 > 2", ["net_h1", "net_h2", "w1"]) {
      values in
      guard let w1 = values["w1"]?.last else { return nil }
      if abs(w1 - 0.4) * 1e3 > 2 { return true }
      guard let one = values["net_h1"]?.last, let two = values["net_h2"]?.last else { return nil }
      return one < -two
    }
  }

  @Test func theBeforeOfAHitIsThatOfItsLeftSide() throws {
    let setup = Runs.exclusiveOr { $0.epochs = 5 }
    let errors = { () -> [Double] in
      var run = Run(setup)
      _ = run.advance(to: run.destination(after: 5, of: .epoch))
      return run.history.buckets.map(\.last)
    }()
    let first = try #require(try Runs.hits("2*before(E) - E > 0", setup).first)
    #expect(first.value == 2 * errors[0] - errors[1])
    #expect(first.before == nil)
    let later = try #require(try Runs.hits("2*before(E) - E > 0 and epoch > 2", setup).first)
    // At the first step of epoch 3 nothing of the first test is computed.
    #expect(later.value == 3 && later.before == 2)
    let error = try #require(try Runs.hits("E > 0 and update > 11", setup).last)
    #expect(error.quantity == .updated(0))
    let third = try #require(
      try Runs.hits("2*before(E) - E > 0 and update > 9 and E != before(E)", setup).last)
    #expect(third.value == 10)
    #expect(try Runs.hits("nonfinite", setup).isEmpty)
  }

  @Test func aNaNComparesWithNothing() throws {
    let setup = Run.Setup(
      network: Network(
        shape: Shape(inputCount: 1, layers: [(1, .linear, .none)]), loss: .halfSquaredError,
        parameters: [1]),
      examples: Examples(inputs: [[1e200]], targets: [[0]]),
      settings: {
        var settings = TrainingSettings()
        settings.epochs = 3
        return settings
      }())
    // w: 1, −∞, NaN, …; E after the first epoch is ∞, then NaN.
    #expect(try Runs.hits("E > 0", setup).map(\.epoch) == [1])
    #expect(try Runs.hits("not E > 0", setup).map(\.epoch) == [2])
    #expect(try Runs.hits("w1 != w1", setup).map(\.epoch) == [2])
    #expect(try Runs.hits("max(w*) != max(w*)", setup).map(\.epoch) == [2])
    #expect(try Runs.hits("nonfinite w1", setup).map(\.epoch) == [1])
    #expect(try Runs.hits("w1 changes sign", setup).map(\.epoch) == [1])
    let any = try Runs.hits("nonfinite", setup)
    #expect(any.map(\.quantity) == [.unitError(0)])
    #expect(any.first?.value == nil && any.first?.before == nil)
  }

  @Test func theSweepsOfARecurrentNetworkAreTestedOneByOne() throws {
    let setup = Runs.recurrent
    let cases = [("out_u2 > 0.51", "out_u2", 0.51), ("change < 0.01", "change", 0.01)]
    for (text, symbol, limit) in cases {
      let hits = try Runs.hits(text, setup)
      let naive = NaiveHits.steps(of: setup, reading: [symbol]) { values in
        values[symbol]?.last.map { symbol == "change" ? $0 < limit : $0 > limit }
      }
      #expect(hits.map(\.step) == naive && !hits.isEmpty, "\(text)")
    }
    // A set is computed once an example: in the last sweep.
    let hits = try Runs.hits("max(out_*) > 0 and epoch = 1", setup)
    var run = Run(setup)
    _ = run.advance(to: run.destination(after: 1, of: .example))
    let last = run.pass.layout.index(of: .activation(Unit(layer: 0, index: 2)))
    #expect(hits.first?.step == last.map { $0 + 1 })
    #expect(try Runs.hits("w3.1 changes", setup).first?.quantity == .updated(6))
  }
}
