import Backprop
import Explanations
import Explorer
import LessonSupport
import Testing

/// At the check of an epoch every number is that of the new weights, or is marked as older.
@Suite struct CheckMomentTests {
  private func atCheck(_ state: State) -> State {
    var state = state
    _ = state.run.advance(to: state.run.start(ofExample: state.run.setup.examples.count))
    return state
  }

  @Test func theNetworkShowsTheOutputsThatEIsMadeOf() throws {
    let state = atCheck(try Lessons.shipped("worked-example"))
    #expect(state.run.step?.quantity == .error)
    let screen = state.screen(rows: 24, columns: 80)
    // 0.742088… with the new weights, 0.751365… with those before.
    let new = state.run.updatedNetwork.outputs(for: [0.05, 0.10])
    for (output, old) in zip(new, state.run.pass.outputs) {
      let digits = [output, old].map { String(Int(($0 * 10_000).rounded())) }
      #expect(screen.contains(".\(digits[0])"))
      #expect(!screen.contains(".\(digits[1])"))
    }
    #expect(screen.contains("old ∂E"))
    #expect(state.screen(rows: 40, columns: 120).contains("derivatives before the update"))
    // The list of steps tells what each of them found.
    #expect(state.screen(rows: 60, columns: 200).contains(" 0.741365070"))
  }

  @Test func eIsShownAsTheSumThatItIs() throws {
    let one = atCheck(try Lessons.shipped("worked-example"))
    #expect(one.screen(rows: 24, columns: 80).contains("E = E_o1 + E_o2, with the new weights"))
    #expect(one.screen(rows: 24, columns: 80).contains("0.267976501 + 0.023051272"))
    let three = atCheck(Lessons.made([2, 2, 2], examples: 3, seed: 2))
    let examples = three.run.setup.examples
    let errors = (0..<3).map {
      three.run.updatedNetwork.totalError(
        for: examples.inputs(of: $0), targets: examples.targets(of: $0))
    }
    let texts = errors.map(three.format.operand)
    #expect(
      three.screen(rows: 24, columns: 80).contains("(\(texts.joined(separator: " + ")))/3"))
    #expect((errors[0] + errors[1] + errors[2]) / 3 == three.run.pass.epochError)
    let many = atCheck(Lessons.made([2, 2, 2], examples: 30, seed: 2))
    #expect(many.screen(rows: 24, columns: 80).contains("/30  = "))
  }

  @Test func statesThatAreOlderSaySo() {
    let state = atCheck(Lessons.recurrent(3, seed: 3))
    #expect(state.screen(rows: 24, columns: 80).contains("before the update"))
  }
}
