import Documents
import Explorer
import ExplorerViews
import LessonSupport
import Testing

/// Keys while a list is in focus.
@Suite struct ListKeyTests {
  @Test func pagesAreTurnedBesideAList() throws {
    var state = State(try ShippedLessons.lesson("worked-example"))
    state.display.focus = .hits
    #expect(KeyMap.input(for: .pageDown, in: state) == .action(.nextPage))
    #expect(KeyMap.input(for: .down, in: state) == .moveInList(1))
    state.display.isZoomed = true
    #expect(KeyMap.input(for: .pageDown, in: state) == .moveInList(10))
    state.lesson.pages = []
    state.display.isZoomed = false
    #expect(KeyMap.input(for: .pageDown, in: state) == .moveInList(10))
  }
}
