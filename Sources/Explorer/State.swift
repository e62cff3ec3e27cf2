package import Backprop
package import Conditions
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
  package var stops = Stops()
  /// What the stops have found along the run, for the panel that lists them.
  @Boxed var stopTrail: Trail<HitFinder>?
  /// What the stops speak of at this step.
  @Boxed var stopValues: StopValues?
  /// What was looked for along the run; `nil`: nothing.
  @Boxed package internal(set) var finding: Trail<HitFinder>?
  /// What is drawn along the run beside its error.
  package internal(set) var plots: [Plot] = []
  /// The way over the two weights of the picture of E; `nil`: nothing of it yet.
  @Boxed var valleyTrail: ValleyTrail?
  /// The step whose weights are compared with those here; `nil`: none.
  @Boxed var difference: ParameterDifference?
  /// Another run to compare with; `nil`: none, or all is found.
  @Boxed var beside: RunBeside?
  /// The run that was compared with, over how many epochs, and whether it parts there from this one.
  @Boxed var compared: ComparedRun?
  /// The run that was compared with last, where its steps have counterparts here; `nil`: none.
  @Boxed package internal(set) var counterpart: Counterpart?
  /// The errors of the run that was compared with last, which are kept beside those of the present one.
  @Boxed var comparedErrors: (run: EarlierRun, name: String)?
  /// What is wrong with the run; `nil`: nobody has asked.
  @Boxed var findings: PresentFindings?
  /// What was answered of the steps before they were taken.
  package internal(set) var answers = Answers()
  /// A paper in a file that is marked; `nil`: none.
  @Boxed var filedPaper: PresentPaper?
  package var jumps = Jumps()
  package var marks = Marks()
  /// The check of the gradients that was begun last; see `Panel.check`.
  @Boxed package var check: ExampleCheck?
  package var message: Message?
  /// The names of the lessons that can be opened.
  package var lessonNames: [String] = []
  /// What was typed to open what is open; `nil`: nothing, but the command line.
  package var openedAs: [String]?
  /// Where the run stood when it was opened.
  var firstPosition = 0
  /// The edits that the run has by the lesson's document.
  var lessonRunEdits: [Edit] = []
  /// What was written to a file last; `nil`: nothing.
  @Boxed var saved: SavedSession?
  /// What the loop is to do outside of the state.
  package var requests: [Request] = []

  /// What only the loop can do.
  package enum Request: Equatable, Sendable {
    case redraw
    case suspend
    case quit
    /// Open a lesson or a file.
    case open(String)
    /// Compare with the run of a lesson or a file.
    case compare(String)
    /// Open what is open with the numbers of a variant.
    case again(Int)
    /// Mark a paper in a file.
    case paper(String)
    /// Write a text to a file, in the place of what is there.
    case save(path: String, text: String)
    /// Put a text on the clipboard, and say what it is.
    case copy(String, name: String)
    /// Keep the screen as a picture, where nothing is so far.
    case shoot(path: String, PictureFormat)
  }

  package init(_ lesson: Lesson) {
    self.lesson = lesson
    run = Run(lesson.start)
    belongings = RunBelongings(seed: lesson.settings.training.seed)
    reading = Reading(training: lesson.settings.training)
    display.digits = lesson.settings.digits
    display.choose(lesson.settings.theme)
    display.drawing = lesson.settings.drawing
    if lesson.settings.isASCII { display.restrictToASCII() }
    if let panel = lesson.view.panel { display.focus = panel }
    recordTrial()
    if !lesson.edits.isEmpty { run = lesson.run }
    belongings.ownEdits = run.journal.edits
    lessonRunEdits = run.journal.edits
    if !lesson.pages.isEmpty, lesson.position == nil { open(page: 0, budget: 0) }
    takeUpSession()
    followTexts()
    followPage()
    firstPosition = positionToCome
    let notes = lesson.notes
    if !notes.isEmpty, message?.kind != .problem {
      message = Message(notes.joined(separator: "; "))
    }
  }

  /// Goes on looking as another state did, with what it was told of the world.
  package mutating func takeOverDisplay(of other: State) {
    let focus = display.focus
    display = other.display
    display.focus = focus
    display.isZoomed = false
    display.showHelp(false)
    display.scroll = [:]
    display.cursors = [:]
    lessonNames = other.lessonNames
    stops = other.stops
    stops.read(for: run.setup)
    typing.history = other.typing.history
  }

  /// Says that something was done outside.
  package mutating func show(message text: String) { message = Message(text) }

  /// Says why something could not be done outside.
  package mutating func show(problem text: String) { message = Message(text, .problem) }

  package var shape: Shape { run.start.network.shape }
  package var notation: Notation { display.allowsUnicode ? .unicode : .ascii }
  package var format: NumberFormat { NumberFormat(digits: display.digits) }
  package var explainer: Explainer { Explainer(run, notation: notation, format: format) }

  /// The page of the lesson that stands on the screen.
  package var shownPage: Lesson.Page? { reading.page.map { lesson.pages[$0] } }
}
