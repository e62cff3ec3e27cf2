import TestSupport
import Testing

/// Faults of a program's own, in a small one that has its screen up as this one does.
///
/// SWIFT_BACKTRACE is not set: Swift would wait half a minute for a key, on the covered screen.
@Suite("A fault while the screen is up", .serialized, .timeLimit(.minutes(20)))
struct FaultTests {
  /// What happens, the signals that it may end with, and what is said of it before.
  struct Fault: CustomTestStringConvertible {
    let name: String
    let signals: [Int]
    var message = ""

    var testDescription: String { name }
  }

  private static let traps = [4, 5]

  private static let faults = [
    Fault(name: "bounds", signals: traps, message: "Fatal error: Index out of range"),
    Fault(name: "division", signals: traps, message: "Fatal error: Division by zero"),
    Fault(name: "unreachable", signals: traps, message: "Fatal error: nobody comes here"),
    Fault(name: "overflow", signals: traps),
    Fault(name: "aborted", signals: [6]),
    Fault(name: "pointer", signals: [11]),
  ]

  private func expectRestoring(from fault: Fault, on thread: String) throws {
    let terminal = try PseudoTerminal(binary(named: "backstep-trap"), [fault.name, thread])
    try terminal.wait(forText: "press a key")
    #expect(terminal.screen.isAlternate)
    #expect(!terminal.screen.isCursorVisible)
    #expect(!terminal.hasOriginalModes)
    try terminal.send("x")
    guard case .signal(let number) = try terminal.waitForExit(within: aMoment) else {
      Issue.record("it ends by no signal")
      return
    }
    #expect(fault.signals.contains(number))
    terminal.expectRestored()
    // On the screen that was there before, each in a line of its own, and nothing else is.
    let lines = terminal.screen.lines.filter { !$0.isEmpty }
    #expect(lines.last == "backstep: internal error (signal \(number))")
    #expect(lines.count == (fault.message.isEmpty ? 1 : 2))
    #expect(lines.first?.hasSuffix(fault.message) == true)
    #expect(terminal.screen.cursor == (lines.count, 0))
  }

  @Test("gives the terminal back, tells what it was, and ends by its signal", arguments: faults)
  func restores(fault: Fault) throws {
    try expectRestoring(from: fault, on: "main")
  }

  @Test("does so on another thread than the one that paints", arguments: faults)
  func restoresFromWorker(fault: Fault) throws {
    try expectRestoring(from: fault, on: "worker")
  }

  @Test("does so where no stack is left")
  func restoresWithoutStack() throws {
    try expectRestoring(from: Fault(name: "recursion", signals: [11]), on: "main")
  }
}
