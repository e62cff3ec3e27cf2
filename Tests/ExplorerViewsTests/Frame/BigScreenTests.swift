import Documents
import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

@Suite struct BigScreenTests {
  private func screen(rows: Int, columns: Int) throws -> [Substring] {
    var state = try Lessons.shipped("worked-example").after(24)
    state.display.isBig = true
    return state.screen(rows: rows, columns: columns)
      .split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test func theResultStandsInLargeDigits() throws {
    let lines = try screen(rows: 40, columns: 120)
    let digits = lines.filter { $0.contains("██") }
    #expect(digits.count == 5)
    #expect(
      digits.first
        == "            ██████      ██████  ██████  ██████  ████    ██████  ██████  ██████  ██  ██  ████"
    )
  }

  @Test func onlyTheNetworkAndTheStepAreThere() throws {
    let text = try screen(rows: 60, columns: 200).joined(separator: "\n")
    #expect(text.contains("∂E/∂w5"))
    #expect(!text.contains("partial derivatives"))
    #expect(!text.contains("error over epochs"))
  }

  @Test(arguments: [(40, 120), (60, 200)])
  func cardsHaveTwoRowsForEachWhereThereIsRoom(rows: Int, columns: Int) throws {
    let lines = try screen(rows: rows, columns: columns)
    let w5 = try #require(lines.firstIndex { $0.contains(" w5 ") })
    let w6 = try #require(lines.firstIndex { $0.contains(" w6 ") })
    #expect(w6 - w5 == 2)
  }

  @Test func aPanelInFocusStandsBesideTheNetworkOnAWideScreen() {
    var state = Lessons.flowers.after(6)
    state.display.isBig = true
    state.display.focus = .classes
    let wide = state.screen(rows: 60, columns: 200)
    #expect(wide.contains(" inputs  ") && wide.contains("── classes "))
    let usual = state.screen(rows: 40, columns: 120)
    #expect(usual.contains(" inputs  ") && usual.contains("── classes "))
  }

  @Test func theSmallestScreenStaysAsItIs() throws {
    let lines = try screen(rows: 24, columns: 80)
    #expect(lines.count >= 24)
    #expect(!lines.contains { $0.contains("██") })
  }
}
