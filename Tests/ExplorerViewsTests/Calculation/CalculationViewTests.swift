import Backprop
import Documents
import Explorer
import LessonSupport
import Testing

/// What stands under the question, beside the golden screens.
@Suite struct CalculationViewTests {
  private func calculation(_ state: State, rows: Int = 24, columns: Int = 80) -> [String] {
    let lines = state.screen(rows: rows, columns: columns).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    let rule = lines.firstIndex { $0.hasPrefix(" ── ") && $0.contains("?") } ?? 0
    return Array(lines[(rule + 1)...])
  }

  /// A long sum shows the term of the step, and how it ends.
  @Test(arguments: ["iris", "digits", "attractor", "quadrants"])
  func aSumThatIsTooLongShowsItsEnd(lesson: String) throws {
    let state = try Lessons.shipped(lesson)
    let isBackward = lesson == "attractor"
    let found = (1...400).lazy.map(state.after).first {
      guard let quantity = $0.run.step?.quantity else { return false }
      switch quantity {
      case .term, .swept(.term, _): return !isBackward
      case .swept(.deltaTerm, _): return isBackward
      default: return false
      }
    }
    let lines = calculation(try #require(found)).prefix(6)
    #expect(lines.contains { $0.hasSuffix("=  ?") }, "\(lines)")
  }

  /// What is handed on as it is has its number once, and below it where that comes from.
  @Test func aNumberThatIsHandedOnStandsOnce() throws {
    let state = try Lessons.shipped("one-weight")
    let found = (1...40).lazy.map(state.after).first { $0.run.step?.quantity == .totalError }
    let lines = calculation(try #require(found))
    #expect(lines[0] == " E_total = E_y")
    #expect(!lines[1].contains(#/\d.*=.*\d/#), "\(lines[1])")
    #expect(lines.contains { $0.hasPrefix(" E_y = (target_y − out_y)² = (") })
  }

  /// The step walks through what the optimizer finds: what is to come is asked.
  @Test func theNumbersOfAnOptimizerKeepTheirPlaces() throws {
    let state = try Lessons.shipped("adam")
    let parameter = 4
    let first = try #require(
      (1...92).first {
        state.after($0).run.step?.quantity == .optimizer(.moment, parameter)
      })
    let rows = (0..<5).map { step in
      calculation(state.after(first + step)).filter { $0.contains(#/\d/#) || $0.contains("?") }
    }
    for (step, lines) in rows.enumerated() {
      let numbers = try #require(
        lines.first { $0.contains("▸") && $0.contains("◂") }, "\(lines)")
      #expect(numbers.count { $0 == "?" } == 4 - step, "\(numbers)")
    }
  }
}
