extension ErrorHistory {
  /// What is known of the error after an epoch: the value, or the smallest and the largest of a few
  /// epochs that share a bucket.
  package struct Reading: Equatable, Sendable {
    /// The epochs of the bucket.
    package let epochs: ClosedRange<Int>
    /// The smallest error of them.
    package let minimum: Double
    /// The largest error of them.
    package let maximum: Double
    /// The error after the epoch that was asked for; `nil` where only its bounds are known.
    package let exact: Double?
  }

  /// The last epoch of each bucket with the error after it, which is always known.
  package var lastOfBuckets: [(epoch: Int, error: Double)] {
    buckets.enumerated().map { (min(count, ($0 + 1) * width) - 1, $1.last) }
  }

  /// What is known of the error after an epoch; `nil` where none was recorded.
  package func reading(after epoch: Int) -> Reading? {
    guard epoch >= 0, epoch < count else { return nil }
    let (index, offset) = epoch.quotientAndRemainder(dividingBy: width)
    guard buckets.indices.contains(index) else { return nil }
    let bucket = buckets[index]
    let last = min(index * width + width, count) - 1
    let exact = offset == 0 ? bucket.first : epoch == last ? bucket.last : nil
    return Reading(
      epochs: index * width...last, minimum: bucket.minimum, maximum: bucket.maximum, exact: exact)
  }
}
