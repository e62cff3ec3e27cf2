import Backprop
import Explorer
import LessonSupport
import Testing

@Suite struct SettlingCurveTests {
  @Test func valuesAndChangesAreThoseOfTheSweepsDone() throws {
    for seed in 1...8 as ClosedRange<UInt64> {
      let state = Lessons.recurrent(4, seed: seed).after(40)
      let relaxation = try #require(state.run.pass.forwardSweeps)
      for done in 0...relaxation.sweepCount {
        let curve = SettlingCurve(relaxation, done: done)
        #expect(curve.shown == 0...relaxation.sweepCount)
        #expect(curve.changes.map(\.x) == (0..<done).map { Double($0 + 1) })
        for unit in 0..<4 {
          let expected = (0...done).map { relaxation.value(of: unit, sweep: $0) }
          #expect(curve.values(of: unit).map(\.last) == expected)
          #expect(curve.values(of: unit).map(\.x) == (0...done).map(Double.init))
        }
      }
    }
  }
}
