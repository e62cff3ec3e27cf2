import TestSupport
import Testing

@Suite("The explorer's run", .serialized, .timeLimit(.minutes(20)))
struct RunningTests {
  private let fullSpeed = "*"

  private func step(_ screen: TerminalScreen) -> Int? {
    let words = screen.line(0).split(separator: " ")
    guard let place = words.lastIndex(of: "step"), place + 1 < words.count else { return nil }
    return Int(words[place + 1].filter { $0 != "," })
  }

  @Test("begins and pauses with Space, and takes every step on its way")
  func runs() throws {
    let terminal = try PseudoTerminal.explorer()
    try terminal.press(" ", toSee: "running, 5 steps a second")
    try terminal.wait(for: "three steps") { (step($0) ?? 0) >= 3 }
    try terminal.send(" ")
    try terminal.wait(for: "pause") { !$0.contains("running") }
    let paused = try terminal.picture()
    let position = try #require(step(terminal.screen))
    #expect(terminal.readUntilQuiet(for: 0.5).isEmpty)
    let fresh = try PseudoTerminal.explorer()
    try fresh.press("\(position)g", toStep: "\(position)")
    #expect(try fresh.picture() == paused)
  }

  @Test("obeys the granularity and the speed")
  func obeysSpeed() throws {
    let terminal = try PseudoTerminal.explorer()
    try terminal.press("-", toSee: "speed: 2 steps a second")
    try terminal.press(Keys.up, toSee: "arrow keys move by one unit")
    try terminal.press("+++ ", toSee: "speed 25 units/s")
    try terminal.wait(for: "epochs") { $0.line(0).contains("epoch 3 ") }
    try terminal.send("s")
    try terminal.wait(for: "pause") { !$0.contains("RUNNING") }
    try terminal.quit()
  }

  @Test("stops at the lesson's limit of epochs, says so, and can be gone on with")
  func stopsAtLimit() throws {
    let terminal = try PseudoTerminal.explorer()
    try terminal.press(fullSpeed, toSee: "speed: as fast as it can")
    try terminal.press(
      " ", toSee: "Stopped after 10,000 epochs: the limit of epochs is reached; e goes on.",
      within: 40)
    try terminal.wait(for: "the last step") { ($0.line(0) + " ").contains(" step 600,000 ") }
    try terminal.press(" ", toSee: "The limit of 10,000 epochs is reached; e goes on.")
    try terminal.press("e", toStep: "600,060")
    try terminal.press("S", toStep: "600,059")
  }

  @Test("advances at full speed while keys are answered")
  func answersKeys() throws {
    let terminal = try PseudoTerminal.explorer(["worked-example", "--epochs", "1000000000"])
    try terminal.press(fullSpeed + " ", toSee: "RUNNING")
    try terminal.wait(for: "an epoch far on") { (step($0) ?? 0) > 1000 }
    for text in ["drawing: block", "drawing: ascii", "drawing: braille"] {
      try terminal.press("d", toSee: text, within: aMoment)
    }
    let before = try #require(step(terminal.screen))
    try terminal.wait(for: "more epochs") { (step($0) ?? 0) > before }
    try terminal.quit()
  }

  @Test("paints no more than a person can see at full speed")
  func paintsSparingly() throws {
    let terminal = try PseudoTerminal.explorer(["worked-example", "--epochs", "1000000000"])
    try terminal.press(fullSpeed + " ", toSee: "RUNNING")
    let clock = ContinuousClock()
    let start = (time: clock.now, count: terminal.output.count)
    try terminal.wait(for: "a second") { _ in clock.now - start.time > .seconds(1) }
    let seconds = Double((clock.now - start.time).components.seconds) + 1
    // Thirty frames a second of the little that changes.
    #expect(Double(terminal.output.count - start.count) / seconds < 60_000)
    try terminal.quit()
  }

  @Test("is stopped by stepping, and by a change")
  func isStopped() throws {
    for (keys, text) in [("S", "q quit"), ("h=", "esc leave it")] {
      let terminal = try PseudoTerminal.explorer()
      try terminal.press(fullSpeed + " ", toSee: "RUNNING")
      try terminal.send("24g" + keys)
      try terminal.wait(for: "the end of the run") { !$0.contains("RUNNING") && $0.contains(text) }
    }
  }

  @Test("stops where values are no longer finite, and says which")
  func stopsAtDivergence() throws {
    let terminal = try PseudoTerminal.explorer(["one-weight", "--rate", "1000000000"])
    try terminal.press(fullSpeed + " ", toSee: "is no longer finite")
    try terminal.press("50e", toSee: "q quit")
    // There it leads to where E began to grow.
    try terminal.press("g", toStep: "33")
    try terminal.quit()
  }

  @Test("tells how far a long way is done, and lets other keys wait for its end")
  func tellsProgress() throws {
    let terminal = try PseudoTerminal.explorer()
    try terminal.press("30000e", toSee: "going to step 1,800,000: ")
    try terminal.press("5s3S", toStep: "1,800,002", within: 40)
  }
}
