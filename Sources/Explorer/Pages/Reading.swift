import Backprop

/// Where a reader stands among the pages of a lesson, and the runs that were left on the way.
package struct Reading: Sendable {
  /// What was to be opened last, and would have left something that is in no file.
  var openingAsked: String?
  /// The page that stands on the screen, from 0.
  package var page: Int?
  /// The page that was opened last, whether it still stands on the screen or was closed.
  var place: Int?
  /// The position of the note that was opened or written after that page; `nil`: none was.
  var note: Int?
  /// Whether it has made room on a small screen, for the run has gone on from its place.
  package var isFolded: Bool { leftAt != nil }
  /// The number of steps before the place from which the run has gone on; `nil`: it has not.
  private(set) var leftAt: Int?
  /// What the page says that was opened last.
  var texts: PageTexts?
  /// What the pages ask for that were opened, by the page.
  var asked: [Int: AskedStep] = [:]
  /// What is found of the faults of the programs that pages run, by the page.
  var faults: [Int: FaultSearch] = [:]
  /// Whether the run has just gone on to what the page asked for: it says so, and stays.
  var staysOpen = false
  /// Whether turning a page now opens the next lesson: it is what was said last.
  var isNextLessonOffered = false
  /// How often a page was opened.
  package internal(set) var openings = 0
  /// The pages' runs as the lesson makes them.
  var runs = PageRuns()
  /// The pages to go through on the way to the one that was opened; the run is on its way to the first.
  var walk: [Int] = []
  /// The pages whose places nobody waited for.
  var interrupted: Set<Int> = []
  /// The runs that a reader has changed, and that a page took the place of.
  package internal(set) var keptRuns: [KeptRun] = []
  /// The settings of training that the lesson was opened with.
  let training: TrainingSettings

  /// The run goes on from a place: the page there makes room.
  mutating func leavePlace(at position: Int) { leftAt = leftAt ?? position }

  /// The run is at a place: a page that was left there stands in full again.
  mutating func comeBack(to position: Int) {
    if leftAt == position { leftAt = nil }
  }

  /// A page is opened.
  mutating func unfold() { leftAt = nil }
}
