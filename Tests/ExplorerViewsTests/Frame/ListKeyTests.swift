import Documents
import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

/// Keys while a list is in focus.
@Suite struct ListKeyTests {
  @Test func pagesAreTurnedBesideAList() throws {
    var state = State(try ShippedLessons.lesson("worked-example"))
    state.display.focus = .hits
    #expect(KeyMap.standard.input(for: .pageDown, in: state) == .action(.nextPage))
    #expect(KeyMap.standard.input(for: .down, in: state) == .moveInList(1))
    state.display.isZoomed = true
    #expect(KeyMap.standard.input(for: .pageDown, in: state) == .moveInList(10))
    state.lesson.pages = []
    state.display.isZoomed = false
    #expect(KeyMap.standard.input(for: .pageDown, in: state) == .moveInList(10))
  }
}
