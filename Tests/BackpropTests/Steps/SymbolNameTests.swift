import Backprop
import Testing

struct SymbolNameTests {
  @Test(
    arguments: [
      ("∂E/∂w5", "dE/dw5", 0.082167041), ("δ_o1", "delta_o1", 0.138498562),
      ("∂out_o1/∂net_o1", "dout_o1/dnet_o1", 0.186815602), ("net_h1", "net_h1", 0.3775),
      ("w5·out_h1", "w5*out_h1", 0.237307997), ("w5⁺", "w5+", 0.358916480),
      ("E_total", "E_total", 0.298371109), ("i2", "i2", 0.10), ("target_o2", "target_o2", 0.99),
      ("η", "eta", 0.5), ("b1", "b1", 0.35),
    ])
  func aValueIsFoundByItsNameInEitherSpelling(
    _ name: String, _ ascii: String, _ expected: Double
  ) throws {
    let pass = Run(WorkedExample.start()).pass
    let value = try #require(pass.value(named: name))
    #expect(abs(value - expected) < 5e-10)
    #expect(pass.value(named: ascii) == value)
  }

  /// The bias is fixed, and sgd has no velocity.
  @Test(arguments: ["", "w9", "∂E/∂w9", "∂E/∂b1", "v(w5)", "mean ∂E/∂w5", "out_h3", "w5 "])
  func whatTheExampleDoesNotHaveHasNoValue(_ name: String) {
    #expect(Run(WorkedExample.start()).pass.value(named: name) == nil)
  }

  @Test(arguments: 1...30) func everyStepIsFoundByItsName(_ seed: Int) {
    var run = Run(RandomCase(seed: seed).start)
    _ = run.advance(to: run.destination(after: 1, of: .epoch))
    for step in run.pass.steps {
      #expect(run.pass.quantity(named: run.pass.symbols.symbol(step.quantity)) == step.quantity)
    }
  }

  @Test(arguments: 1...10) func whatSettlesIsFoundByItsName(_ seed: Int) {
    let run = Run(RandomRecurrentCase(seed: seed).start)
    let unit = Unit(layer: 0, index: 0)
    for quantity in [Quantity.netInput(unit), .activation(unit), .delta(unit), .gradient(0)] {
      #expect(run.pass.quantity(named: run.pass.symbols.symbol(quantity)) == quantity)
    }
  }
}
