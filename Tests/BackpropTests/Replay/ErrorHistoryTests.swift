import Backprop
import Testing

struct ErrorHistoryTests {
  private func history(of errors: [Double], limit: Int) -> ErrorHistory {
    var history = ErrorHistory(limit: limit)
    for error in errors { history.append(error) }
    return history
  }

  @Test func eachErrorHasABucketOfItsOwnWhileThereIsRoom() {
    let history = history(of: [3, 1, 2], limit: 4)
    #expect(history.width == 1)
    #expect(history.buckets.map(\.first) == [3, 1, 2])
  }

  @Test(arguments: [(4, 1, 4), (5, 2, 3), (8, 2, 4), (9, 4, 3), (17, 8, 3)])
  func bucketsBecomeWiderWhenTheRoomIsFull(_ count: Int, _ width: Int, _ buckets: Int) {
    let history = history(of: (0..<count).map(Double.init), limit: 4)
    #expect(history.count == count)
    #expect(history.width == width)
    #expect(history.buckets.count == buckets)
  }

  @Test func theStandardRoomIsWhatTheCapacitySays() {
    let count = ErrorHistory.capacity
    var history = ErrorHistory()
    for index in 0..<count { history.append(Double(index)) }
    #expect(history.buckets.count == count)
    history.append(0)
    #expect(history.buckets.count == count / 2 + 1)
  }

  @Test(arguments: [4, 5, 7, 8])
  func bucketsHoldTheExtremesAndEndsOfTheirErrors(_ limit: Int) {
    var random = RandomSource(seed: UInt64(limit))
    for count in 1...100 {
      let errors = random.numbers(count)
      let history = history(of: errors, limit: limit)
      #expect(history.isTrue(to: errors))
    }
  }

  @Test func noSpikeIsLostWhereverItStands() {
    for place in 0..<50 {
      var errors = [Double](repeating: 1, count: 50)
      errors[place] = 9
      let history = history(of: errors, limit: 4)
      #expect(history.buckets[place / history.width].maximum == 9)
    }
  }

  @Test func whatIsNotANumberStaysVisible() {
    for place in 0..<50 {
      var errors = [Double](repeating: 1, count: 50)
      errors[place] = .nan
      let bucket = history(of: errors, limit: 4).buckets[place / 16]
      #expect(bucket.minimum.isNaN && bucket.maximum.isNaN)
    }
  }

  @Test(arguments: [(4, 5), (9, 10), (10, 10), (100, 10)])
  func truncatingForgetsWhatComesAfterAnEpoch(_ epoch: Int, _ count: Int) {
    var history = history(of: (0..<10).map(Double.init), limit: 16)
    history.truncate(after: epoch)
    #expect(history.count == count)
    #expect(history.buckets.count == count)
  }

  @Test(arguments: [(0, 0), (2, 0), (3, 4), (6, 4), (7, 8), (8, 8)])
  func truncatingInTheMiddleOfABucketForgetsAllOfIt(_ epoch: Int, _ count: Int) {
    var history = history(of: (0..<10).map(Double.init), limit: 4)
    #expect(history.width == 4)
    history.truncate(after: epoch)
    #expect(history.count == count)
    #expect(history.buckets.count == count / 4)
  }

  @Test func errorsAfterTruncatingStandWhereTheyBelong() {
    let errors = (0..<10).map(Double.init)
    var history = history(of: errors, limit: 4)
    history.truncate(after: 4)
    for error in errors[history.count...] { history.append(error) }
    #expect(history.isTrue(to: errors))
  }
}

extension ErrorHistory {
  /// Whether each bucket says what it must of the errors, as far as the history goes.
  func isTrue(to errors: [Double]) -> Bool {
    guard count <= errors.count, buckets.count == (count + width - 1) / width else { return false }
    return buckets.enumerated().allSatisfy { index, bucket in
      let own = errors[index * width..<min(count, (index + 1) * width)]
      let isNaN = own.contains { $0.isNaN }
      let expected = [
        isNaN ? Double.nan : own.min() ?? .nan, isNaN ? .nan : own.max() ?? .nan,
        own.first ?? .nan, own.last ?? .nan,
      ]
      return bucket.bits == expected.bits
    }
  }

  /// Where epochs share a bucket, the least and the largest of them is said.
  @Test func sharedBucketsGiveARange() {
    var history = ErrorHistory(limit: 4)
    for epoch in 0..<10 { history.append(Double(10 - epoch)) }
    #expect(history.width == 4)
    #expect(history.reading(after: 4)?.exact == 6)
    #expect(history.reading(after: 7)?.exact == 3)
    let inside = history.reading(after: 5)
    #expect(inside?.exact == nil)
    #expect(inside?.epochs == 4...7 && inside?.minimum == 3 && inside?.maximum == 6)
    #expect(history.reading(after: 9)?.exact == 1)
    #expect(history.reading(after: 10) == nil && history.reading(after: -1) == nil)
  }
}
