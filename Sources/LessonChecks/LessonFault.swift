package import Documents

/// What is wrong with a page of a lesson, in words.
package struct LessonFault: Equatable, Sendable {
  /// From 0.
  package let page: Int
  /// The text that is wrong, as it is written; `nil`: the page as a whole.
  package let text: String?
  package let problem: String
  package let remedy: String

  init(_ page: Int, _ text: String? = nil, _ problem: String, _ remedy: String) {
    (self.page, self.text, self.problem, self.remedy) = (page, text, problem, remedy)
  }

  /// The fault with its place in the lesson's document.
  package func error(in places: [LessonDocument.PagePlace]) -> DocumentError {
    guard places.indices.contains(page) else {
      return DocumentError(at: nil, problem: problem, remedy: remedy)
    }
    let place = places[page]
    let texts = place.texts + [place.symbol].compactMap(\.self)
    return DocumentError(
      at: texts.first { $0.text == text }?.location ?? place.location, problem: problem,
      remedy: remedy)
  }
}
