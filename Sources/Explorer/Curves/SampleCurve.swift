package import Backprop

/// What was sampled along a run, combined to as many points as a picture shows; no extreme is lost.
package struct SampleCurve {
  package let points: [CurvePoint]
  /// The smallest and the largest finite value; `nil` where there is none.
  package let range: ClosedRange<Double>?

  /// Combines a history.
  ///
  /// - Parameters:
  ///   - history: what was sampled.
  ///   - exampleCount: how many examples an epoch has; a point's `x` is in epochs.
  ///   - lastEpoch: where the picture ends.
  ///   - pointCount: about how many points are shown at most.
  package init(_ history: SampleHistory, exampleCount: Int, lastEpoch: Int, pointCount: Int) {
    range = history.range
    // A group is as wide as a column of the picture.
    let shown = max(1, lastEpoch * exampleCount / history.width)
    let group = max(1, shown / max(1, pointCount))
    var points: [CurvePoint] = []
    points.reserveCapacity(history.buckets.count / group + 1)
    for start in stride(from: 0, to: history.buckets.count, by: group) {
      let end = min(start + group, history.buckets.count)
      let found = history.buckets[start..<end].compactMap { $0 }
      guard let first = found.first, let last = found.last else { continue }
      // What was found in an example is known at its end.
      let index = history.buckets[start..<end].lastIndex { $0 != nil } ?? start
      let x = Double((index + 1) * history.width) / Double(exampleCount)
      points.append(
        CurvePoint(
          x: x, minimum: found.reduce(first.minimum) { Swift.min($0, $1.minimum) },
          maximum: found.reduce(first.maximum) { Swift.max($0, $1.maximum) }, first: first.first,
          last: last.last))
    }
    self.points = points
  }
}
