import Backprop
import Documents
import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

@Suite struct CheckViewTests {
  /// The worked example at ∂E/∂w5, its gradients checked.
  private func checked(_ change: (inout Lesson) -> Void = { _ in }) throws -> State {
    var lesson = try Lessons.shipped("worked-example").lesson
    lesson.pages = []
    change(&lesson)
    var state = State(lesson).after(24)
    state.receive(.action(.checkGradients), budget: 1_000_000)
    return state
  }

  @Test func bothGradientsStandBesideEachOther() throws {
    let lines = try checked().panel(.check).split(separator: "\n")
    #expect(lines[1] == "          analytic        numeric  rel. error")
    #expect(lines.contains { $0.hasPrefix("  w5   0.082167041    0.082167041") })
    #expect(lines[lines.count - 2] == "  all 8 agree")
    #expect(lines.count == 12)
  }

  @Test func whatDisagreesIsMarkedWithoutColour() throws {
    let state = try checked { $0.settings.training.updateOrder = .sequential }
    let text = state.panel(.check, colors: 0)
    #expect(text.count { $0 == "!" } == 4)
    #expect(text.contains("4 of 8 disagree: sequential updates"))
  }

  @Test func allNumbersFitBesideTheNetwork() throws {
    let text = try checked().screen(rows: 40, columns: 120)
    #expect(text.contains("w7  −.022602540 −.022602540"))
    #expect(text.contains("all 8 agree"))
  }

  @Test func theSelectedRowIsMarked() throws {
    var state = try checked()
    state.receive(.action(.select(.down)), budget: 1_000_000)
    let lines = state.panel(.check).split(separator: "\n")
    #expect(lines[2].hasPrefix(" ▸w"))
    #expect(lines.dropFirst(3).allSatisfy { !$0.contains("▸") })
  }

  @Test func aLongListSaysWhichRowsAreShown() throws {
    var state = Lessons.made([3, 8, 4])
    state.receive(.action(.checkGradients), budget: .max)
    let text = state.panel(.check)
    #expect(text.contains("1–16 of 68"))
    #expect(text.contains("all 68 agree"))
    state.receive(.action(.checkGradients), budget: .max)
    state.display.isZoomed = true
    state.receive(.scroll(100, isPage: true), budget: .max)
    #expect(state.panel(.check).contains("53–68 of 68"))
  }

  @Test func aPartThatIsDoneIsCounted() throws {
    var state = Lessons.made([20, 60, 9])
    state.receive(.action(.checkGradients), budget: 1)
    #expect(state.panel(.check).contains("1 of 1,809 compared"))
  }

  @Test(arguments: [(1, 1), (5, 20), (12, 36), (24, 80), (40, 120), (60, 200)])
  func itStaysInAnyRect(rows: Int, columns: Int) throws {
    let state = try checked { $0.settings.training.updateOrder = .sequential }
    for zoomed in [false, true] {
      var shown = state
      shown.display.isZoomed = zoomed
      _ = shown.screen(rows: rows, columns: columns)
      shown.display.restrictToASCII()
      let text = shown.screen(rows: rows, columns: columns)
      #expect(text.unicodeScalars.allSatisfy { $0.isASCII })
    }
  }

  @Test func weightsOfARecurrentNetworkHaveTheirWholeNames() {
    var state = Lessons.recurrent(3, scale: 0.1)
    state.receive(.action(.checkGradients), budget: .max)
    let text = state.panel(.check)
    #expect(text.contains("  w3.1 ") && text.contains("  w1.3 "), "\(text)")
  }
}
