import CursesTerminal
import Documents
import Explorer
import ExplorerViews
import Exploring
import LocalFiles
import Opening
import TextScreen

/// The one loop: keys in, frames out, and slices of work in between.
///
/// It owns the clock. A class, because a value that cannot be copied, as one with the terminal in it
/// cannot, is checked field by field: with all that the state holds that takes minutes to compile.
final class ExplorerLoop {
  private var terminal: Terminal
  private var state: State
  private let world: World
  private let keys: KeyMap
  private let recording: Recording?
  /// A slice is short enough for a key to be answered within a frame.
  private var budget = WorkBudget(slice: 0.006)
  private var lastPass: Double
  private var lastPaint = -1.0
  private var mustPaint = true
  /// A key waits to see its answer.
  private var owesAnswer = false

  /// While it runs, a frame comes after this time at the earliest.
  private static let shortestFrame = 1.0 / 30
  /// While it runs, painting takes at most this share of the time.
  private static let paintingShare = 0.03
  /// How long the last frame took to paint.
  private var paintTime = 0.0

  /// How long to wait for the next frame while it runs.
  private var frame: Double { max(Self.shortestFrame, paintTime / Self.paintingShare) }

  init(
    _ lesson: Lesson, keys: KeyMap, terminal: consuming Terminal, world: World,
    recording: Recording?
  ) {
    self.terminal = terminal
    self.world = world
    self.keys = keys
    self.recording = recording
    state = State(lesson)
    if !self.terminal.isUTF8 { state.display.restrictToASCII() }
    if !state.display.isThemeChosen, let isLight = self.terminal.hasLightGround() {
      state.display.adopt(isLightGround: isLight)
    }
    state.lessonNames = world.lessons.map(\.name)
    lastPass = world.seconds()
    if let recording {
      recording.begin(
        lesson.title, size: self.terminal.size, terminalType: self.terminal.typeName)
      self.terminal.recordFrames { recording.note(.output($0)) }
    }
  }

  /// Shows a message before the first key.
  func say(_ problem: String) { state.refuseToOpen(problem) }

  private func seconds() -> Double { world.seconds() }

  /// Runs until the person quits or the terminal is gone.
  func run() {
    paint()
    // Whether something has come already: what a look at the terminal has seen is not seen again.
    var hasEvents = false
    while true {
      if !hasEvents { _ = terminal.wait(milliseconds: patience) }
      hasEvents = false
      while let event = terminal.nextEvent() {
        guard receive(event) else { return }
      }
      // A key sees its answer before the next slice of work.
      if mustPaint, shouldPaintNow {
        paint()
        // A frame takes long enough for a key to have come: it does not wait for a slice, too.
        if state.isBusy { hasEvents = terminal.wait(milliseconds: 0) }
      }
      if state.isBusy, !hasEvents { work() }
    }
  }

  /// How long to wait for keys: for ever, unless time changes something.
  private var patience: Int? {
    if state.isWorking { return 0 }
    var wait: Double?
    if state.movement.playback.isRunning { wait = state.movement.playback.secondsToNext }
    if mustPaint { wait = min(wait ?? .infinity, lastPaint + frame - seconds()) }
    return wait.map { max(0, Int(($0 * 1000).rounded(.up))) }
  }

  /// Whether a frame is due: at once after keys, after a while where it runs.
  private var shouldPaintNow: Bool {
    owesAnswer || !state.isBusy || seconds() - lastPaint >= frame
  }

  private func paint() {
    let start = seconds()
    state.followValley(budget: budget.multiplications / 4)
    recording?.noteMarkers(of: state, keys: keys)
    terminal.present(
      Screen.render(state, keys: keys, size: terminal.size, colors: terminal.colors))
    lastPaint = seconds()
    paintTime = lastPaint - start
    mustPaint = false
    owesAnswer = false
  }

  /// Takes an event; returns whether to go on.
  private func receive(_ event: Event) -> Bool {
    switch event {
    case .hangUp: return false
    case .resize(let size):
      recording?.note(.resize(columns: size.columns, rows: size.rows))
      mustPaint = true
    // Too late to be of use.
    case .reply: break
    case .paste(let text):
      state.receive(.text(text), budget: budget.multiplications)
      mustPaint = true
    case .key(let key):
      guard let input = keys.input(for: key, in: state) else { break }
      let wasBusy = state.isBusy
      state.receive(input, budget: budget.multiplications)
      if state.isBusy, !wasBusy { lastPass = seconds() }
      mustPaint = true
      owesAnswer = true
    }
    return carryOutRequests()
  }

  private func carryOutRequests() -> Bool {
    let requests = state.requests
    state.requests = []
    for request in requests {
      switch request {
      case .redraw: terminal.redraw()
      case .suspend: terminal.suspend()
      case .quit: return false
      case .copy(let text, let name):
        if terminal.copy(text) {
          state.show(message: "copied \(name), if the terminal allows it")
        } else {
          state.show(problem: "this terminal cannot copy: its description has no Ms (OSC 52)")
        }
      case .open, .again, .compare, .paper:
        terminal.whileInterruptible { isInterrupted in
          var reading = world
          reading.isInterrupted = isInterrupted
          reading.readFile = { (path, demand) throws(FileProblem) in
            try LocalFiles.contents(of: path, demand, isInterrupted: isInterrupted)
          }
          carryOut(request, in: reading)
        }
      case .save, .shoot: carryOut(request, in: world)
      }
    }
    return true
  }

  /// Carries out a request that files are enough for.
  private func carryOut(_ request: State.Request, in world: World) {
    _ = Errands(world, keys: keys).carryOut(
      request, for: &state,
      frame: Errands.Frame(size: terminal.size, colors: terminal.colors),
      budget: budget.multiplications)
  }

  /// How to come back to where the person left; see `State.wayBack`.
  func wayBack(_ words: [String]) -> String? { state.wayBack(words) }

  /// Gives the job or the run a slice, and learns from it how much fits into one.
  private func work() {
    let before = seconds()
    state.pass(seconds: before - lastPass, budget: budget.multiplications)
    lastPass = before
    budget.learn(seconds: seconds() - before)
    mustPaint = true
  }
}
