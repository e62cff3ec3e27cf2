/// Goes through two runs with their edits, example by example, to the first step whose bits differ.
///
/// Both stay where they are. Where they begin alike, only what comes after the first edit that differs is
/// looked at.
package struct RunComparison: Sendable {
  /// What was found.
  package enum Finding: Equatable, Sendable {
    case step(StepDifference)
    /// All steps of so many epochs are the same.
    case same(epochs: Int)
  }

  /// One of the runs, beside it.
  private struct Line: Sendable {
    var loop: TrainingLoop
    let journal: Journal

    init(through run: Run, from exampleIndex: Int) {
      journal = run.journal
      loop = run.loop(nearestTo: exampleIndex)
    }

    /// Goes on to an example.
    mutating func go(to exampleIndex: Int, work: inout Int) {
      while loop.exampleIndex < exampleIndex {
        let cost = loop.setup.network.shape.costOfTraining
        var end = min(exampleIndex, journal.nextStart(after: loop.exampleIndex) ?? .max)
        // Another order or rate may begin with the next epoch.
        if !loop.setup.settings.isSameInEveryEpoch {
          end = min(end, loop.epoch * loop.plan.exampleCount)
        }
        if !loop.plan.isLayered { end = loop.exampleIndex + 1 }
        work -= saturatingProduct(end - loop.exampleIndex, cost)
        if loop.plan.isLayered { loop.train(before: end) } else { loop.takeExample() }
        loop.apply(journal.edits(at: loop.exampleIndex))
      }
    }

    /// Takes the next example; returns its steps.
    mutating func takeExample() -> StepDifference.Side {
      var pass = loop.pass()
      let position = loop.position
      loop.takeExample()
      if pass.layout.ending.endsEpoch { pass.epochError = loop.evaluate(.none).error }
      loop.apply(journal.edits(at: loop.exampleIndex))
      return StepDifference.Side(pass: pass, startPosition: position, count: pass.layout.count)
    }
  }

  /// Why steps have no counterparts; `nil` where they have.
  package let misalignment: RunDifference.Misalignment?
  package private(set) var finding: Finding?
  private var here: Line
  private var there: Line
  private let epochs: Int
  private let first: Int

  /// Stands where the runs may part first.
  ///
  /// - Parameters:
  ///   - here: the one run.
  ///   - there: the other.
  ///   - epochs: how many epochs are looked at.
  package init(_ here: Run, _ there: Run, epochs: Int) {
    misalignment = RunDifference.Misalignment(here.start, there.start)
    self.epochs = epochs
    let edits = (here.journal.edits, there.journal.edits)
    let isAlike = here.start == there.start
    let same = zip(edits.0, edits.1).prefix { $0 == $1 }.count
    let parting = (edits.0.dropFirst(same) + edits.1.dropFirst(same)).map(\.start).min()
    first = isAlike ? parting ?? epochs * here.start.examples.count : 0
    self.here = Line(through: here, from: first)
    self.there = Line(through: there, from: first)
  }

  /// The epoch that is looked at.
  package var epoch: Int { here.loop.epoch }

  /// Compares for about so many multiplications; returns whether something is found.
  package mutating func advance(budget: Int) -> Bool {
    guard misalignment == nil else { return true }
    var work = max(1, budget)
    here.go(to: first, work: &work)
    there.go(to: first, work: &work)
    let count = here.loop.setup.examples.count
    while finding == nil, work > 0 {
      guard here.loop.exampleIndex < epochs * count else {
        finding = .same(epochs: epochs)
        break
      }
      let (epoch, row) = (here.loop.epoch, here.loop.row)
      work -= 4_000 + saturatingProduct(2, here.loop.setup.network.shape.costOfTraining)
      let (a, b) = (here.takeExample(), there.takeExample())
      finding = StepDifference(a, b, epoch: epoch, row: row).map(Finding.step)
    }
    return finding != nil
  }
}
