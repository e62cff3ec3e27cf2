import Backprop
import Conditions
import Testing

@Suite struct NameTests {
  /// Every symbol of a run is a name, in either spelling, and reads what its steps compute.
  @Test(arguments: [
    Runs.exclusiveOr(), Runs.exclusiveOr { $0.optimizer = .adam },
    Runs.exclusiveOr {
      $0.batch = .full
      $0.reduction = .sum
    }, Runs.exclusiveOr { $0.updateOrder = .sequential }, Runs.softmax, Runs.recurrent,
  ])
  func everySymbolOfAStepIsAName(setup: Run.Setup) throws {
    let symbols = Symbols(network: setup.network, settings: setup.settings)
    var run = Run(setup)
    while run.epochsDone < 1 {
      _ = run.advance(to: run.destination(after: 1, of: .example))
      for (index, step) in run.pass.steps.enumerated() {
        var name = symbols.symbol(step.quantity)
        if name.hasSuffix("⁺") { name.removeLast() }
        for spelling in [name, Notation.ascii.spell(name)] {
          let list = try SymbolList(spelling, of: setup)
          let isFirst = run.exampleIndex % setup.examples.count == 0
          let indices = list.indices(in: run.pass.layout, isFirstOfEpoch: isFirst)
          #expect(indices.contains(index), "\(spelling)")
          let found = Set(indices.map { symbols.symbol(run.pass.steps[$0].quantity) })
          #expect(found == [symbols.symbol(step.quantity)])
        }
      }
    }
  }

  @Test(arguments: [
    ("w*", 6), ("b*", 3), ("w1*", 1), ("dE/dw*", 6), ("dE/d*", 9), ("out_h*", 2), ("out_*", 3),
    ("delta_*", 3), ("E_*", 1), ("dE/dout_*", 3), ("dout_*/dnet_*", 3), ("dnet_o1/dw*", 2),
    ("dnet_h*/dw1", 1), ("w*·out_h1", 1), ("delta_o1*w*", 2), ("i*", 2), ("target_*", 1),
    ("∂E/∂w*", 6), ("v(w*)", 6), ("v(*)", 9), ("mean dE/dw*", 6), ("w5, w6 , E", 3),
    ("epoch", 1), ("net_h1,net_h1", 1),
  ])
  func aSetHasItsMembers(text: String, count: Int) throws {
    let setup = Runs.exclusiveOr {
      $0.optimizer = .momentum
      $0.batch = .full
    }
    var run = Run(setup)
    _ = run.advance(to: run.destination(after: 1, of: .epoch))
    let list = try SymbolList(text, of: setup)
    if text == "epoch" || text == "i*" || text == "target_*" {
      _ = run.advance(to: 1)
      #expect(list.indices(in: run.pass.layout, isFirstOfEpoch: true) == [0])
    } else {
      #expect(list.indices(in: run.pass.layout, isFirstOfEpoch: false).count == count)
    }
  }

  @Test(arguments: [
    ("test_E < 1", "no test part"), ("test_accuracy < 1", "no test part"),
    ("mean dE/dw1 < 0", "no batch has two examples"),
    ("sum dE/dw1 < 0", "no batch has two examples"), ("v(w1) > 0", "momentum or nesterov"),
    ("dead h1", "not relu"), ("dead", "no unit can be dead"), ("change < 1", "no name"),
  ])
  func whatARunDoesNotHaveIsRefusedWithTheReason(text: String, words: String) {
    #expect(problem(text, Runs.exclusiveOr())?.words.contains(words) == true)
  }

  @Test func whatFixedBiasesDoNotHaveIsRefused() {
    let setup = Runs.exclusiveOr { $0.biases = .fixed }
    for text in ["dE/db1 > 0", "unchanged b1", "max(dE/db*) > 0"] {
      #expect(problem(text, setup)?.words.contains("biases are fixed") == true, "\(text)")
    }
    #expect(problem("b1 > 0 or E < 1", setup) == nil)
    #expect(problem("norm(dE/d*) > 0", setup) == nil)
  }

  @Test func softmaxGoesStraightToDelta() {
    #expect(problem("dE/dout_o1 > 0", Runs.softmax)?.words.contains("delta_o1") == true)
    #expect(problem("saturated o1", Runs.softmax)?.words.contains("softmax") == true)
    #expect(problem("sumexp > 0 and saturated", Runs.softmax) == nil)
    #expect(problem("accuracy >= 0.5", Runs.softmax) == nil)
  }

  @Test func theReductionIsNamedAsItIs() {
    let setup = Runs.exclusiveOr { $0.batch = .full }
    #expect(problem("sum dE/dw1 < 0", setup)?.words.contains("mean dE/dw1") == true)
  }
}
