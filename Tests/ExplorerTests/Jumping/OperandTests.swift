import Backprop
import Documents
import Explanations
import Explorer
import LessonSupport
import TestSupport
import Testing

/// From a number to what it was computed from, and back.
@Suite struct OperandTests {
  @Test func fromAGradientToTheDataAndTheFirstWeight() throws {
    var state = try workedExample()
    // Step 100 is ∂E/∂w1's example in epoch 2.
    state.command("go 100")
    state.command("go epoch 2 example 1 backward dE/dw1")
    let begin = state.moment
    // ∂net_h1/∂w1 is i1, which the data give.
    state.act(.intoOperand, count: 3)
    #expect(state.display.focus == .data)
    #expect(state.message?.text.hasPrefix("i1 is 0.05: example 1, line ") == true)
    state.act(.jumpBack)
    #expect(state.moment == begin)
    // ∂E/∂out_h1 is δ_o1·w5 + δ_o2·w7; w5 is what the first epoch made of it.
    state.act(.intoOperand)
    #expect(state.run.step?.quantity == .activationGradient(Unit(layer: 0, index: 0)))
    state.act(.intoOperand, count: 2)
    #expect(state.run.epoch == 1 && state.run.step?.quantity == .updated(4))
    state.act(.intoOperand)
    #expect(state.message?.text.hasPrefix("w5 was not changed before; it is given by") == true)
    state.act(.jumpBack, count: 2)
    #expect(state.moment == begin)
    state.act(.jumpForth, count: 2)
    #expect(state.run.step?.quantity == .updated(4))
  }

  /// Whatever the way, it ends at what is given.
  @Test(arguments: 0..<60)
  func everyNumberLeadsToWhatIsGiven(seed: Int) throws {
    let lesson =
      seed % 4 == 3
      ? randomRecurrentLesson(seed: UInt64(seed)) : randomLesson(seed: UInt64(seed))
    var generator = SeededGenerator(seed: UInt64(seed))
    var state = State(lesson)
    state.act(.forward(.example), count: 1 + seed % 7)
    state.finish()
    state.act(.back(.step), count: 1 + seed % 5)
    state.finish()
    let begin = state.moment
    var jumps = 0
    var last = ""
    for _ in 0..<2_000 {
      let before = state.jumps.earlier.count
      let operands = state.calculationBuilder(state.explainer).operands(of: state.subject)
      let number = Int.random(in: 1...max(1, operands.count), using: &generator)
      state.act(.intoOperand, count: number)
      state.finish()
      if state.jumps.earlier.count == before {
        last = state.message?.text ?? ""
        break
      }
      jumps = state.jumps.earlier.count
      if state.display.focus == .data {
        last = state.message?.text ?? ""
        break
      }
    }
    let isGiven =
      state.display.focus == .data
      // The slope of a linear unit is 1 whatever goes in.
      || ["given by", "drawn with", "η is", " is 0", "made of no other number"].contains {
        last.contains($0)
      }
    #expect(isGiven, "\(seed): \(last) at \(String(describing: state.subject))")
    if jumps > 0 {
      state.act(.jumpBack, count: jumps)
      state.finish()
    }
    #expect(state.moment == begin, "\(seed)")
  }
}
