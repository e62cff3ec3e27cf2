import Backprop
import Conditions
import Documents
import Explanations

/// The pages of a lesson, each bound to a step by name.
///
/// A page shows its own run, the same whatever was done before: the lesson's, with what this page and
/// those before it set. What a reader changed is kept beside it.
extension State {
  mutating func turnPage(by offset: Int, budget: Int) {
    guard !lesson.pages.isEmpty else {
      message = Message("This has no pages.")
      return
    }
    let last = lesson.pages.count - 1
    // Of a page that was closed, or has made room, going back opens it again.
    let isClosed = (reading.page == nil || reading.isFolded) && reading.place != nil
    let wanted = (reading.place ?? -1) + offset + (isClosed && offset < 0 ? 1 : 0)
    guard (0...last).contains(wanted) else {
      if wanted > last, reading.isNextLessonOffered, let nextLesson {
        requests.append(.open(nextLesson))
      } else {
        message =
          wanted < 0
          ? Message(wordsBeforeFirstPage) : nextLessonOffer ?? Message(wordsAfterLastPage)
      }
      return
    }
    open(page: wanted, budget: budget)
  }

  /// Opens a page by its number, as typed.
  mutating func open(pageNumbered text: String, budget: Int) {
    let count = lesson.pages.count
    guard count > 0 else {
      message = Message("This has no pages.", .problem)
      return
    }
    guard let number = Int(text), (1...count).contains(number) else {
      let range = count == 1 ? "page 1 alone" : "pages 1 to \(count)"
      message = Message("no page “\(text)”; this lesson has \(range)", .problem)
      return
    }
    open(page: number - 1, budget: budget)
  }

  private var wordsBeforeFirstPage: String {
    reading.place == 0 || reading.place == nil
      ? "This is the first page." : "There are fewer pages before this one; :page 1 is the first."
  }

  private var wordsAfterLastPage: String {
    let last = lesson.pages.count
    guard reading.place == last - 1 else {
      return "There are fewer pages after this one; :page \(last) is the last."
    }
    guard lessonNames.contains(lesson.name) else {
      return
        "This is the last page. {key:first} goes to the first step, {key:epoch} trains an epoch, "
        + "{key:help} lists the keys."
    }
    return nextLesson.map { "This is the last page. The next lesson: type :open \($0)" }
      ?? "This is the last page of the last lesson; :open with a name opens another."
  }

  /// The lesson of the course that comes after this one; `nil` where none does.
  var nextLesson: String? {
    lessonNames.firstIndex(of: lesson.name).flatMap { lessonNames.dropFirst($0 + 1).first }
  }

  /// What is said after the last page where turning once more opens the next lesson; `nil` where there
  /// is none, or where something would be lost with this one.
  var nextLessonOffer: Message? {
    guard reading.place == lesson.pages.count - 1, let nextLesson, !isAnythingLeftHere else {
      return nil
    }
    return Message("This is the last page; once more opens the next lesson, \(nextLesson).")
  }

  /// Asks the loop to open a lesson or file; what is in no file yet is left at the second time only.
  mutating func open(lessonNamed name: String) {
    guard !isAnythingLeftHere || reading.openingAsked == name else {
      reading.openingAsked = name
      message = Message(
        "what was changed, marked or noted here is in no file; :save FILE keeps it, enter opens "
          + name, .problem)
      return
    }
    reading.openingAsked = nil
    requests.append(.open(name))
  }

  /// Whether a person has changed or marked anything here that is in no file.
  private var isAnythingLeftHere: Bool {
    let isChanged = isRunChanged || !marks.notes.isEmpty
    return (isChanged && saved?.keeps(self) != true)
      || !reading.keptRuns.isEmpty || !marks.places.isEmpty
  }

  mutating func open(page index: Int, budget: Int) {
    let lessonPage = lesson.pages[index]
    let goesOn = lessonPage.keepsChanges && reading.place == index - 1 && isRunChanged
    if !goesOn, isRunChanged { keepRun() }
    reading.page = index
    reading.place = index
    reading.note = nil
    reading.unfold()
    // What was seen without an answer is asked for again.
    if reading.asked[index]?.outcome == .shown { reading.asked[index] = nil }
    if reading.faults[index]?.outcome == .shown { reading.faults[index] = nil }
    reading.openings += 1
    movement.rest()
    pointing.isInspecting = false
    pointing.errorCursor = nil
    display.scroll = [:]
    display.focus = panel(of: lessonPage)
    if goesOn {
      goOn(to: lessonPage, budget: budget)
    } else {
      restoreRun(ofPage: index, budget: budget)
    }
    pointing.selection = nil
    if let focus = lessonPage.focus { _ = select(named: focus) }
  }

  /// Goes to a page's place in the run as it is.
  private mutating func goOn(to page: Lesson.Page, budget: Int) {
    guard let destination = run.place(of: page.address, explainer) else {
      showThatThePlaceIsMissing()
      return
    }
    go(to: destination, budget: budget)
  }

  private mutating func showThatThePlaceIsMissing() {
    message = Message("The place of this page is not in this run.", .problem)
  }

  /// The panel that a page is about; else the one that the lesson begins with.
  func panel(of page: Lesson.Page) -> Panel {
    page.panel ?? lesson.view.panel ?? .network
  }
}

/// Going through the pages' own runs.
extension State {
  /// Takes up the run of a page as it was when it was opened first; else goes there from the nearest
  /// page before it, through all that lie between.
  private mutating func restoreRun(ofPage index: Int, budget: Int) {
    belongings.seed = reading.training.seed
    lesson.settings.training.adoptStopping(of: reading.training)
    belongings.replacedRuns = ReplacedRuns()
    let base = reading.runs.nearest(to: index)
    if let base {
      let isThePage = base == index
      let restored = reading.runs.run(
        ofPage: base, stoppingAs: reading.training, budget: isThePage ? budget : 0)
      if let restored {
        run = restored.run
        belongings.trials = restored.trials
        belongings.pageOrigin = restored.origin
      }
      belongings.ownEdits = run.journal.edits
      belongings.ownSettings = presentSettings
      guard !isThePage else {
        reading.walk = []
        _ = finishMoving()
        if movement.job == nil, run.place(of: lesson.pages[index].address, explainer) == nil {
          showThatThePlaceIsMissing()
        }
        return
      }
    } else {
      let isNew =
        run.furthest == 0 && run.journal.edits == belongings.ownEdits && !run.journal.canUndo
        && run.start == lesson.start
      if !isNew { run = lesson.run }
      belongings.trials = []
      recordTrial()
      belongings.pageOrigin = nil
    }
    let first = base.map { $0 + 1 } ?? 0
    reading.walk = (first...index).filter { $0 == index || !reading.interrupted.contains($0) }
    goOnWalking(budget: budget)
  }

  /// Goes on through the pages on the way, as far as that takes no job.
  mutating func goOnWalking(budget: Int) {
    let share = budget / max(1, reading.walk.count)
    while let next = reading.walk.first {
      enter(page: next, budget: share)
      guard finishMoving() else { return }
      arrive()
    }
  }

  /// Keeps the run of the page that was reached on the way.
  mutating func arrive() {
    guard !reading.walk.isEmpty else { return }
    let index = reading.walk.removeFirst()
    // A weight that training came to was not tried by anybody.
    if lesson.pages[index].changes.contains(where: \.isOfParameter) { recordTrial() }
    // Those after it have been reached without it.
    if reading.interrupted.remove(index) != nil { reading.runs.forget(after: index) }
    reading.runs.keep(run, belongings.trials, belongings.pageOrigin, ofPage: index)
  }

  /// Leaves the page on the way where it is: it takes too long.
  mutating func interruptWalk() {
    if let index = reading.walk.first { reading.interrupted.insert(index) }
    reading.walk = []
  }

  /// Sets what a page sets, and goes to its place.
  private mutating func enter(page index: Int, budget: Int) {
    let page = lesson.pages[index]
    if !page.keepsChanges, page.origin != belongings.pageOrigin { begin(with: page.origin) }
    let destination = run.place(of: page.address, explainer)
    if !page.keepsChanges, let destination {
      let place = page.changeAddress.flatMap { run.place(of: $0, explainer) }
      let row = (page.changeAddress ?? page.address).example - 1
      let changes = page.changes.compactMap { $0.change(explainer.symbols, inExample: row) }
      let before = run.journal.edits
      run.replaceEdits(
        with: lesson.placedEdits(in: run).flatMap(\.self)
          + changes.map { Run.PlacedChange($0, at: place ?? destination) }, budget: budget)
      if run.journal.edits != before { run.forgetWayBack() }
    }
    belongings.ownEdits = run.journal.edits
    if let destination {
      _ = run.advance(to: destination, budget: budget)
    } else if index == reading.page {
      showThatThePlaceIsMissing()
    }
    belongings.ownSettings = presentSettings
  }

  /// Begins another run where a page has another origin than the one before; the error of that one
  /// stays beside it.
  private mutating func begin(with origin: Lesson.Origin?) {
    belongings.pageOrigin = origin
    var lesson = lesson.with(origin)
    if origin?.settings != nil { lesson.settings.training.adoptStopping(of: reading.training) }
    let before = run
    run = Run(lesson.start)
    // The errors of a right program beside those of a wrong one would tell which it is.
    if origin?.slip == before.start.slip { run.keepErrors(of: before) }
  }
}
