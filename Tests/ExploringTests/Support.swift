import Backprop
import Documents
import Explorer
import ExplorerViews
import Exploring
import LessonSupport
import TextScreen

/// Takes an input, and lets time pass until nothing goes on by itself.
func settle(_ input: Input?, _ state: inout State) {
  if let input { state.receive(input, budget: 10_000_000) }
  while state.isBusy { state.pass(seconds: 0.2, budget: 10_000_000) }
}

/// A shipped lesson in plain text, and what has been answered.
struct Conversation {
  var session: PlainSession
  /// What stands at the beginning.
  let opening: [String]

  init(_ lesson: Lesson) {
    session = PlainSession(State(lesson), keys: .standard)
    opening = session.open(settle).lines
  }

  /// Types a line; returns what is answered, problems with an exclamation mark.
  mutating func type(_ line: String) -> [String] {
    let reply = session.take(line, settle)
    return reply.problems.map { "! " + $0 } + reply.lines
  }
}

/// The worked example without its pages.
func workedExample() throws -> Lesson {
  var lesson = try ShippedLessons.lesson("worked-example")
  lesson.pages = []
  return lesson
}
