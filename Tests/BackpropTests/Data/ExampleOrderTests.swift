import Backprop
import Testing

struct ExampleOrderTests {
  private func rows(
    _ order: TrainingSettings.Order, seed: UInt64 = 1, epoch: Int, count: Int = 12
  ) -> [Int] {
    var settings = TrainingSettings()
    settings.order = order
    settings.seed = seed
    var found = ExampleOrder(settings, exampleCount: count)
    found.prepare(epoch: epoch)
    return (0..<count).map(found.row)
  }

  @Test func theOrderGivenIsThatOfTheData() {
    #expect(rows(.given, epoch: 3) == Array(0..<12))
  }

  @Test(arguments: 1...50) func anEpochTakesEveryRowOnce(_ epoch: Int) {
    #expect(rows(.shuffled, epoch: epoch).sorted() == Array(0..<12))
  }

  @Test func eachEpochHasAnOrderOfItsOwn() {
    #expect(Set((1...50).map { rows(.shuffled, epoch: $0) }).count == 50)
  }

  @Test func eachSeedHasOrdersOfItsOwn() {
    #expect(Set((0..<50).map { rows(.shuffled, seed: $0, epoch: 1) }).count == 50)
  }

  @Test func everyRowComesToEveryPlaceAboutAsOften() {
    var counts = [[Int]](repeating: [0, 0, 0, 0], count: 4)
    for epoch in 1...4000 {
      for (place, row) in rows(.shuffled, epoch: epoch, count: 4).enumerated() {
        counts[place][row] += 1
      }
    }
    #expect(counts.joined().allSatisfy { abs($0 - 1000) < 150 })
  }

  @Test func anOrderIsTheSameWhateverWasAskedForBefore() {
    var settings = TrainingSettings()
    settings.order = .shuffled
    var order = ExampleOrder(settings, exampleCount: 12)
    for epoch in [5, 1, 9, 5, 5, 2] {
      order.prepare(epoch: epoch)
      #expect((0..<12).map(order.row) == rows(.shuffled, epoch: epoch))
      #expect((0..<12).allSatisfy { order.row(at: order.place(of: $0)) == $0 })
    }
  }

  @Test func aRunShowsTheRowThatItTakes() {
    let start = SmallRuns.exclusiveOr { $0.order = .shuffled }
    var run = Run(start)
    var seen: [Int] = []
    for _ in 0..<8 {
      _ = run.advance(to: run.position(after: 1, of: .example))
      seen.append(run.example)
      #expect(run.pass.inputs == Array(start.examples.inputs(of: run.example)))
      #expect(run.exampleIndex(ofRow: run.example, inEpoch: run.epoch) == run.exampleIndex)
    }
    #expect(seen.prefix(4).sorted() == [0, 1, 2, 3])
    #expect(seen.suffix(4).sorted() == [0, 1, 2, 3])
  }

  @Test func theErrorIsSummedInTheOrderGiven() {
    let given = SmallRuns.exclusiveOr { $0.batch = .full }
    let shuffled = SmallRuns.exclusiveOr {
      $0.batch = .full
      $0.order = .shuffled
    }
    #expect(Training(given).errors.bits == Training(shuffled).errors.bits)
  }
}
