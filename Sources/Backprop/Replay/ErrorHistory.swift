/// E after each epoch, kept in a bounded number of buckets.
///
/// Entry 0 is E before training. While there are few epochs each has a bucket of its own; when the
/// room is full, neighbouring buckets become one, so that no extreme is ever lost.
public struct ErrorHistory: Equatable, Sendable {
  /// The errors of some consecutive epochs.
  public struct Bucket: Equatable, Sendable {
    /// The smallest error.
    public var minimum: Double
    /// The largest error.
    public var maximum: Double
    /// The error after the first of the epochs.
    public var first: Double
    /// The error after the last of the epochs.
    public var last: Double

    init(_ error: Double) {
      minimum = error
      maximum = error
      first = error
      last = error
    }

    mutating func add(_ error: Double) {
      // A NaN stays visible: it is neither below nor above anything.
      minimum = error < minimum || error.isNaN ? error : minimum
      maximum = error > maximum || error.isNaN ? error : maximum
      last = error
    }

    mutating func add(_ later: Bucket) {
      let first = first
      add(later.minimum)
      add(later.maximum)
      self.first = first
      last = later.last
    }
  }

  /// The largest number of buckets.
  public static let capacity = 65_536

  /// The buckets, oldest first.
  public private(set) var buckets: [Bucket] = []
  /// How many epochs a bucket stands for.
  public private(set) var width = 1
  /// How many errors were recorded: those after epochs 0 ..< count.
  public private(set) var count = 0
  /// The largest number of buckets of this history.
  package let limit: Int

  /// Makes an empty history with room for so many buckets.
  package init(limit: Int = ErrorHistory.capacity) { self.limit = limit }

  /// The error after an epoch, where it has a bucket of its own; `nil` where it is not known exactly.
  public func error(after epoch: Int) -> Double? {
    guard width == 1, buckets.indices.contains(epoch) else { return nil }
    return buckets[epoch].last
  }

  /// The error after an epoch, or after the last one before it whose error is known exactly.
  package func latest(after epoch: Int) -> Double? {
    let bucket = min(epoch / width, buckets.count - 1)
    guard bucket >= 0 else { return nil }
    return bucket == buckets.count - 1 || width == 1 || (epoch + 1) % width == 0 || bucket == 0
      ? buckets[bucket].last : buckets[bucket - 1].last
  }

  /// Records the error after the next epoch.
  package mutating func append(_ error: Double) {
    let bucket = count / width
    if bucket == limit {
      halve()
      append(error)
      return
    }
    if bucket == buckets.count {
      buckets.append(Bucket(error))
    } else {
      buckets[bucket].add(error)
    }
    count += 1
  }

  /// Forgets what comes after an epoch; where that is in the middle of a bucket, the whole bucket.
  package mutating func truncate(after epoch: Int) {
    guard epoch + 1 < count else { return }
    let kept = (epoch + 1) / width
    buckets.removeSubrange(kept...)
    count = kept * width
  }

  private mutating func halve() {
    var half: [Bucket] = []
    half.reserveCapacity(limit)
    for index in stride(from: 0, to: buckets.count, by: 2) {
      var bucket = buckets[index]
      if index + 1 < buckets.count { bucket.add(buckets[index + 1]) }
      half.append(bucket)
    }
    buckets = half
    width *= 2
  }
}
