import TestSupport
import Testing

/// What stands on a screen: every cell with its style, and the cursor where it is shown.
struct Picture: Equatable, CustomTestStringConvertible {
  let cells: [[TerminalCell]]
  /// Row and column; empty where it is hidden, and may be anywhere.
  let cursor: [Int]

  init(_ screen: TerminalScreen) {
    cells = (0..<screen.rows).map { row in
      (0..<screen.columns).map { screen.cell(row: row, column: $0).seen }
    }
    cursor = screen.isCursorVisible ? [screen.cursor.row, screen.cursor.column] : []
  }

  /// The text of a row, without blanks at its end, as a screen gives it.
  func line(_ row: Int) -> String {
    var text = cells[row].map(\.text).joined()
    while text.last == " " { text.removeLast() }
    return text
  }

  var testDescription: String {
    cells.indices.map(line).joined(separator: "\n")
      + "\ncursor: \(cursor.isEmpty ? "hidden" : "\(cursor)")"
  }
}

/// How long something may take that a person sees at once; a loaded machine takes its share of it.
let aMoment = 2.0

enum Keys {
  static let controlC = "\u{3}"
  static let controlL = "\u{c}"
  static let controlZ = "\u{1a}"
  static let escape = "\u{1b}"
  static let enter = "\r"
  static let backspace = "\u{7f}"
  static let right = "\u{1b}[C"
  static let left = "\u{1b}[D"
  static let up = "\u{1b}[A"
  static let down = "\u{1b}[B"

  /// What a terminal sends for pasted text.
  static func paste(_ text: String) -> String { "\u{1b}[200~\(text)\u{1b}[201~" }
}

extension PseudoTerminal {
  /// Starts the program, without waiting for anything.
  static func backstep(
    _ arguments: [String] = [], environment: [String: String?] = [:], rows: Int = 24,
    columns: Int = 80
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      binary(named: "backstep"), arguments, environment: environment, rows: rows, columns: columns)
  }

  /// Runs a line of shell, in which `$B` is the program.
  static func shell(_ line: String) throws -> PseudoTerminal {
    try PseudoTerminal(
      "/bin/sh", ["-c", line], environment: ["B": binary(named: "backstep")])
  }

  /// Opens the explorer, and waits for its first screen.
  static func explorer(
    _ arguments: [String] = [], environment: [String: String?] = [:], rows: Int = 24,
    columns: Int = 80
  ) throws -> PseudoTerminal {
    let terminal = try backstep(
      arguments, environment: environment, rows: rows, columns: columns)
    try terminal.wait(for: "first screen") { $0.line(rows - 1).contains("q quit") }
    return terminal
  }

  /// Types keys, and waits for the title to say that the run stands at a step.
  func press(_ keys: String, toStep step: String, within seconds: Double = 20) throws {
    try send(keys)
    try wait(for: "step \(step) after \(keys.debugDescription)", within: seconds) {
      $0.isAt(step: step)
    }
  }

  /// Types keys, and waits for a text.
  func press(_ keys: String, toSee text: String, within seconds: Double = 20) throws {
    try send(keys)
    try wait(forText: text, within: seconds)
  }

  /// The whole screen, once all that was typed has been answered: has it painted anew by Ctrl-L,
  /// which also clears a message.
  func picture() throws -> Picture {
    let clears = screen.clears
    try send(Keys.controlL)
    try wait(for: "repainting", within: 20) { $0.clears > clears }
    _ = readUntilQuiet(for: 0.1)
    return Picture(screen)
  }

  /// Whether the terminal is as it was before the program: modes, screen, cursor, pasting.
  func expectRestored(sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(hasOriginalModes, "the modes are as before", sourceLocation: sourceLocation)
    #expect(!screen.isAlternate, "the alternate screen is left", sourceLocation: sourceLocation)
    #expect(screen.isCursorVisible, "the cursor is shown", sourceLocation: sourceLocation)
    #expect(screen.modes == [], "no private mode is left on", sourceLocation: sourceLocation)
    #expect(screen.wraps, "long lines wrap", sourceLocation: sourceLocation)
    #expect(screen.unknown == [], sourceLocation: sourceLocation)
  }

  /// Ends the explorer by its key, and sees that all is as it was.
  func quit(sourceLocation: SourceLocation = #_sourceLocation) throws {
    try send("q")
    #expect(
      try waitForExit(within: aMoment) == .code(0), sourceLocation: sourceLocation)
    expectRestored(sourceLocation: sourceLocation)
  }
}

extension TerminalScreen {
  /// Whether the title says that the run stands at a step; its number has room for larger ones.
  func isAt(step: String) -> Bool {
    let title = line(0).split(separator: " ").joined(separator: " ") + " "
    return title.contains(" step \(step) ")
  }
}
