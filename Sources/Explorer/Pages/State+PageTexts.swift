import Backprop
import Conditions
import Documents
import Explanations

/// What a page says, with the numbers of its own run at its own place, wherever that has gone since.
struct PageTexts: Sendable {
  /// Which opening of which page it is of.
  let opening: Int
  let page: Int
  let lines: [String]
}

extension State {
  /// The lines of the page that stands on the screen, what it asks last; `nil` where there is none.
  package var shownLines: [String]? {
    guard let page = shownPage else { return nil }
    if let texts = reading.texts, isPresent(texts) { return texts.lines }
    return lines(of: page, in: nil)
  }

  /// Writes the numbers of a page once its run has come to its place.
  mutating func followTexts() {
    guard let page = shownPage, let index = reading.page, movement.job == nil,
      reading.walk.isEmpty, !run.pass.isOpen, reading.texts.map(isPresent) != true
    else { return }
    reading.texts = PageTexts(
      opening: reading.openings, page: index, lines: lines(of: page, in: run))
  }

  private func isPresent(_ texts: PageTexts) -> Bool {
    texts.opening == reading.openings && texts.page == reading.page
  }

  private func lines(of page: Lesson.Page, in run: Run?) -> [String] {
    page.texts.map { spelled($0, in: run) }
  }

  /// A text with its numbers where a run stands; as it is where it has none, or none that are numbers
  /// of this run.
  func spelled(_ text: String, in run: Run?) -> String {
    guard text.contains("{"),
      let numbers = try? TextWithNumbers(text, of: (run ?? self.run).setup)
    else { return text }
    return numbers.spelled(in: run)
  }
}
