package import Backprop

/// The history of E, combined to as many points as a picture shows; no extreme is lost.
package struct ErrorCurve {
  /// Up to the present epoch.
  package private(set) var past: [CurvePoint] = []
  /// What was run before going back, from the present epoch on.
  package private(set) var ahead: [CurvePoint] = []
  package private(set) var largest: Double?
  private var smallest = Double.infinity
  package private(set) var hasZero = false
  /// The first value that is not finite, and about which epoch it came after.
  package private(set) var broken: (value: Double, epoch: Int)?
  package let lastEpoch: Int
  /// E after the present epoch, where it is known to the last bit.
  package let present: Double?

  package var smallestPositive: Double? { smallest.isFinite ? smallest : nil }
  package var hasAhead: Bool { !ahead.isEmpty }

  /// Fewer points are all seen.
  private static let leastToSmooth = 24
  /// A moving mean is taken over this share of all points.
  private static let smoothedShare = 16

  /// The past as a moving mean, where it goes up and down so often that only a band of it would be seen;
  /// else `nil`.
  package var smoothed: [CurvePoint]? {
    let count = past.count
    guard count >= ErrorCurve.leastToSmooth, past.allSatisfy({ ($0.maximum - $0.minimum).isFinite })
    else { return nil }
    var turns = 0
    for index in 1..<count - 1 {
      let (before, after) = (past[index - 1].last, past[index + 1].last)
      // Where E stays as it is, it does not turn.
      let isPeak = past[index].last > max(before, after)
      if isPeak || past[index].last < min(before, after) { turns += 1 }
    }
    guard turns * 3 > count else { return nil }
    let reach = max(2, count / ErrorCurve.smoothedShare)
    return past.indices.map { index in
      let part = past[max(0, index - reach)...min(count - 1, index + reach)]
      return CurvePoint(
        x: past[index].x, y: part.reduce(0) { $0 + $1.last / Double(part.count) })
    }
  }

  /// Combines a history.
  ///
  /// - Parameters:
  ///   - history: the errors.
  ///   - now: the present epoch.
  ///   - pointCount: about how many points are shown at most.
  package init(_ history: ErrorHistory, now: Int, pointCount: Int) {
    lastEpoch = max(0, history.count - 1)
    present = history.reading(after: now)?.exact
    let buckets = history.buckets
    let width = history.width
    let group = max(1, (buckets.count + pointCount - 1) / pointCount)
    past.reserveCapacity(min(buckets.count, pointCount) + 1)
    let split = min(buckets.count, now / width + 1)
    collect(buckets[..<split], width: width, group: group, into: \.past)
    if split < buckets.count {
      // The two parts meet at the present epoch.
      collect(buckets[max(0, split - 1)...], width: width, group: group, into: \.ahead)
    }
  }

  private mutating func collect(
    _ buckets: ArraySlice<ErrorHistory.Bucket>, width: Int, group: Int,
    into part: WritableKeyPath<ErrorCurve, [CurvePoint]>
  ) {
    var points: [CurvePoint] = []
    points.reserveCapacity(buckets.count / group + 2)
    // Kept apart while a group grows: there may be many buckets, and this is done for every frame.
    var (low, high) = (Double.infinity, -Double.infinity)
    var (first, last, start, count) = (0.0, 0.0, 0, 0)
    func close() {
      guard count > 0 else { return }
      points.append(
        CurvePoint(
          x: Double(start * width), minimum: low, maximum: high, first: first, last: last))
      note(low: low, high: high)
      count = 0
    }
    for index in buckets.indices {
      let bucket = buckets[index]
      let isWhole = (bucket.minimum - bucket.maximum).isFinite && bucket.last.isFinite
      if count == group || !isWhole { close() }
      guard isWhole else {
        // A value that is not finite has a point of its own: its neighbours stay on the line.
        points.append(
          CurvePoint(
            x: Double(index * width), minimum: bucket.minimum, maximum: bucket.maximum,
            first: bucket.first, last: bucket.last))
        note(bucket, epoch: index * width)
        continue
      }
      if count == 0 { (low, high, first, start) = (.infinity, -.infinity, bucket.first, index) }
      low = min(low, bucket.minimum)
      high = max(high, bucket.maximum)
      last = bucket.last
      if bucket.minimum > 0 { smallest = min(smallest, bucket.minimum) }
      count += 1
    }
    close()
    self[keyPath: part] = points
  }

  private mutating func note(low: Double, high: Double) {
    if low == 0 { hasZero = true }
    if high > 0, low <= 0 { smallest = min(smallest, high) }
    largest = max(largest ?? high, high)
  }

  /// Takes note of a bucket some of whose values are not finite.
  private mutating func note(_ bucket: ErrorHistory.Bucket, epoch: Int) {
    for value in [bucket.first, bucket.minimum, bucket.maximum, bucket.last] {
      if value.isFinite {
        note(low: value, high: value)
      } else if broken == nil {
        broken = (value, epoch)
      }
    }
  }
}
