import Backprop
import TextScreen

/// The history of E, combined to as many points as a plot has columns of dots; no extreme is lost.
struct ErrorCurve {
  /// Up to the present epoch.
  private(set) var past: [LinePlot.Bucket] = []
  /// What was run before going back, from the present epoch on.
  private(set) var ahead: [LinePlot.Bucket] = []
  private(set) var largest: Double?
  private(set) var smallestPositive: Double?
  private(set) var hasZero = false
  /// The first value that is not finite, and about which epoch it came after.
  private(set) var broken: (value: Double, epoch: Int)?
  let lastEpoch: Int
  /// E after the present epoch, where it is known to the last bit.
  let present: Double?

  var hasAhead: Bool { !ahead.isEmpty }

  init(_ history: ErrorHistory, now: Int, dotColumns: Int) {
    lastEpoch = max(0, history.count - 1)
    present = ErrorCurve.value(after: now, in: history)
    let buckets = history.buckets
    let width = history.width
    let group = max(1, (buckets.count + dotColumns - 1) / dotColumns)
    past.reserveCapacity(min(buckets.count, dotColumns) + 1)
    let split = min(buckets.count, now / width + 1)
    collect(buckets[..<split], width: width, group: group, into: \.past)
    if split < buckets.count {
      // The two parts meet at the present epoch.
      collect(buckets[max(0, split - 1)...], width: width, group: group, into: \.ahead)
    }
  }

  private static func value(after epoch: Int, in history: ErrorHistory) -> Double? {
    let (index, offset) = epoch.quotientAndRemainder(dividingBy: history.width)
    guard history.buckets.indices.contains(index), epoch < history.count else { return nil }
    if offset == 0 { return history.buckets[index].first }
    let isLast = offset == history.width - 1 || epoch == history.count - 1
    return isLast ? history.buckets[index].last : nil
  }

  private mutating func collect(
    _ buckets: ArraySlice<ErrorHistory.Bucket>, width: Int, group: Int,
    into part: WritableKeyPath<ErrorCurve, [LinePlot.Bucket]>
  ) {
    var points: [LinePlot.Bucket] = []
    var inGroup = 0
    for index in buckets.indices {
      let bucket = buckets[index]
      note(bucket, epoch: index * width)
      // A value that is not finite keeps a point of its own: its neighbours stay on the line.
      let isWhole = bucket.minimum.isFinite && bucket.maximum.isFinite && bucket.last.isFinite
      if inGroup > 0, inGroup < group, isWhole {
        let last = points.count - 1
        points[last].minimum = min(points[last].minimum, bucket.minimum)
        points[last].maximum = max(points[last].maximum, bucket.maximum)
        points[last].last = bucket.last
        inGroup += 1
      } else {
        points.append(
          LinePlot.Bucket(
            x: Double(index * width), minimum: bucket.minimum, maximum: bucket.maximum,
            first: bucket.first, last: bucket.last))
        inGroup = isWhole ? 1 : 0
      }
    }
    self[keyPath: part] = points
  }

  private mutating func note(_ bucket: ErrorHistory.Bucket, epoch: Int) {
    for value in [bucket.minimum, bucket.maximum, bucket.last] {
      guard value.isFinite else {
        if broken == nil { broken = (value, epoch) }
        continue
      }
      if value == 0 { hasZero = true }
      if value > 0, value < smallestPositive ?? .infinity { smallestPositive = value }
      if value > largest ?? -.infinity { largest = value }
    }
  }
}
