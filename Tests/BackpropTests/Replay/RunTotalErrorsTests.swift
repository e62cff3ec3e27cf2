import Backprop
import Testing

/// E_total of the examples on the way to the present one.
struct RunTotalErrorsTests {
  @Test(arguments: [0, 1, 4, 29, 60])
  func eachIsThatOfItsOwnWeights(exampleIndex: Int) throws {
    let start = SmallRuns.exclusiveOr()
    let naive = NaiveRun(start, epochs: 16).passes.map(\.totalError)
    var run = Run(start)
    _ = run.advance(to: run.start(ofExample: exampleIndex))
    _ = run.advance(to: run.position + 1)
    let before = run.moment
    let errors = try #require(run.totalErrors(ofLast: 5, budget: 1_000_000))
    #expect(errors == Array(naive[max(0, exampleIndex - 4)...exampleIndex]))
    #expect(run.moment == before)
  }

  @Test func whatTakesTooLongIsLeftOut() {
    var run = Run(SmallRuns.exclusiveOr())
    _ = run.advance(to: run.start(ofExample: 1000))
    #expect(run.totalErrors(ofLast: 5, budget: 4) == nil)
  }
}
