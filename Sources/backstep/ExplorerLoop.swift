import CursesTerminal
import Documents
import Explorer
import ExplorerViews
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
  /// How many multiplications fit into a slice, as measured.
  private var budget = 200_000
  private var lastPass: Double
  private var lastPaint = -1.0
  private var mustPaint = true
  /// A key waits to see its answer.
  private var owesAnswer = false

  /// The length of a slice of work: short enough for a key to be answered within a frame.
  private static let slice = 0.006
  /// While it runs, a frame comes after this time at the earliest.
  private static let shortestFrame = 1.0 / 30
  /// While it runs, painting takes at most this share of the time.
  private static let paintingShare = 0.04
  /// How long the last frame took to paint.
  private var paintTime = 0.0

  /// How long to wait for the next frame while it runs.
  private var frame: Double { max(Self.shortestFrame, paintTime / Self.paintingShare) }

  init(_ lesson: Lesson, keys: KeyMap, terminal: consuming Terminal, world: World) {
    self.terminal = terminal
    self.world = world
    self.keys = keys
    state = State(lesson)
    if !self.terminal.isUTF8 { state.display.restrictToASCII() }
    if !state.display.isThemeChosen, let isLight = self.terminal.hasLightGround() {
      state.display.adopt(isLightGround: isLight)
    }
    state.lessonNames = world.lessons.map(\.name)
    lastPass = world.seconds()
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
    state.followValley(budget: budget / 4)
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
    case .resize: mustPaint = true
    // Too late to be of use.
    case .reply: break
    case .paste(let text):
      state.receive(.text(text), budget: budget)
      mustPaint = true
    case .key(let key):
      guard let input = keys.input(for: key, in: state) else { break }
      let wasBusy = state.isBusy
      state.receive(input, budget: budget)
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
      case .open(let name):
        load(name) { lesson in
          var opened = State(lesson)
          opened.takeOverDisplay(of: state)
          opened.openedAs = name.split(separator: " ").map(String.init)
          state = opened
        }
      case .again(let number): drawAgain(number)
      case .compare(let name): load(name) { state.compare(with: State($0)) }
      case .paper(let path): mark(path)
      case .save(let path, let text): save(text, as: path)
      case .copy(let text, let name):
        if terminal.copy(text) {
          state.show(message: "copied \(name), if the terminal allows it")
        } else {
          state.show(problem: "this terminal cannot copy: its description has no Ms (OSC 52)")
        }
      case .shoot(let path, let format): keepScreen(as: path, format)
      }
    }
    return true
  }

  /// Loads a lesson or a file, and does something with it; says where that cannot be.
  private func load(_ name: String, _ use: (Lesson) -> Void) {
    let usual = world
    let result = terminal.whileInterruptible { isInterrupted in
      var world = usual
      world.isInterrupted = isInterrupted
      world.readFile = { (path, demand) throws(FileProblem) in
        try LocalFiles.contents(of: path, demand, isInterrupted: isInterrupted)
      }
      return LessonLoader.load(typed: name, in: world)
    }
    switch result {
    case .success(let lesson): use(lesson)
    case .failure(let problem): state.refuseToOpen(problem.line)
    }
  }

  /// Opens what is open with the numbers of a variant.
  private func drawAgain(_ number: Int) {
    let (usual, lesson) = (world, state.lessonAsOpened)
    let result = terminal.whileInterruptible { isInterrupted -> Result<Lesson, Failure> in
      var world = usual
      world.isInterrupted = isInterrupted
      return LessonVariants.lesson(lesson, with: number, in: world)
    }
    switch result {
    case .success(let lesson): state = state.opened(with: lesson)
    case .failure(let problem): state.refuseToOpen(problem.line)
    }
  }

  /// Reads a paper, and has it marked; says what is wrong with it.
  private func mark(_ path: String) {
    let result = terminal.whileInterruptible { isInterrupted -> Result<[UInt8], Failure> in
      do throws(FileProblem) {
        return .success(try LocalFiles.contents(of: path, .table, isInterrupted: isInterrupted))
      } catch {
        return .failure(.file(path, error, .badInput))
      }
    }
    switch result {
    case .failure(let problem): state.refuseToOpen(problem.line)
    case .success(let bytes):
      guard let problem = state.mark(bytes, named: path, budget: budget) else { return }
      state.refuseToOpen(problem.line(file: path))
    }
  }

  /// How to come back to where the person left; see `State.wayBack`.
  func wayBack(_ words: [String]) -> String? { state.wayBack(words) }

  /// Writes a file in the place of what is there.
  private func save(_ text: String, as path: String) {
    guard !isSomethingElse(path) else {
      return state.refuseToOpen("\(path) is there and is no lesson; save under another name")
    }
    do throws(FileProblem) {
      try world.writeFile(path, Array(text.utf8))
      state.noteSaved(as: path)
    } catch {
      state.refuseToOpen(Failure.file(path, error, .cannotWrite).line)
    }
  }

  /// Writes the screen to a file that is not there yet.
  private func keepScreen(as path: String, _ format: PictureFormat) {
    guard !isThere(path) else {
      return state.refuseToOpen("\(path) is there already; take another name")
    }
    let text = ScreenShot.text(
      of: state, keys: keys, size: terminal.size, colors: terminal.colors, as: format)
    do throws(FileProblem) {
      try world.writeFile(path, Array(text.utf8))
      state.show(message: "the screen is saved to \(path)")
    } catch {
      state.refuseToOpen(Failure.file(path, error, .cannotWrite).line)
    }
  }

  /// Whether there is something under a name, other than an empty file.
  private func isThere(_ path: String) -> Bool {
    do throws(FileProblem) {
      return try !world.readFile(path, FileDemand(mostBytes: 0, longestLine: nil)).isEmpty
    } catch {
      return !error.isMissing
    }
  }

  /// Whether a file is there that is no lesson: data, or whatever else would be lost.
  private func isSomethingElse(_ path: String) -> Bool {
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try world.readFile(path, .document)
    } catch {
      return !error.isMissing
    }
    let format = try? JSONReader.readObject(bytes).required("format").string("format")
    return !bytes.isEmpty && format != LessonDocument.format
  }

  /// Gives the job or the run a slice, and learns from it how much fits into one.
  private func work() {
    let before = seconds()
    state.pass(seconds: before - lastPass, budget: budget)
    lastPass = before
    let spent = seconds() - before
    if spent > 0.000_2 {
      let fitting = Double(budget) * ExplorerLoop.slice / spent
      budget = min(max(20_000, Int(min(fitting, 2 * Double(budget)))), 1_000_000_000)
    }
    mustPaint = true
  }
}
