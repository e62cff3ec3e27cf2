import Backprop
import Testing

/// Edits, and the ways back from them.
struct RunEditingTests {
  private func run(of seed: Int, historyLimit: Int = 100) -> Run {
    Run(
      RandomCase(seed: seed, deepest: 2, widest: 3).start, keyframeCapacity: 4,
      historyLimit: historyLimit)
  }

  @Test func anEditHoldsFromTheFirstStepOfThePresentExample() {
    var run = Run(WorkedExample.start())
    _ = run.advance(to: 84)
    run.make(.parameter(4, 2))
    #expect(run.position == 84)
    #expect(run.pass.value(of: .parameter(4)) == 2)
    #expect(run.journal.edits.map(\.start) == [1])
  }

  @Test func anEditHoldsFromTheFirstExampleOfThePresentBatch() {
    var run = Run(SmallRuns.exclusiveOr { $0.batch = .examples(2) })
    _ = run.advance(to: run.position(after: 3, of: .example) + 5)
    run.make(.parameter(0, 2))
    #expect(run.example == 3)
    #expect(run.journal.edits.map(\.start) == [2])
  }

  @Test func anEditInThePastDropsLaterEdits() {
    var run = Run(WorkedExample.start())
    _ = run.advance(to: 200)
    run.make(.parameter(0, 1))
    _ = run.advance(to: 100)
    run.make(.parameter(1, 2))
    #expect(run.journal.edits.map(\.change) == [.parameter(1, 2)])
  }

  @Test func undoTakesAnEditBackAndRedoMakesItAgain() {
    var run = Run(WorkedExample.start())
    _ = run.advance(to: 24)
    let before = run.moment
    run.make(.parameter(0, 1))
    let after = run.moment
    _ = run.undo()
    #expect(run.moment == before)
    _ = run.redo()
    #expect(run.moment == after)
  }

  @Test func withoutEditsThereIsNothingToUndo() {
    var run = Run(WorkedExample.start())
    let changes = [run.undo(), run.redo()]
    #expect(changes == [false, false])
  }

  @Test func resetGoesToTheStartWithoutEdits() {
    var run = Run(WorkedExample.start())
    let first = run.moment
    run.make(.parameter(0, 1))
    _ = run.advance(to: 100)
    run.reset()
    #expect(run.moment == first)
  }

  @Test func undoOfAResetReturnsToThePlace() {
    var run = Run(WorkedExample.start())
    run.make(.parameter(0, 1))
    _ = run.advance(to: 100)
    let place = run.moment
    run.reset()
    _ = run.undo()
    #expect(run.moment == place)
  }

  @Test func anEditOfTheFirstExampleIsInTheErrorBeforeTraining() {
    var run = Run(WorkedExample.start())
    _ = run.advance(to: 10)
    run.make(.parameter(4, 2))
    let naive = NaiveRun(run.start, edits: run.journal.edits, epochs: 1)
    #expect(run.history.buckets.map(\.first.bits) == [naive.errors[0].bits])
  }

  @Test func undoneAtTheEndOfTheExampleBeforeAnEditTheRunStillShowsThatExample() {
    var run = Run(WorkedExample.start())
    _ = run.advance(to: 84)
    run.make(.parameter(4, 2))
    _ = run.advance(to: 60)
    let before = run.moment
    _ = run.undo()
    #expect(run.moment == before)
  }

  @Test func undoOfAResetMadeAgainReturnsToThePlaceToo() {
    var run = Run(WorkedExample.start())
    run.make(.parameter(0, 1))
    _ = run.advance(to: 100)
    let place = run.moment
    run.reset()
    _ = run.undo()
    _ = run.redo()
    #expect(run.position == 0)
    _ = run.undo()
    #expect(run.moment == place)
  }

  @Test func theHistoryIsCompleteAfterAnEditInItsFirstBucket() {
    var run = Run(WorkedExample.start(), keyframeCapacity: 4, historyLimit: 4)
    _ = run.advance(to: 20 * 60)
    #expect(run.history.width == 8)
    _ = run.advance(to: 2 * 60 + 5)
    run.make(.parameter(4, 2))
    _ = run.advance(to: 20 * 60)
    let naive = NaiveRun(run.start, edits: run.journal.edits, epochs: 20)
    #expect(run.history.count == 21)
    #expect(run.history.isTrue(to: naive.errors))
  }

  @Test func anEditOfTheSameExampleStaysWhenAnotherIsMadeAtAnEarlierStep() {
    var run = Run(WorkedExample.start())
    _ = run.advance(to: 24)
    run.make(.parameter(0, 1))
    _ = run.advance(to: 5)
    run.make(.parameter(1, 2))
    #expect(Array(run.pass.parameters.prefix(2)) == [1, 2])
  }

  @Test func walksWithEditsShowWhatARunStraightOnComputes() {
    for seed in 1...40 {
      var random = RandomSource(seed: UInt64(seed))
      var run = run(of: seed, historyLimit: [3, 4, 100][seed % 3])
      var naive = NaiveRun(run.start, epochs: 5)
      for _ in 0..<25 {
        switch random.whole(1...8) {
        case 1, 2:
          run.make(random.change(of: run.start))
        case 3: _ = run.undo()
        case 4: _ = run.redo()
        case 5 where random.whole(1...3) == 1: run.reset()
        default:
          let target = random.whole(0...naive.lastPosition)
          _ = run.advance(to: target, budget: random.pick([100, 1000, .max]))
        }
        naive = NaiveRun(run.start, edits: run.journal.edits, epochs: 5)
        #expect(run.moment == naive.moment(at: run.position), "seed \(seed)")
        #expect(run.history.isTrue(to: naive.errors), "seed \(seed)")
        #expect(run.history.count + run.history.width > run.epochsDone, "seed \(seed)")
      }
      _ = run.advance(to: naive.lastPosition)
      #expect(run.history.count == naive.errors.count, "seed \(seed)")
      #expect(run.history.isTrue(to: naive.errors), "seed \(seed)")
    }
  }

  /// What a change keeps for the way back does not grow with the number of changes before it.
  @Test func thousandsOfEditsCanBeTakenBackAndMadeAgain() {
    var run = Run(
      Run.Setup(
        network: WorkedExample.network(), examples: WorkedExample.examples,
        settings: TrainingSettings()))
    _ = run.advance(to: 24)
    for number in 1...2_000 { run.make(.parameter(0, Double(number)), budget: .max) }
    #expect(run.journal.edits.count == 2_000)
    for number in (1...1_999).reversed() {
      let wasUndone = run.undo()
      #expect(wasUndone && run.network.parameters[0] == Double(number))
    }
    for _ in 0..<1_999 { _ = run.redo() }
    #expect(run.network.parameters[0] == 2_000)
    #expect(run.position == 24)
  }
}
