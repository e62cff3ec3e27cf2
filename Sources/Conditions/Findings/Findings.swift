package import Backprop
internal import Explanations

/// Looks for what is wrong with a run, over its last whole epoch and what is needed before it, in slices
/// of bounded work.
package struct Findings: Sendable {
  /// A weight or gradient has grown far where it is over so many times the median of the epoch before.
  static let growth = 1e3

  /// What was found, the worst first; empty until all is looked at.
  package private(set) var all: [Finding] = []
  /// Whether all is looked at.
  package private(set) var isComplete = false
  /// The epoch that is looked at, from 1; 0 where none is whole: only the start is looked at then.
  package private(set) var epoch: Int
  /// Moves through what is looked at; the run itself stays where it is.
  private var replay: Run
  private var stage = Stage.beginning
  private var facts: EpochFacts
  private var divergence: Divergence?
  /// What grew first in the epoch in which a value is no longer finite.
  private var growth: EpochFacts.Excess?
  /// The slopes of E on the line of the last update, at both ends.
  private var slopes: (before: Double, after: Double)?
  /// Which update of the epoch made E larger.
  private var ascent = Ascent()

  private enum Stage {
    /// At the present moment, which may have values that are not finite before its epoch is whole.
    case beginning
    /// On the way to the end of the last epoch.
    case arriving
    /// Examples are looked at; the next one is this, counted over the whole run from 0.
    case looking(Int)
    /// On the way to the end of the epoch after the one that was looked at, for the gradients there.
    case lookingAhead
    /// E is evaluated after each update of the epoch; the next one ends with this example.
    case climbing(Int)
  }

  /// Looks at a run as it is at its present moment.
  package init(of run: Run) {
    self.init(replaying: run, epochs: run.epochsDone)
  }

  /// Looks at what has been trained; it is trained once more for that.
  package init(of training: Training) {
    self.init(replaying: Run(training.start), epochs: training.epochs)
  }

  private init(replaying run: Run, epochs: Int) {
    replay = run
    epoch = epochs
    facts = EpochFacts(epoch: epochs, run.start.network.shape)
  }

  private var exampleCount: Int { replay.start.examples.count }
  private var batchSize: Int { replay.start.settings.batch.size(ofExamples: exampleCount) }

  /// How many examples lie behind on the way, of how many.
  package var howFar: (done: Int, all: Int) {
    let all = epoch * exampleCount
    return (min(replay.exampleIndex, all), all)
  }

  /// What was looked at, in words, and whether something was found.
  package var summary: String {
    let place =
      epoch > 0
      ? "looked at in epoch \(NumberFormat.count(epoch)): values that are not finite, gradients, "
        + "updates, units, inputs, and the errors"
      : "no epoch is whole so far; looked at: inputs and equal units"
    return all.isEmpty
      ? "nothing wrong is found; \(place)"
      : "\(NumberFormat.counted(all.count, "finding")), the worst first; \(place)"
  }

  /// Looks on for about so many multiplications; returns whether all is looked at.
  package mutating func advance(budget: Int) -> Bool {
    guard !isComplete else { return true }
    switch stage {
    case .beginning: begin()
    case .arriving: arrive(budget: budget)
    case .looking(let exampleIndex): look(from: exampleIndex, budget: budget)
    case .lookingAhead: lookAhead(budget: budget)
    case .climbing(let exampleIndex): climb(from: exampleIndex, budget: budget)
    }
    return isComplete
  }

  // MARK: - Looking

  private mutating func begin() {
    findDivergence()
    guard epoch > 0 else { return complete() }
    stage = .arriving
  }

  private mutating func arrive(budget: Int) {
    guard move(to: epoch * exampleCount - 1, budget: budget) else { return }
    if divergence == nil { findDivergence() }
    guard epoch > 0 else { return complete() }
    stage = .looking(firstExample)
  }

  /// Finds the first value that is not finite, where there is one by now, and turns to the epoch before.
  private mutating func findDivergence() {
    let pass = replay.pass
    // What has still to settle has no error yet.
    let errors = [pass.epochError ?? 0, pass.isOpen ? 0 : pass.totalError]
    guard
      !errors.allSatisfy(\.isFinite) || !replay.updatedNetwork.parameters.allSatisfy(\.isFinite),
      let found = replay.divergence()
    else { return }
    divergence = found
    epoch = max(0, found.epoch - 1)
    facts = EpochFacts(epoch: epoch, replay.start.network.shape)
  }

  /// The first example of the updates that are compared with, or of the epoch.
  private var firstExample: Int {
    let perEpoch = (exampleCount + batchSize - 1) / batchSize
    let update = max(0, (epoch - 1) * perEpoch - GradientNorms.span)
    return update / perEpoch * exampleCount + update % perEpoch * batchSize
  }

  private mutating func look(from first: Int, budget: Int) {
    let end = epoch * exampleCount
    var work = max(1, budget)
    var exampleIndex = first
    while work > 0 {
      // Of the epoch in which a value is not finite only what grew is of interest.
      guard exampleIndex < (divergence == nil ? end : end + exampleCount), growth == nil else {
        return finishLooking()
      }
      guard move(to: exampleIndex, budget: work) else { break }
      if exampleIndex < end {
        facts.add(replay.pass, startPosition: replay.startPosition)
      } else {
        growth = facts.excess(in: replay.pass, startPosition: replay.startPosition)
      }
      exampleIndex += 1
      // A pass is computed number by number.
      work -= 20 * (replay.start.network.shape.parameterCount + 50)
    }
    stage = .looking(exampleIndex)
  }

  private mutating func finishLooking() {
    guard divergence == nil else { return complete() }
    if rise != nil {
      stage = .lookingAhead
    } else if risenErrors != nil, Ascent.isWithinReach(replay.setup) {
      stage = .climbing(nextUpdate(from: (epoch - 1) * exampleCount))
    } else {
      complete()
    }
  }

  /// E before and after the epoch, where several updates made it much larger.
  private var risenErrors: (before: Double, after: Double)? {
    // What a change by hand made of E is none of the updates' doing.
    let examples = (epoch - 1) * exampleCount..<epoch * exampleCount
    guard epoch > 0, !replay.journal.edits.contains(where: { examples.contains($0.start) }) else {
      return nil
    }
    return facts.errors(sinceStart: replay.history.reading(after: epoch - 1)?.exact)
  }

  /// The example that ends the first update from an example of the epoch on.
  private func nextUpdate(from exampleIndex: Int) -> Int {
    min(exampleIndex + batchSize, epoch * exampleCount) - 1
  }

  private mutating func climb(from first: Int, budget: Int) {
    var work = max(1, budget)
    var exampleIndex = first
    while work > 0 {
      guard move(to: exampleIndex, budget: work) else { break }
      ascent.add(replay.pass, startPosition: replay.startPosition, of: replay.setup)
      guard exampleIndex + 1 < epoch * exampleCount else { return complete() }
      exampleIndex = nextUpdate(from: exampleIndex + 1)
      work -= 2 * exampleCount * replay.start.network.shape.parameterCount
    }
    stage = .climbing(exampleIndex)
  }

  /// E may rise by such a share of itself where sums are rounded.
  private static let rounding = 1e-9

  /// E before and after the epoch where it is one update of all examples, and made E larger.
  private var rise: (before: Double, after: Double)? {
    facts.errorsOfFullBatch.flatMap { $0.after > $0.before * (1 + Findings.rounding) ? $0 : nil }
  }

  /// Finds the gradients after the last update, which the next one would use.
  private mutating func lookAhead(budget: Int) {
    guard let last = facts.last else { return complete() }
    guard move(to: (epoch + 1) * exampleCount - 1, budget: budget) else { return }
    let (before, after) = (last.pass, replay.pass)
    // A change that was made in between is none of the update's.
    if before.updatedParameters == after.parameters {
      slopes = (slope(before.batchGradients, on: before), slope(after.batchGradients, on: before))
    }
    complete()
  }

  /// The slope of E along an update, for each unit of length.
  private func slope(_ gradients: [Double], on pass: ExamplePass) -> Double {
    var (product, square) = (0.0, 0.0)
    for parameter in gradients.indices {
      let change = pass.updatedParameters[parameter] - pass.parameters[parameter]
      product += gradients[parameter] * change
      square += change * change
    }
    let isSum = replay.start.settings.reduction == .sum && exampleCount > 1
    return product / square.squareRoot() / (isSum ? Double(exampleCount) : 1)
  }

  /// Goes to the end of an example; returns whether it has come there.
  private mutating func move(to exampleIndex: Int, budget: Int) -> Bool {
    replay.advance(to: .end(ofExample: exampleIndex), budget: max(1, budget)) == .arrived
  }

  private mutating func complete() {
    let diagnosis = Diagnosis(
      run: replay, facts: facts, epoch: epoch, divergence: divergence, growth: growth,
      rise: rise, slopes: slopes, risenErrors: risenErrors, ascent: ascent)
    all = diagnosis.findings
    isComplete = true
  }
}
