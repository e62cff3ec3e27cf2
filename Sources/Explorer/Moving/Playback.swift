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
  /// By which groups it went when a speed was last taken for it.
  var suggestedFor: Granularity?
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
    isRunning && (granularity >= .example || speed.map { $0 >= 10 } ?? true)
  }

  mutating func change(by offset: Int) {
    level = min(max(0, level + offset), Playback.speeds.count - 1)
    isChosen = true
    meter.beginAnew()
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
    /// Over the last examples; `nil` before there are some to speak of.
    package private(set) var examplesPerSecond: Double?
    private let first: Int
    /// Where the stretch began that is measured, and where the next one will have begun.
    private var start: Moment
    private var middle: Moment
    private var last: Moment
    private var beginsAnew = false

    private struct Moment: Equatable {
      var seconds: Double
      var example: Int
    }

    init(atExample exampleIndex: Int = 0) {
      first = exampleIndex
      start = Moment(seconds: 0, example: exampleIndex)
      (middle, last) = (start, start)
    }

    /// Over the whole run so far; `nil` where it took no time.
    package func meanExamplesPerSecond(upTo exampleIndex: Int) -> Double? {
      seconds > 0 ? Double(exampleIndex - first) / seconds : nil
    }

    /// Measures from now on: what was before went at another speed.
    mutating func beginAnew() {
      (examplesPerSecond, beginsAnew) = (nil, true)
    }

    /// Over fewer seconds or examples the figure would dance.
    private static let (leastSeconds, leastExamples) = (0.5, 10)

    mutating func pass(seconds: Double, example exampleIndex: Int) {
      self.seconds += seconds
      // Counted as each comes to its end: the time since then belongs to the next one.
      guard exampleIndex != last.example else { return }
      last = Moment(seconds: self.seconds, example: exampleIndex)
      if beginsAnew {
        (start, middle, beginsAnew) = (last, last, false)
        return
      }
      let passed = last.seconds - start.seconds
      guard passed >= Meter.leastSeconds else { return }
      examplesPerSecond = Double(last.example - start.example) / passed
      if last.example - middle.example >= Meter.leastExamples,
        last.seconds - middle.seconds >= Meter.leastSeconds
      {
        (start, middle) = (middle, last)
      }
    }
  }
}
