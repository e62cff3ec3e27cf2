/// What a terminal has shown, as an asciicast of version 3: a header, then an event a line.
///
/// Every line says how long after the one before it is: a recording that breaks off can be played up to
/// there.
package struct Asciicast: Sendable {
  package enum Event: Sendable {
    /// What was sent to the terminal.
    case output(String)
    /// A place to come to, by its name.
    case marker(String)
    case resize(columns: Int, rows: Int)
    case exit(Int)
  }

  /// When the last event was, in thousandths of a second since the beginning.
  private var last = 0
  private let beginning: Double

  /// Begins at a moment, in seconds of any clock.
  package init(beginningAt seconds: Double) {
    beginning = seconds
  }

  /// The first line.
  ///
  /// - Parameters:
  ///   - columns: the terminal's width.
  ///   - rows: its height.
  ///   - type: what TERM calls it.
  ///   - title: what is shown.
  /// - Returns: the line, with its end.
  package static func header(columns: Int, rows: Int, type: String?, title: String) -> String {
    var terminal: [(String, JSONOutput)] = [("cols", .integer(columns)), ("rows", .integer(rows))]
    if let type { terminal.append(("type", .string(type))) }
    let header: JSONOutput = .object([
      ("version", .integer(3)), ("term", .object(terminal)), ("title", .string(title)),
    ])
    return JSONWriter.compact(header) + "\n"
  }

  /// The line of the next event, with its end.
  package mutating func line(_ event: Event, at seconds: Double) -> String {
    // Rounded since the beginning, so that no time is lost from event to event.
    let now = max(last, Int(((seconds - beginning) * 1000).rounded()))
    defer { last = now }
    let (code, data) =
      switch event {
      case .output(let text): ("o", text)
      case .marker(let name): ("m", name)
      case .resize(let columns, let rows): ("r", "\(columns)x\(rows)")
      case .exit(let status): ("x", "\(status)")
      }
    let interval = Double(now - last) / 1000
    return JSONWriter.compact(.array([.number(interval), .string(code), .string(data)])) + "\n"
  }
}
