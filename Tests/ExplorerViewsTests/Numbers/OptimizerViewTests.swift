import Backprop
import Documents
import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

/// An update's formula on the smallest screen: whole lines, none torn inside of parentheses.
@Suite struct OptimizerViewTests {
  /// The worked example at the first update of a weight in the third epoch.
  private func updated(_ optimizer: Optimizer) throws -> State {
    var lesson = try Lessons.shipped("worked-example").lesson
    lesson.pages = []
    lesson.settings.training.optimizer = optimizer
    lesson.settings.training.learningRate = 0.1
    var state = State(lesson)
    state.receive(.digit(2), budget: .max)
    state.receive(.action(.forward(.epoch)), budget: .max)
    state.receive(.action(.command), budget: .max)
    for letter in "go w1+" { state.receive(.text(String(letter)), budget: .max) }
    state.receive(.submit, budget: .max)
    return state
  }

  private func calculation(_ state: State) -> [String] {
    let lines = state.screen(rows: 24, columns: 80).split(
      separator: "\n", omittingEmptySubsequences: false)
    guard let rule = lines.firstIndex(where: { $0.contains("── What becomes of w1?") }) else {
      return []
    }
    return lines[(rule + 1)...].prefix { !$0.isEmpty }.map(String.init)
  }

  @Test(arguments: [
    (Optimizer.momentum, [" w1⁺ = w1 − η · v(w1)", "     ="]),
    (.nesterov, [" w1⁺ = w1 − η · (∂E/∂w1 + μ · v(w1))", "     ="]),
    (.rmsprop, [" w1⁺ = w1 − η · ∂E/∂w1/(√(s(w1)) + ε)", "     =", "     =  "]),
    (.adam, [" w1⁺ = w1 − η · mhat(w1)/(√(shat(w1)) + ε)", "     =", "     =  "]),
  ])
  func theFormulaBreaksAtItsFactors(optimizer: Optimizer, lines: [String]) throws {
    let shown = calculation(try updated(optimizer))
    // What it found on the way stands below, as far as there is room.
    #expect([lines.count, lines.count + 2].contains(shown.count), "\(shown)")
    for (line, beginning) in zip(shown, lines) {
      #expect(line.hasPrefix(beginning), "\(shown)")
    }
    #expect(shown[lines.count - 1].contains(" =  "))
    guard shown.count > lines.count else { return }
    #expect(shown[lines.count].contains(#/∂E\/∂w1 +v +w1⁺/#))
    #expect(shown[lines.count + 1].hasSuffix("◂"))
  }
}
