import Backprop
import Testing

/// Where movements by groups lead, against a list of all steps of several epochs.
struct RunGroupTests {
  private static let epochs = 3

  /// Looks at every position of some random runs.
  private func forEachPosition(_ body: (Run, Granularity, [Int]) -> Void) {
    for seed in 1...12 {
      let start = RandomCase(seed: seed, deepest: 3, widest: 2).start
      let naive = NaiveEpochs(start, epochs: RunGroupTests.epochs)
      let ends = Granularity.allCases.map { ($0, naive.ends($0)) }
      var run = Run(start)
      for position in 0...naive.places.count {
        _ = run.advance(to: position)
        for (granularity, ends) in ends { body(run, granularity, ends) }
      }
    }
  }

  @Test func forwardGoesToTheNextEndOfAGroup() {
    forEachPosition { run, granularity, ends in
      let later = ends.filter { $0 > run.position }
      for count in [1, 2, 5] where count <= later.count {
        let position = run.position(after: count, of: granularity)
        #expect(position == later[count - 1], "\(count) \(granularity) from \(run.position)")
      }
    }
  }

  @Test func backGoesToTheLastEndBeforeOrToTheStart() {
    forEachPosition { run, granularity, ends in
      let earlier = Array(ends.filter { $0 < run.position }.reversed())
      for count in [1, 2, 5, 10_000] {
        let expected = count <= earlier.count ? earlier[count - 1] : 0
        let position = run.position(before: count, of: granularity)
        #expect(position == expected, "\(count) \(granularity) from \(run.position)")
      }
    }
  }

  @Test(arguments: [.step, .example, .epoch] as [Granularity])
  func theLargestCountLeadsFarAhead(_ granularity: Granularity) {
    var run = Run(WorkedExample.start())
    _ = run.advance(to: 77)
    #expect(run.position(after: .max, of: granularity) >= Int.max / 4)
  }

  @Test(arguments: Granularity.allCases)
  func theLargestCountLeadsBackToTheStart(_ granularity: Granularity) {
    var run = Run(WorkedExample.start())
    _ = run.advance(to: 77)
    #expect(run.position(before: .max, of: granularity) == 0)
  }

  @Test func theUnitsOfTheWorkedExampleEndWhereTheListSays() {
    let run = Run(WorkedExample.start())
    let ends = (1...23).map { run.position(after: $0, of: .unit) }
    #expect(
      ends == [
        4, 8, 12, 16, 17, 18, 19, 26, 33, 42, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 64, 68, 72,
      ])
  }

  @Test func theLayersOfTheWorkedExampleEndWhereTheListSays() {
    let run = Run(WorkedExample.start())
    #expect((1...8).map { run.position(after: $0, of: .layer) } == [8, 16, 19, 33, 51, 59, 60, 68])
  }

  @Test func thePhasesOfTheWorkedExampleEndWhereTheListSays() {
    let run = Run(WorkedExample.start())
    #expect((1...6).map { run.position(after: $0, of: .phase) } == [16, 19, 51, 59, 60, 76])
  }

  @Test func aCountOfZeroStaysWhereItIs() {
    forEachPosition { run, granularity, _ in
      #expect(run.position(after: 0, of: granularity) == run.position)
      #expect(run.position(before: 0, of: granularity) == run.position)
    }
  }
}
