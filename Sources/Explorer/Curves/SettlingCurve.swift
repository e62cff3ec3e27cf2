package import Backprop

/// How the units of a recurrent network settle, forward or backward, sweep by sweep.
package struct SettlingCurve {
  private let relaxation: Relaxation
  /// How many of the sweeps are done; those to come are not known yet.
  package let done: Int
  /// The sweeps of which each has its place: all, or of very many those around the last one done.
  package let shown: ClosedRange<Int>

  /// More points than this show nothing more on any screen.
  private static let mostPoints = 400

  package init(_ relaxation: Relaxation, done: Int) {
    self.relaxation = relaxation
    self.done = done
    let (most, stride) = (60, 8)
    guard relaxation.sweepCount > most else {
      shown = 0...relaxation.sweepCount
      return
    }
    let last = min(relaxation.sweepCount, (done / stride + 1) * stride)
    shown = max(0, last - 3 * stride)...last
  }

  package var sweepCount: Int { relaxation.sweepCount }

  /// The least and the largest value of any unit in the sweeps done.
  package var extremes: ClosedRange<Double>? { relaxation.extremes(upTo: done) }

  /// The same of all sweeps, for an axis that stays as they are done.
  package var wholeExtremes: ClosedRange<Double>? {
    relaxation.extremes(upTo: relaxation.sweepCount)
  }

  /// A unit's values in the sweeps that are shown, combined where they are many; no extreme is lost.
  package func values(of unit: Int) -> [CurvePoint] {
    let first = shown.lowerBound
    let count = done - first + 1
    let width = (count - 1) / SettlingCurve.mostPoints + 1
    return stride(from: 0, to: count, by: width).map { start in
      let values = (start..<min(count, start + width)).map {
        relaxation.value(of: unit, sweep: first + $0)
      }
      // NaN is neither the least nor the largest of anything: it stands for itself.
      let hasBreak = values.contains(where: \.isNaN)
      return CurvePoint(
        x: Double(first + start), minimum: hasBreak ? .nan : values.min() ?? .nan,
        maximum: hasBreak ? .nan : values.max() ?? .nan, first: values[0],
        last: values[values.count - 1])
    }
  }

  /// The largest change of each sweep done, combined where they are many.
  package var changes: [CurvePoint] {
    guard done > 0 else { return [] }
    let width = relaxation.changes.width
    return relaxation.changes.buckets.prefix((done + width - 1) / width).enumerated().map {
      CurvePoint(
        x: Double(1 + $0 * width), minimum: $1.minimum, maximum: $1.maximum, first: $1.first,
        last: $1.last)
    }
  }
}
