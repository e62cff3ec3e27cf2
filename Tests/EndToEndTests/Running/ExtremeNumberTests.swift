import TestSupport
import Testing

@Suite("Numbers at the ends of what there is", .serialized, .timeLimit(.minutes(20)))
struct ExtremeNumberTests {
  /// `y = w1·x`, right from the start.
  private func explorer(_ folder: Folder, rows: Int = 24, columns: Int = 80) throws
    -> PseudoTerminal
  {
    let network = """
      {"format": "backstep-network", "version": 1, "loss": "mean-squared-error", "inputs": ["x"],
       "layers": [{"activation": "linear", "units": ["y"], "weights": [[2]]}]}
      """
    return try PseudoTerminal.explorer(
      [
        try folder.write("network.json", network), "--data",
        try folder.write("data.csv", "x,y\n1,2\n2,4\n"),
      ], rows: rows, columns: columns)
  }

  /// Looks at the error on both axes, in every picture of it.
  private func look(_ terminal: PseudoTerminal) throws {
    for panel in ["error", "weightError", "answers", "data"] {
      try terminal.send(":panel \(panel)\r")
      for axis in ["linear", "logarithmic"] {
        try terminal.press(":log\r", toSee: "error axis: \(axis)", within: aMoment)
      }
    }
    #expect(terminal.screen.unknown == [])
  }

  @Test("an error of exactly 0, once and for ever, on either axis")
  func constantZero() throws {
    let folder = try Folder()
    for (rows, columns) in [(24, 80), (40, 120)] {
      let terminal = try explorer(folder, rows: rows, columns: columns)
      try look(terminal)
      try terminal.press("50e", toStep: "1,150")
      try terminal.press(":panel error\r", toSee: "E 0")
      try terminal.wait(forText: "linear, as E is 0")
      try look(terminal)
      try terminal.quit()
    }
  }

  @Test("an error of 0 after others, on either axis")
  func zeroAmongOthers() throws {
    let folder = try Folder()
    for (rows, columns) in [(24, 80), (40, 120)] {
      let terminal = try explorer(folder, rows: rows, columns: columns)
      try terminal.press(":weights w1 3\r", toSee: "w1 = 3")
      try terminal.press("4e", toStep: "92")
      try terminal.press(":weights w1 2\r", toSee: "w1 = 2")
      try terminal.press("4e", toStep: "184")
      try terminal.press(":panel error\r", toSee: "log, 0 at the bottom")
      try terminal.wait(for: "0 at the foot of the axis") { $0.contains(" 0 ┤") }
      try look(terminal)
      try terminal.quit()
    }
  }

  @Test("the largest weights that there are", arguments: ["1e308", "-1e308", "5e-324", "-0"])
  func largest(weight: String) throws {
    let folder = try Folder()
    let terminal = try explorer(folder)
    try terminal.press(":weights w1 \(weight)\r", toSee: "w1 = ")
    try look(terminal)
    try terminal.press("50e", toStep: "1,150")
    if weight.hasSuffix("1e308") { try terminal.wait(forText: "no longer finite") }
    try look(terminal)
    try terminal.press(":go 0\r", toStep: "0")
    try terminal.quit()
  }
}
