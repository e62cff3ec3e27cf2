import CursesTerminal
import Testing

@Suite struct LinePaceTests {
  /// A pseudo-terminal that is read at a constant speed, as the system lets a program see it.
  private struct Line {
    let speed: Double
    var now = 0.0
    var unread = 0.0
    static let room = 13_584.0

    mutating func pass(_ seconds: Double) {
      now += seconds
      unread = max(0, unread - speed * seconds)
    }

    /// Takes what there is room for.
    mutating func write(_ count: Int) -> Int {
      let taken = min(count, Int(max(0, Line.room - unread)))
      unread += Double(taken)
      return taken
    }
  }

  @Test(arguments: [1000.0, 5000, 20_000]) func framesDoNotQueueOnceTheLineIsKnown(speed: Double) {
    var line = Line(speed: speed)
    var pace = LinePace()
    var rest = 0
    var most = 0.0
    // Thirty frames a second of 700 bytes, where the line lets them.
    for tick in 0..<2000 {
      line.pass(0.01)
      if rest == 0, tick.isMultiple(of: 3), pace.patience(at: line.now) == 0 { rest = 700 }
      if rest > 0, pace.isStuck(at: line.now) {
        // The queue is thrown away but for the reader's end, and a whole frame is sent.
        pace.drop(at: line.now)
        line.unread = min(line.unread, 4096)
        rest = 4500
      }
      if rest > 0 {
        let taken = line.write(rest)
        rest -= taken
        if taken > 0 { pace.take(taken, at: line.now) }
        if rest > 0 { pace.fill(at: line.now) } else { pace.empty(at: line.now) }
      }
      if tick > 1600 { most = max(most, line.unread) }
    }
    #expect(pace.rate < 2 * speed)
    // Not more than a whole frame and another one, where the buffer has room for three.
    #expect(most < 5200, "\(most) at \(pace.rate)")
  }

  @Test func aFastLineIsNeverWaitedFor() {
    var pace = LinePace()
    for frame in 0..<1000 {
      let now = Double(frame) / 30
      pace.take(13_000, at: now)
      pace.fill(at: now)
      // Its reader comes after some milliseconds.
      pace.take(7000, at: now + 0.005)
      pace.empty(at: now + 0.005)
      #expect(pace.patience(at: now + 0.006) == 0)
      #expect(!pace.isStuck(at: now + 0.006))
    }
  }

  @Test func aLineThatStoodStillIsTriedAgain() {
    var pace = LinePace()
    pace.take(13_000, at: 0)
    pace.fill(at: 0)
    pace.drop(at: 100)
    #expect(pace.patience(at: 100) > 1)
    pace.take(1, at: 131)
    #expect(pace.patience(at: 131) == 0)
  }
}
