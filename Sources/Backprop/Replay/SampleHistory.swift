/// Values of something along a run, kept in a bounded number of buckets.
///
/// A bucket is of so many examples; when the room is full, neighbouring buckets become one, so that no
/// extreme is ever lost.
package struct SampleHistory: Equatable, Sendable {
  /// The buckets, oldest first; `nil` where nothing was sampled.
  package private(set) var buckets: [ErrorHistory.Bucket?] = []
  /// How many examples a bucket stands for.
  package private(set) var width = 1
  /// The smallest and the largest finite value so far; `nil` where there is none.
  package private(set) var range: ClosedRange<Double>?
  private let limit: Int

  /// Makes an empty history.
  package init(limit: Int = ErrorHistory.capacity) { self.limit = limit }

  /// Records a value.
  ///
  /// - Parameters:
  ///   - value: may be of any kind.
  ///   - exampleIndex: the example in which it was found, by its number in the run from 0; none of
  ///     those before comes after it.
  package mutating func append(_ value: Double, at exampleIndex: Int) {
    while exampleIndex / width >= limit { halve() }
    let index = exampleIndex / width
    if index >= buckets.count {
      buckets.append(contentsOf: repeatElement(nil, count: index - buckets.count))
      buckets.append(ErrorHistory.Bucket(value))
    } else {
      buckets[index]?.add(value)
      if buckets[index] == nil { buckets[index] = ErrorHistory.Bucket(value) }
    }
    guard value.isFinite else { return }
    if let range {
      guard !range.contains(value) else { return }
      self.range = min(range.lowerBound, value)...max(range.upperBound, value)
    } else {
      range = value...value
    }
  }

  /// The last bucket that begins before an example and in which something was sampled.
  package func last(before exampleIndex: Int) -> ErrorHistory.Bucket? {
    let end = min(buckets.count, (max(0, exampleIndex) + width - 1) / width)
    return buckets[..<end].last { $0 != nil } ?? nil
  }

  private mutating func halve() {
    var half: [ErrorHistory.Bucket?] = []
    half.reserveCapacity(limit)
    for index in stride(from: 0, to: buckets.count, by: 2) {
      var bucket = buckets[index]
      if index + 1 < buckets.count, let next = buckets[index + 1] {
        if bucket == nil { bucket = next } else { bucket?.add(next) }
      }
      half.append(bucket)
    }
    buckets = half
    width *= 2
  }
}
