/// Running by itself: how fast, and what of the time is not used up yet.
package struct Playback: Equatable, Sendable {
  /// Groups a second; `nil`: as fast as it can train.
  package static let speeds: [Int?] = [1, 2, 5, 10, 25, 100, 1_000, 10_000, nil]

  package var isRunning = false
  /// An index into `speeds`.
  package private(set) var level = 2
  private var credit = 0.0

  package init() {}

  package var speed: Int? { Playback.speeds[level] }

  /// Whether frames follow each other too fast to light single steps.
  package var isFast: Bool { isRunning && (speed.map { $0 > 10 } ?? true) }

  mutating func change(by offset: Int) {
    level = min(max(0, level + offset), Playback.speeds.count - 1)
  }

  mutating func begin() {
    isRunning = true
    credit = 0
  }

  /// Returns how many groups are due after some seconds; `nil`: as many as can be done.
  mutating func due(after seconds: Double) -> Int? {
    guard let speed else { return nil }
    // After a long pause nobody wants it all at once.
    credit += min(seconds, 0.25) * Double(speed)
    let due = Int(credit)
    credit -= Double(due)
    return due
  }

  /// The seconds until the next group is due.
  package var secondsToNext: Double {
    guard let speed else { return 0 }
    return max(0, (1 - credit) / Double(speed))
  }
}
