import Backprop
import Testing

/// A moment is the same bits however a run comes to it.
struct RunMovingTests {
  private static let epochs = 5

  @Test func steppingShowsWhatARunStraightOnComputes() {
    for seed in 1...15 {
      let start = RandomCase(seed: seed, deepest: 2, widest: 3).start
      let naive = NaiveRun(start, epochs: 2)
      var run = Run(start)
      for position in 0...naive.lastPosition {
        let progress = run.advance(to: position)
        #expect(progress == .arrived)
        #expect(run.moment == naive.moment(at: position), "seed \(seed)")
      }
    }
  }

  @Test func jumpsShowWhatSteppingShows() {
    for seed in 1...24 {
      var random = RandomSource(seed: UInt64(seed))
      let start = RandomCase(seed: seed, deepest: 2, widest: 3).start
      let naive = NaiveRun(start, epochs: RunMovingTests.epochs)
      var run = Run(start, keyframeCapacity: random.whole(2...8), historyLimit: 4)
      for _ in 0..<20 {
        let target = random.whole(0...naive.lastPosition)
        let progress = run.advance(to: target)
        #expect(progress == .arrived)
        #expect(run.moment == naive.moment(at: target), "seed \(seed)")
      }
    }
  }

  @Test func onTheWayARunStandsAtTheEndOfAnExampleAndShowsTheTruth() {
    for seed in 1...16 {
      var random = RandomSource(seed: UInt64(seed))
      let start = RandomCase(seed: seed, deepest: 2, widest: 3).start
      let naive = NaiveRun(start, epochs: RunMovingTests.epochs)
      let ends = Set(naive.list.ends(.example))
      var run = Run(start, keyframeCapacity: 4, historyLimit: 8)
      for _ in 0..<6 {
        let target = random.whole(0...naive.lastPosition)
        while run.advance(to: target, budget: random.whole(1...1000)) == .underway {
          #expect(ends.contains(run.position))
          #expect(run.moment == naive.moment(at: run.position), "seed \(seed)")
        }
        #expect(run.moment == naive.moment(at: target), "seed \(seed)")
      }
    }
  }

  @Test func theHistoryHoldsEveryErrorWhateverTheWay() {
    for seed in 1...24 {
      var random = RandomSource(seed: UInt64(seed))
      let start = RandomCase(seed: seed, deepest: 2, widest: 3).start
      let naive = NaiveRun(start, epochs: RunMovingTests.epochs)
      var run = Run(start, keyframeCapacity: 4, historyLimit: [4, 100][seed % 2])
      for _ in 0..<20 {
        _ = run.advance(to: random.whole(0...naive.lastPosition), budget: random.whole(1...5000))
        #expect(run.history.isTrue(to: naive.errors), "seed \(seed)")
        #expect(run.history.count == run.furthest / run.stepsPerEpoch + 1, "seed \(seed)")
      }
    }
  }

  @Test func aPositionBeforeTheStartIsTheStart() {
    var run = Run(WorkedExample.start())
    let first = run.moment
    _ = run.advance(to: 100)
    let progress = run.advance(to: -5)
    #expect(progress == .arrived)
    #expect(run.moment == first)
  }

  @Test func theFurthestPositionStaysWhenTheRunGoesBack() {
    var run = Run(WorkedExample.start())
    _ = run.advance(to: 200)
    _ = run.advance(to: 3)
    #expect(run.furthest == 200)
  }

  @Test func whatIsNextIsWhatComesNext() {
    let start = RandomCase(seed: 5, deepest: 2, widest: 2).start
    let naive = NaiveEpochs(start, epochs: 2)
    var run = Run(start)
    for position in 0..<naive.steps.count {
      _ = run.advance(to: position)
      #expect(run.next.quantity == naive.steps[position].quantity)
      #expect(run.next.phase == naive.steps[position].phase)
    }
  }

  @Test func whatIsKnownIsWhatHasBeenComputed() {
    var run = Run(WorkedExample.start())
    for position in [0, 1, 24, 60, 61, 119, 120] {
      _ = run.advance(to: position)
      let done = position == 0 ? 0 : (position - 1) % 60 + 1
      for (index, step) in run.pass.steps.enumerated() {
        #expect(run.isKnown(step.quantity) == (index < done))
      }
    }
  }

  @Test func keyframesStayFewHoweverLongTheRun() {
    var run = Run(SmallRuns.line(rate: 0.01), keyframeCapacity: 16, historyLimit: 64)
    for epoch in [3, 50, 700, 4000] {
      _ = run.advance(to: epoch * run.stepsPerEpoch)
      #expect(run.keyframeCount <= 16)
    }
    #expect(run.keyframeCount >= 8)
  }

  @Test func theErrorIsNotKnownBeforeItsStep() {
    var run = Run(WorkedExample.start())
    _ = run.advance(to: 59)
    #expect(run.pass.value(of: .error).isNaN)
    _ = run.advance(to: 60)
    #expect(run.pass.value(of: .error).isNear(0.29102777369359933, within: 1e-12))
  }
}
