import Backprop
import Documents
import Explanations
import Explorer
import LessonSupport
import TestSupport
import Testing
import TextScreen

/// The small numbers by which one goes into operands.
@Suite struct OperandNumberTests {
  /// What stands between the question and what comes next.
  private func calculation(_ state: State) throws -> [Substring] {
    let lines = state.screen(rows: 24, columns: 80).split(
      separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.lastIndex { $0.hasPrefix(" ──") || $0.hasPrefix(" --") })
    return Array(lines[start...].prefix { !$0.hasPrefix(" next") }.dropFirst())
  }

  private func hasNumber(_ number: Int, _ lines: [Substring]) -> Bool {
    let raised = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return lines.contains { line in
      line.contains(raised[number]) || line.contains("\(number):")
        || line.split(separator: " ").contains("\(number)")
    }
  }

  /// Every operand that `i` reaches has its number, a single one too.
  @Test(arguments: [false, true])
  func everyOperandHasItsNumber(isASCII: Bool) throws {
    var lesson = try ShippedLessons.lesson("worked-example")
    lesson.pages = []
    lesson.settings.isASCII = isASCII
    var state = State(lesson)
    for _ in 0..<60 {
      state.receive(.action(.forward(.step)), budget: 1_000_000)
      let operands = state.calculationBuilder(state.explainer).operands(of: state.subject)
      let lines = try calculation(state)
      for number in operands.indices.map({ $0 + 1 }) where number < 10 {
        #expect(hasNumber(number, lines), "step \(state.run.position): \(number) in \(lines)")
      }
    }
  }
}
