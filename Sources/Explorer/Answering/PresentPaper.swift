import Backprop
import Conditions
import Documents

/// What was answered of the run, with its marks: here, by keys, or in a file.
struct PresentPaper: Sendable {
  /// An answer and its mark.
  struct Entry: Sendable {
    /// The number of the step in the run.
    let position: Int
    let marked: Paper.Marked
    let precision: Precision
  }

  /// The file; `nil`: it was answered here.
  let name: String?
  /// In the order of the steps.
  private(set) var entries: [Entry] = []
  /// What is still to be marked; `nil`: all is.
  @Boxed private var rest: Rest?

  /// The way through the run along which a file is marked.
  private struct Rest: Sendable {
    var paper: Paper
    var run: Run
    var next: Int
    let last: Int
  }

  /// Begins an empty one.
  init() { name = nil }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: CSV, as `backstep mark` takes it.
  ///   - name: the file's.
  ///   - run: the run that it is about; it is gone through from its start, with its changes.
  ///   - variant: the variant whose numbers the run has; `nil`: the lesson's own.
  /// - Throws: what is wrong with the file, and where.
  init(
    csv bytes: [UInt8], named name: String, about run: Run, variant: Int?
  ) throws(DocumentError) {
    self.name = name
    var places = PaperPlaces(run)
    let answers = try places.answers(in: PaperTable(csv: bytes))
    guard answers.count <= 1 else {
      throw DocumentError(
        at: nil, problem: "the paper is that of \(answers.count) students",
        remedy: "backstep mark marks them all")
    }
    if let other = answers.first?.variant, other != variant {
      throw DocumentError(
        at: nil, problem: "the paper is about variant \(other)",
        remedy: ":again \(other) opens that")
    }
    let paper = Paper(answers.first?.numbers ?? [:])
    guard let range = paper.exampleIndices else { return }
    rest = Rest(paper: paper, run: run, next: range.lowerBound, last: range.upperBound)
  }

  /// Whether some of it is still to be marked.
  var isBehind: Bool { rest != nil }

  /// Takes an answer that was given here, in the place of an earlier one to the same step.
  mutating func take(_ marked: Paper.Marked, at position: Int, _ precision: Precision) {
    entries.removeAll { $0.position == position }
    let place = entries.firstIndex { $0.position > position } ?? entries.endIndex
    entries.insert(Entry(position: position, marked: marked, precision: precision), at: place)
  }

  /// Goes on with the marks of a file.
  mutating func advance(budget: Int) {
    guard var rest else { return }
    // Two owners would make a copy of what it works with.
    self.rest = nil
    var work = budget
    while rest.next <= rest.last, work > 0 {
      guard rest.run.advance(to: .end(ofExample: rest.next), budget: work) == .arrived else {
        self.rest = rest
        return
      }
      work -= max(1, rest.run.pass.layout.count)
      mark(&rest)
      rest.next += 1
    }
    if rest.next <= rest.last { self.rest = rest }
  }

  /// Marks the answers to the example that was reached.
  private mutating func mark(_ rest: inout Rest) {
    let setup = rest.run.setup
    let known = rest.paper.marked.count
    rest.paper.mark(
      rest.run.pass, exampleIndex: rest.next, row: rest.run.example, precision: .standard,
      epochError: { setup.network.error(with: $0, on: setup.examples) })
    for marked in rest.paper.marked.dropFirst(known) {
      guard let index = rest.run.pass.layout.index(of: marked.place.quantity) else { continue }
      entries.append(
        Entry(
          position: rest.run.startPosition + index + 1, marked: marked, precision: .standard))
    }
  }

  // MARK: - What it comes to

  var points: Int { entries.reduce(0) { $0 + $1.marked.judgement.verdict.points } }

  /// The first answer that is wrong in itself; `nil` where none is.
  var firstWrong: Entry? { entries.first { $0.marked.judgement.verdict.isWrong } }
}
