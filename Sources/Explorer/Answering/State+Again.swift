package import Documents
import Explanations

/// The same once more, with other numbers.
extension State {
  /// Asks for a variant: one by its number, or the next.
  mutating func varyNumbers(_ text: String) {
    guard let number = text.isEmpty ? (lesson.settings.variant ?? 0) + 1 : Int(text), number > 0
    else {
      message = Message("“\(text)” is no variant; type a whole number from 1 on", .problem)
      return
    }
    requests.append(.again(number))
  }

  /// The lesson as it was opened.
  package var lessonAsOpened: Lesson {
    var lesson = lesson
    lesson.settings.training = reading.training
    return lesson
  }

  /// What is open now, opened anew with a variant's numbers.
  package func opened(with lesson: Lesson) -> State {
    var opened = State(lesson)
    opened.takeOverDisplay(of: self)
    opened.openedAs = openedAs
    let number = lesson.settings.variant ?? 0
    if opened.message == nil {
      opened.message = Message(
        "These are the numbers of variant \(NumberFormat.count(number)); :again draws others.")
    }
    return opened
  }
}
