package import Backprop
package import Documents
package import Explanations

/// Everything that the explorer knows: what is open, where it stands, and how it is shown.
///
/// The same inputs from the same start give the same state, and the same state the same screen.
package struct State: Sendable {
  package var lesson: Lesson
  package var run: Run
  package var display = Display()
  package var granularity = Granularity.step
  package var playback = Playback()
  /// What is being worked on that takes longer than a frame.
  package var job: Job?
  /// The check of the gradients that was begun last; see `Panel.check`.
  package var check: ExampleCheck?
  /// The number typed before an action.
  package var count: Int?
  /// What is pointed at; `nil` until something is.
  package var selection: Selection?
  /// Whether the calculation shows what is selected, rather than the step.
  package var isInspecting = false
  package var prompt: Prompt?
  /// The commands typed so far, the last one last.
  var commandHistory: [String] = []
  /// The seed of the weights where they were drawn anew.
  var seed: UInt64
  /// The names of the lessons that can be opened.
  package var lessonNames: [String] = []
  package var isHelpShown = false
  package var helpScroll = 0
  /// The epoch at which the error is read off; `nil`: the present one.
  package var errorCursor: Int?
  package var message: Message?
  /// The page of the lesson that stands on the screen, from 0.
  package var page: Int?
  /// The weights tried in a network with one parameter, the first one first.
  package var trials: [Trial] = []
  /// Why the last run ended by itself.
  package var stopReason: StopReason?
  /// What waits for the job to end.
  var waiting: [Waiting] = []
  /// The page that was opened last, whether it still stands on the screen or was closed.
  var pagePlace: Int?
  /// The pages' runs as the lesson makes them.
  var pageRuns = PageRuns()
  /// The pages to go through on the way to the one that was opened; the run is on its way to the first.
  var walk: [Int] = []
  /// The pages whose places nobody waited for.
  var interruptedPages: Set<Int> = []
  /// The settings of the page in whose run the walk is, where they are other than the lesson's.
  var walkedSettings: Settings?
  /// The settings of training that the lesson was opened with.
  let ownTraining: TrainingSettings
  /// What the run of the page has of edits and settings by the page alone.
  var ownEdits: [Edit] = []
  var ownSettings: Settings?
  /// The runs that a reader has changed, and that a page took the place of.
  package internal(set) var keptRuns: [KeptRun] = []
  /// The runs that other settings replaced, which `undo` brings back.
  package internal(set) var replacedRuns = ReplacedRuns()
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
    seed = lesson.settings.training.seed
    ownTraining = lesson.settings.training
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
    display.scroll = [:]
    lessonNames = other.lessonNames
    commandHistory = other.commandHistory
  }

  /// Says what went wrong outside.
  package mutating func show(problem: String) {
    message = Message(problem, .problem)
  }

  package var shape: Shape { run.start.network.shape }
  package var notation: Notation { display.allowsUnicode ? .unicode : .ascii }
  package var format: NumberFormat { NumberFormat(digits: display.digits) }
  package var explainer: Explainer { Explainer(run, notation: notation, format: format) }

  /// The page of the lesson that stands on the screen.
  package var shownPage: Lesson.Page? { page.map { lesson.pages[$0] } }
}
