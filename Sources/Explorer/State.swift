package import Backprop
package import Documents
package import Explanations

/// Everything that the explorer knows: what is open, where it stands, and how it is shown.
///
/// The same inputs from the same start give the same state, and the same state the same screen.
package struct State: Sendable {
  package var lesson: Lesson
  package var run: Run
  package var belongings: RunBelongings
  package var display = Display()
  package var movement = Movement()
  package var pointing = Pointing()
  package var typing = Typing()
  package var reading: Reading
  /// The check of the gradients that was begun last; see `Panel.check`.
  package var check: ExampleCheck?
  package var message: Message?
  /// The names of the lessons that can be opened.
  package var lessonNames: [String] = []
  /// What the loop is to do outside of the state.
  package var requests: [Request] = []

  /// What only the loop can do.
  package enum Request: Equatable, Sendable {
    case redraw
    case suspend
    case quit
    /// Open a lesson or a file.
    case open(String)
  }

  package init(_ lesson: Lesson) {
    self.lesson = lesson
    run = Run(lesson.start)
    belongings = RunBelongings(seed: lesson.settings.training.seed)
    reading = Reading(training: lesson.settings.training)
    display.digits = lesson.settings.digits
    display.theme = lesson.settings.theme
    if lesson.settings.isASCII { display.restrictToASCII() }
    if let panel = lesson.view.panel { display.focus = panel }
    recordTrial()
    if !lesson.pages.isEmpty { open(page: 0, budget: 0) }
    let notes = lesson.notes
    if !notes.isEmpty { message = Message(notes.joined(separator: "; ")) }
  }

  /// Goes on looking as another state did, with what it was told of the world.
  package mutating func takeOverDisplay(of other: State) {
    let focus = display.focus
    display = other.display
    display.focus = focus
    display.isZoomed = false
    display.showHelp(false)
    display.scroll = [:]
    lessonNames = other.lessonNames
    typing.history = other.typing.history
  }

  package var shape: Shape { run.start.network.shape }
  package var notation: Notation { display.allowsUnicode ? .unicode : .ascii }
  package var format: NumberFormat { NumberFormat(digits: display.digits) }
  package var explainer: Explainer { Explainer(run, notation: notation, format: format) }

  /// The page of the lesson that stands on the screen.
  package var shownPage: Lesson.Page? { reading.page.map { lesson.pages[$0] } }
}
