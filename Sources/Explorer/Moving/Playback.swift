import Backprop

/// Running by itself: how fast, what of the time is not used up yet, and how far it has come.
package struct Playback: Equatable, Sendable {
  /// Groups a second, each at least twice the one before; `nil`: as fast as it can train.
  package static let speeds: [Int?] = [
    1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, nil,
  ]

  /// Five groups a second: what one can follow.
  private static let slow = 2

  package var isRunning = false
  /// An index into `speeds`.
  package private(set) var level = Playback.slow
  /// Whether a person has chosen the speed.
  private var isChosen = false
  /// By what the arrows go once it stands again; `nil`: by what they go now.
  var granularityAtRest: Granularity?
  private var credit = 0.0
  package private(set) var meter = Meter()

  package init() {}

  package var speed: Int? { Playback.speeds[level] }
  /// Whether somebody watches it go, at the speed that was chosen; else it goes as fast as it can.
  package var isPaced = true
  /// The groups a second that it goes by; `nil`: as fast as it can train.
  var pace: Int? { isPaced ? speed : nil }

  /// Whether frames follow each other too fast to light single steps, where it goes by such groups.
  func isFast(_ granularity: Granularity) -> Bool {
    // A whole example has more steps than one can follow.
    isRunning && (granularity >= .example || speed.map { $0 > 10 } ?? true)
  }

  mutating func change(by offset: Int) {
    level = min(max(0, level + offset), Playback.speeds.count - 1)
    isChosen = true
  }

  mutating func goFastest() { change(by: Playback.speeds.count) }

  /// Takes the speed nearest to so many groups a second, unless a person has chosen one; `nil`: one that
  /// can be followed.
  mutating func suggest(_ wanted: Double?) {
    guard !isChosen else { return }
    guard let wanted, wanted > 0 else {
      level = Playback.slow
      return
    }
    let numbered = Playback.speeds.enumerated().compactMap { level, speed in
      speed.map { (level, distance: max(Double($0) / wanted, wanted / Double($0))) }
    }
    level = numbered.min { $0.distance < $1.distance }?.0 ?? level
  }

  mutating func begin(atExample exampleIndex: Int) {
    isRunning = true
    credit = 0
    meter = Meter(atExample: exampleIndex)
  }

  mutating func measure(seconds: Double, example exampleIndex: Int) {
    meter.pass(seconds: seconds, example: exampleIndex)
  }

  /// Returns how many groups are due after some seconds; `nil`: as many as can be done.
  mutating func due(after seconds: Double) -> Int? {
    guard let pace else { return nil }
    // After a long pause nobody wants it all at once.
    credit += min(seconds, 0.25) * Double(pace)
    let due = Int(credit)
    credit -= Double(due)
    return due
  }

  /// The seconds until the next group is due.
  package var secondsToNext: Double {
    guard let pace else { return 0 }
    return max(0, (1 - credit) / Double(pace))
  }
}

extension Playback {
  /// How long it has run, and how many examples a second it trains.
  package struct Meter: Equatable, Sendable {
    package private(set) var seconds = 0.0
    /// Over the last second or so; `nil` before there is one to speak of.
    package private(set) var examplesPerSecond: Double?
    private let first: Int
    /// Where the present stretch began.
    private var start = 0.0
    private var startExample: Int

    init(atExample exampleIndex: Int = 0) {
      first = exampleIndex
      startExample = exampleIndex
    }

    /// Over the whole run so far; `nil` where it took no time.
    package func meanExamplesPerSecond(upTo exampleIndex: Int) -> Double? {
      seconds > 0 ? Double(exampleIndex - first) / seconds : nil
    }

    /// Shorter stretches would make the figure dance.
    private static let stretch = 0.5

    mutating func pass(seconds: Double, example exampleIndex: Int) {
      self.seconds += seconds
      let passed = self.seconds - start
      guard passed >= Meter.stretch else { return }
      examplesPerSecond = Double(exampleIndex - startExample) / passed
      (start, startExample) = (self.seconds, exampleIndex)
    }
  }
}
