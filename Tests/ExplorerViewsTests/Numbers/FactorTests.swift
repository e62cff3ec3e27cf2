import Backprop
import Explanations
import Explorer
import LessonSupport
import Testing

/// Each factor of the chain rule shows its own numbers before it joins the product.
@Suite struct FactorTests {
  /// A text without blanks and without the numbers of operands; squares go on both sides.
  private func packed(_ text: String) -> String {
    text.filter { !$0.isWhitespace && !"¹²³⁴⁵⁶⁷⁸⁹".contains($0) }
  }

  private static func states() throws -> [State] {
    [
      try Lessons.shipped("worked-example"), Lessons.made([1, 1], examples: 1),
      Lessons.made([2, 2, 2], activation: .tanh, seed: 2),
      Lessons.made([2, 3, 1], activation: .relu),
      Lessons.made([1, 2, 2, 1], activation: .softplus, seed: 4), Lessons.recurrent(3, seed: 3),
    ]
  }

  @Test(arguments: 0..<6) func everyFactorShowsItsOwnFormulaAndNumbers(index: Int) throws {
    var state = try Self.states()[index]
    state.display.digits = 6
    var factors = 0
    for position in 1...state.run.pass.layout.count {
      let moment = state.after(position)
      let step = try #require(moment.run.step)
      let builder = CalculationBuilder(moment.explainer, isKnown: moment.run.isKnown)
      guard builder.isFactor(step.quantity) else { continue }
      // δ stands under a brace below its factors.
      if case .delta = step.quantity { continue }
      factors += 1
      let screen = moment.screen(rows: 24, columns: 80)
      let explanation = moment.explainer.explain(step)
      // What is handed on as it is has its name and its number in the chain, and no equation.
      let isHandedOn = builder.own(of: step.quantity).cells.count == 1
      let formula = (isHandedOn ? "" : explanation.symbol + "=") + explanation.formula
      #expect(packed(screen).contains(packed(formula)), "\(explanation.symbol)")
      #expect(packed(screen).contains(packed(explanation.numbers)), "\(explanation.symbol)")
    }
    #expect(factors > 0)
  }

  @Test func theFactorsOfTheWorkedExampleJoinTheProductAbove() throws {
    let screen = try Lessons.shipped("worked-example").after(20).screen(rows: 24, columns: 80)
    let lines = screen.split(separator: "\n").map { $0.trimmingSpaces }
    let first = try #require(lines.firstIndex { packed($0).hasPrefix("∂E/∂out_o1=out_o1") })
    #expect(packed(lines[first]) == "∂E/∂out_o1=out_o1−target_o1=0.751365070−0.01")
    // The product stands above it, where it stands at every step of the unit.
    #expect(packed(lines[first - 3]) == "∂E/∂w5=∂E/∂out_o1·∂out_o1/∂net_o1·∂net_o1/∂w5")
    #expect(packed(lines[first - 2]) == "=0.741365070·?·?=?")
    for position in 21...24 {
      let later = try Lessons.shipped("worked-example").after(position).screen(
        rows: 24, columns: 80)
      #expect(later.split(separator: "\n").map { $0.trimmingSpaces }.contains(lines[first - 1]))
    }
  }
}

extension StringProtocol {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
