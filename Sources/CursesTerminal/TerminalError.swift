/// Why the screen cannot be opened.
package enum TerminalError: Error, Equatable, CustomStringConvertible {
  /// One of the standard streams is no terminal.
  case notATerminal(stream: String)
  /// TERM is unset or empty.
  case noTerminalType
  /// TERM names nothing that this system knows.
  case unknownTerminalType(String)
  /// TERM names a terminal whose cursor cannot be placed.
  case noCursorAddressing(String)
  /// The system refused something.
  case system(String)

  package var description: String {
    switch self {
    case .notATerminal(let stream): "\(stream) is not a terminal; \(Self.advice)"
    case .noTerminalType: "TERM is not set; \(Self.advice)"
    case .unknownTerminalType(let name):
      "TERM names a terminal unknown here, \(Self.quoted(name)); \(Self.advice)"
    case .noCursorAddressing(let name):
      "TERM=\(Self.quoted(name)): that terminal cannot place its cursor; \(Self.advice)"
    case .system(let what): "cannot use the terminal: \(what)"
    }
  }

  private static let advice = "for plain text, try: backstep explore --plain"

  /// A name from outside, harmless on a terminal.
  private static func quoted(_ name: String) -> String {
    let shown = name.unicodeScalars.prefix(40).map { scalar in
      (0x21...0x7E).contains(scalar.value) ? Character(scalar) : "?"
    }
    return "\"\(String(shown))\""
  }
}
