/// How fast a terminal takes what it is sent, and how much of that it has not read yet; a pure value,
/// without a clock.
///
/// The system does not say how much is unread in a pseudo-terminal (`TIOCOUTQ` is 0 there). It says
/// only that its buffer is full, by taking no more; what was sent until then, but for what the buffer
/// holds, has been read in that time. So the speed of the line is known, and from then on what is
/// unread: what was sent, less what is read meanwhile at that speed.
package struct LinePace {
  /// About what the buffers of a terminal hold.
  package static let room = 12_000.0
  /// What the reader's end of a terminal holds is not thrown away with the rest.
  private static let kept = 4096.0
  /// A buffer that is full for less than this says nothing: its reader had not come yet.
  private static let shortest = 0.02
  /// A reader that comes after less than this may only have been late.
  private static let late = 0.05
  /// How long a full buffer is waited for before what is in it is thrown away.
  private static let longest = 0.1
  /// The slowest line that is reckoned with: one that stood still for a while must not seem slow for
  /// ever.
  private static let slowest = 1000.0
  /// After so long without a byte, in seconds, a stretch of sending begins anew.
  private static let pause = 0.5
  /// What was read in less than this, in seconds, says little beside what the buffers may hold.
  private static let telling = 3.0
  /// How long the speed is taken for the line's, in seconds.
  private static let memory = 30.0

  /// Bytes a second; infinite until a full buffer has shown how many they are.
  package private(set) var rate = Double.infinity
  private var learnedAt = 0.0
  private var unread = 0.0
  private var time = 0.0
  private var fullSince: Double?
  private var takenSinceFull = 0.0
  private var lastTaken = -Double.infinity
  /// A stretch of sending: when it began, what was unread then, and what was sent in it.
  private var stretch = (since: 0.0, unread: 0.0, sent: 0.0)

  package init() {}

  /// The line has taken so many bytes.
  package mutating func take(_ count: Int, at now: Double) {
    advance(to: now)
    // After a pause the line may have read all of it.
    if rate == .infinity, fullSince == nil, now - lastTaken > Self.pause { stretch = (now, 0, 0) }
    lastTaken = now
    unread += Double(count)
    stretch.sent += Double(count)
    takenSinceFull += Double(count)
  }

  /// The line takes no more.
  package mutating func fill(at now: Double) {
    advance(to: now)
    guard fullSince == nil else { return }
    fullSince = now
    takenSinceFull = 0
  }

  /// The line has taken all that it was given.
  package mutating func empty(at now: Double) {
    advance(to: now)
    if learn(at: now) { unread = max(unread, Self.room) }
    fullSince = nil
  }

  /// Whether a full buffer has been waited for long enough.
  package func isStuck(at now: Double) -> Bool {
    fullSince.map { now - $0 >= Self.longest } ?? false
  }

  /// What was unread has been thrown away, but for what the reader's end holds.
  package mutating func drop(at now: Double) {
    advance(to: now)
    _ = learn(at: now)
    fullSince = nil
    unread = Self.kept
    stretch = (now, unread, 0)
  }

  /// How long it takes until all has been read, in seconds.
  package func patience(at now: Double) -> Double {
    guard rate < .infinity else { return 0 }
    return max(0, unread / rate - (now - time))
  }

  private mutating func advance(to now: Double) {
    if rate < .infinity, now - learnedAt > Self.memory {
      rate = .infinity
      stretch = (now, max(0, unread), 0)
    }
    unread = rate < .infinity ? max(0, unread - rate * (now - time)) : 0
    time = now
  }

  /// Learns the line's speed from a full buffer; says whether that was one of a slow line.
  private mutating func learn(at now: Double) -> Bool {
    guard let fullSince, now - fullSince >= Self.shortest else { return false }
    let read = stretch.unread + stretch.sent - Self.room
    if rate < .infinity, now - stretch.since < Self.telling {
      // It was sent more than it read; how much more, so short a time does not tell.
      rate = max(Self.slowest, 0.8 * rate)
    } else {
      rate = max(Self.slowest, read / (now - stretch.since))
    }
    // What was sent may be less than the line could have read.
    if now - fullSince < Self.late { rate = max(rate, takenSinceFull / (now - fullSince)) }
    learnedAt = now
    return true
  }
}
