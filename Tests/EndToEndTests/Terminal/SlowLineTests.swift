import TestSupport
import Testing

@Suite("A slow line", .serialized, .timeLimit(.minutes(20)))
struct SlowLineTests {
  @Test(
    "has a key answered within twice the time of a whole frame, while a run paints all it can",
    arguments: [8000.0, 3000])
  func answersKeys(speed: Double) throws {
    let terminal = try PseudoTerminal.explorer(["worked-example", "--epochs", "1000000000"])
    terminal.speed = speed
    let start = terminal.output.count
    _ = try terminal.picture()
    let frame = Double(terminal.output.count - start) / speed
    try terminal.press(" *", toSee: "RUNNING", within: 4 * frame)
    let clock = ContinuousClock()
    for round in 0..<2 {
      // Long enough for frames to queue, were they sent, and to learn how fast the line is.
      let end = clock.now + .seconds((round == 0 ? 45_000 : 12_000) / speed)
      while clock.now < end { _ = terminal.readUntilQuiet(for: 0.01) }
      let time = try clock.measure {
        try terminal.press("?", toSee: "/ search", within: 60)
        try terminal.wait(for: "the help's last row", within: 60) { $0.line(18).contains("q") }
      }
      #expect(time < .seconds(2 * frame + 0.5), "\(time) for frames of \(frame) s")
      try terminal.press(Keys.escape, toSee: "RUNNING", within: 60)
    }
    let time = try clock.measure {
      try terminal.send("q")
      #expect(try terminal.waitForExit(within: 60) == .code(0))
    }
    #expect(time < .seconds(2 * frame + 0.5))
  }

  @Test("that stands still does not hold up keys, and shows the newest frame once it goes on")
  func standsStill() throws {
    let terminal = try PseudoTerminal.explorer(["worked-example", "--epochs", "1000000000"])
    try terminal.press(" *", toSee: "RUNNING")
    terminal.speed = 0.001
    // Nothing is read for so long that every buffer is full.
    let clock = ContinuousClock()
    let end = clock.now + .seconds(2)
    while clock.now < end { _ = terminal.readUntilQuiet(for: 0.01) }
    try terminal.send(" G")
    terminal.speed = nil
    try terminal.wait(for: "the end of the run", within: 30) { $0.contains("q quit") }
    _ = terminal.readUntilQuiet(for: 0.5)
    let picture = try terminal.picture()
    #expect(try terminal.picture() == picture)
    try terminal.quit()
  }

  @Test("that stands still in the middle of a frame is given back whole")
  func isGivenBack() throws {
    let terminal = try PseudoTerminal.explorer(rows: 60, columns: 200)
    // The opening is long past: what is not read may be thrown away.
    while terminal.output.count < 40_000 { _ = try terminal.picture() }
    terminal.speed = 0.001
    try terminal.send(String(repeating: Keys.controlL, count: 3) + "q")
    #expect(try terminal.waitForExit(within: 30) == .code(0))
    terminal.speed = nil
    _ = terminal.readUntilQuiet(for: 0.5)
    terminal.expectRestored()
  }
}
