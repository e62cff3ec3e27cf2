import Backprop
import Documents
import Explanations

/// A run that a reader of a lesson has changed, kept when a page took its place.
package struct KeptRun: Sendable {
  let run: RestingRun
  let belongings: RunBelongings
  /// The page on which it was changed, from 0.
  package let page: Int
  /// What was changed, in words: `w5 = 2, momentum 0.9`.
  package let words: String
  /// When it ends by itself.
  let stopping: TrainingSettings

  /// Each of them keeps its histories.
  static let most = 8

  /// The largest position that it reached.
  package var furthest: Int { run.furthest }
  /// E after the last epoch that it reached.
  package var lastError: Double? { run.lastError }
}

/// Keeping what a reader changed, and going back to it.
extension State {
  /// Whether the run is another than the page's own, by the reader's doing.
  package var isRunChanged: Bool {
    !lesson.pages.isEmpty
      && (run.journal.edits != belongings.ownEdits || belongings.replacedRuns.canGoBack
        || run.branches.contains { $0.edits != belongings.ownEdits }
        || !lesson.settings.training.stops(as: reading.training))
  }

  /// Keeps the run, and says how to come back to it.
  mutating func keepRun() {
    guard let kept = keptRun else { return }
    reading.keptRuns.append(kept)
    if reading.keptRuns.count > KeptRun.most { reading.keptRuns.removeFirst() }
    message = Message(
      "Your \(kept.words) is kept; :branch \(reading.keptRuns.count) goes back to it.")
  }

  private var keptRun: KeptRun? {
    // A session may stand before its first page.
    let page = reading.place ?? 0
    var belongings = belongings
    belongings.replacedRuns.rest()
    belongings.ownSettings = belongings.ownSettings ?? presentSettings
    return KeptRun(
      run: RestingRun(run), belongings: belongings, page: page, words: wordsForChanges,
      stopping: lesson.settings.training)
  }

  /// What the reader changed, as briefly as fits into a message.
  private var wordsForChanges: String {
    var words = differences(of: presentSettings, from: belongings.ownSettings ?? presentSettings)
    var edits: [Edit] = run.journal.edits.filter { !belongings.ownEdits.contains($0) }
    if words.isEmpty, edits.isEmpty {
      // It was taken back, or left for another future.
      edits =
        run.branches.last { $0.edits != belongings.ownEdits }?.edits.filter {
          !belongings.ownEdits.contains($0)
        } ?? []
    }
    // The last values of a few, whatever they were before.
    var changed: Set<Substring> = []
    for edit in edits.suffix(20).reversed() {
      let word = edit.change.words(explainer.symbols)
      if changed.insert(word.prefix { $0 != "=" }).inserted { words.append(word) }
    }
    guard var text = words.first else { return "run without the page's values" }
    for word in words.dropFirst() {
      guard text.unicodeScalars.count + word.unicodeScalars.count < KeptRun.longestWords else {
        return text + " …"
      }
      text += ", " + word
    }
    return text
  }

  /// Goes to a run that was kept; the present one takes its place where it is changed, too.
  mutating func take(keptRun index: Int, budget: Int) {
    let kept = reading.keptRuns[index]
    if isRunChanged, let present = keptRun {
      reading.keptRuns[index] = present
    } else {
      reading.keptRuns.remove(at: index)
    }
    movement.rest()
    pointing = Pointing()
    reading.walk = []
    lesson.settings.training.adoptStopping(of: kept.stopping)
    run = Run(waking: kept.run, stoppingAs: kept.stopping, budget: budget)
    belongings = kept.belongings
    reading.page = kept.page
    reading.place = kept.page
    display.focus = panel(of: lesson.pages[kept.page])
    _ = finishMoving()
    message = Message(
      "This is page \(kept.page + 1) with your \(kept.words), at step "
        + "\(NumberFormat.count(kept.run.position)).")
  }
}

extension KeptRun {
  /// A message has one line on the smallest screen.
  fileprivate static let longestWords = 36
}
