/// Cuts the bytes for a terminal into characters and sequences.
struct TerminalParser: Sendable {
  enum Item {
    case print(Unicode.Scalar)
    case control(UInt8)
    /// `ESC` and one byte.
    case escape(UInt8)
    case sequence(ControlSequence)
  }

  /// `ESC [`, parameters and a final byte.
  struct ControlSequence {
    var isPrivate = false
    var parameters: [Int] = []
    var final: UInt8 = 0
    var text = ""

    /// A parameter, where 0 and absence mean 1.
    func count(_ index: Int = 0) -> Int {
      parameters.indices.contains(index) ? max(1, parameters[index]) : 1
    }
  }

  private enum State {
    case ground, escape, sequence, string, stringEscape, charset
  }

  private var state = State.ground
  private var body: [UInt8] = []
  private var character: [UInt8] = []

  mutating func next(_ byte: UInt8) -> Item? {
    // Ends whatever it comes in the midst of.
    if byte == 0x18 {
      state = .ground
      character = []
      return nil
    }
    switch state {
    case .ground: return ground(byte)
    case .charset: state = byte == 27 ? .escape : .ground
    case .string: if byte == 7 { state = .ground } else if byte == 27 { state = .stringEscape }
    case .stringEscape: state = byte == UInt8(ascii: "\\") ? .ground : .string
    case .escape:
      // Escape cuts off whatever it comes in the midst of: a frame that a signal has broken off.
      if byte == 27 { return nil }
      state = .ground
      switch UnicodeScalar(byte) {
      case "[":
        state = .sequence
        body = []
      case "]", "P", "_", "^", "X": state = .string
      case "(", ")", "*", "+", "#", "%", " ": state = .charset
      default: return .escape(byte)
      }
    case .sequence:
      if byte == 27 {
        state = .escape
        return nil
      }
      // Other controls are obeyed in the midst of a sequence.
      if byte < 0x20 { return .control(byte) }
      body.append(byte)
      guard (0x40...0x7E).contains(byte) else { return nil }
      state = .ground
      return .sequence(parsed())
    }
    return nil
  }

  private mutating func ground(_ byte: UInt8) -> Item? {
    if byte == 27 {
      state = .escape
      return nil
    }
    if byte < 0x80 {
      character = []
      return byte < 0x20 || byte == 0x7F ? .control(byte) : .print(UnicodeScalar(byte))
    }
    if byte >= 0xC0 { character = [] }
    character.append(byte)
    guard let scalar = String(validating: character, as: UTF8.self)?.unicodeScalars.first else {
      return nil
    }
    character = []
    return .print(scalar)
  }

  private func parsed() -> ControlSequence {
    var sequence = ControlSequence()
    sequence.text = String(decoding: body, as: UTF8.self)
    sequence.final = body.last ?? 0
    var parameters = body.dropLast()
    if let first = parameters.first, (0x3C...0x3F).contains(first) {
      sequence.isPrivate = true
      parameters = parameters.dropFirst()
    }
    guard !parameters.isEmpty else { return sequence }
    sequence.parameters =
      parameters
      .split(omittingEmptySubsequences: false) { $0 == 0x3B || $0 == 0x3A }
      .map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
    return sequence
  }
}
