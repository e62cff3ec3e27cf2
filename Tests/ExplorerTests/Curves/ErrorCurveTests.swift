import Backprop
import Explorer
import LessonSupport
import Testing

@Suite struct ErrorCurveTests {
  private func history(_ errors: [Double], limit: Int = ErrorHistory.capacity) -> ErrorHistory {
    var history = ErrorHistory(limit: limit)
    for error in errors { history.append(error) }
    return history
  }

  @Test func noExtremeIsLost() {
    var errors = (0..<10_000).map { 1 + 1 / Double($0 + 1) }
    (errors[4_321], errors[7_654]) = (1e6, 1e-6)
    let curve = ErrorCurve(history(errors), now: 9_999, pointCount: 100)
    #expect(curve.past.count <= 100 && curve.ahead.isEmpty)
    #expect(curve.past.map(\.maximum).max() == 1e6)
    #expect(curve.past.map(\.minimum).min() == 1e-6)
    #expect(curve.largest == 1e6 && curve.smallestPositive == 1e-6 && !curve.hasZero)
    #expect(curve.lastEpoch == 9_999 && curve.present == errors[9_999])
  }

  @Test func whatIsAheadBeginsAtThePresentEpoch() {
    let curve = ErrorCurve(history([5, 4, 3, 2, 1]), now: 2, pointCount: 100)
    #expect(curve.past.map(\.last) == [5, 4, 3])
    #expect(curve.ahead.map(\.last) == [3, 2, 1])
    #expect(curve.hasAhead && curve.present == 3)
  }

  /// A value that is not finite has a point of its own, and says where it is.
  @Test func theFirstValueThatIsNoNumberIsFound() {
    let curve = ErrorCurve(history([3, 2, .infinity, .nan, 1]), now: 4, pointCount: 2)
    #expect(curve.broken?.epoch == 2 && curve.broken?.value == .infinity)
    #expect(curve.past.map(\.x) == [0, 2, 3, 4])
    #expect(curve.largest == 3 && curve.smallestPositive == 1)
  }

  @Test func zeroIsNoPositiveError() {
    let curve = ErrorCurve(history([3, 0, 0.5]), now: 2, pointCount: 100)
    #expect(curve.hasZero && curve.smallestPositive == 0.5)
    #expect(ErrorCurve(history([0, 0]), now: 1, pointCount: 100).smallestPositive == nil)
  }

  @Test func allCurvesShareTheirAxes() {
    var state = Lessons.classes([2, 4, 1], examples: 8, tests: 6).after(20_000)
    var curves = ErrorCurves(state, pointCount: 100)
    #expect(curves.test != nil && curves.earlier.isEmpty)
    let epochs = curves.lastEpoch
    state = state.after(state.run.stepsPerEpoch * 5)
    state.run.make(.parameter(0, 7))
    curves = ErrorCurves(state, pointCount: 100)
    #expect(curves.earlier.map(\.words) == ["before w1 = 7"])
    #expect(curves.training.lastEpoch < epochs && curves.lastEpoch == epochs)
  }
}
