/// Leaves out of a frame what sets a colour or a character set that is set already.
///
/// ncurses sends both colours of a pair wherever a pair changes, though mostly one of them
/// stays: a twelfth of what a step sends.
package struct SentColors {
  /// The parameters that set the colours which are in force; `nil` while that is not known.
  private var foreground: ArraySlice<UInt8>?
  private var background: ArraySlice<UInt8>?
  /// Whether letters are those of ASCII for certain.
  private var isASCII = false

  private static let escape: UInt8 = 0x1B
  private static let standard: (foreground: ArraySlice<UInt8>, background: ArraySlice<UInt8>) =
    (Array("39".utf8)[...], Array("49".utf8)[...])

  /// Shortens a frame, of which nothing is known to be in force at its beginning.
  package static func shorten(_ frame: [UInt8]) -> [UInt8] {
    var colors = SentColors()
    var short: [UInt8] = []
    short.reserveCapacity(frame.count)
    var index = 0
    while index < frame.count {
      guard frame[index] == escape, let end = end(ofSequenceAt: index, in: frame) else {
        // SO and SI change the character set.
        if frame[index] == 0x0E || frame[index] == 0x0F { colors.isASCII = false }
        short.append(frame[index])
        index += 1
        continue
      }
      if colors.needs(frame[index..<end]) { short += frame[index..<end] }
      index = end
    }
    return short
  }

  /// The index after a sequence that chooses a character set, or a control sequence; `nil` for others.
  private static func end(ofSequenceAt start: Int, in frame: [UInt8]) -> Int? {
    guard start + 2 < frame.count else { return nil }
    switch frame[start + 1] {
    case UInt8(ascii: "("): return start + 3
    case UInt8(ascii: "["):
      return frame[(start + 2)...].firstIndex { (0x40...0x7E).contains($0) }.map { $0 + 1 }
    default: return nil
    }
  }

  /// Whether a sequence changes anything, as far as is known; takes note of what it sets.
  private mutating func needs(_ sequence: ArraySlice<UInt8>) -> Bool {
    let parameters = sequence.dropFirst(2).dropLast()
    if sequence[sequence.startIndex + 1] == UInt8(ascii: "(") {
      defer { isASCII = sequence.last == UInt8(ascii: "B") }
      return !(isASCII && sequence.last == UInt8(ascii: "B"))
    }
    guard sequence.last == UInt8(ascii: "m") else { return true }
    switch Effect(parameters) {
    case .foreground:
      defer { foreground = parameters }
      return foreground != parameters
    case .background:
      defer { background = parameters }
      return background != parameters
    case .reset: (foreground, background) = Self.standard
    case .none: break
    case .other: (foreground, background) = (nil, nil)
    }
    return true
  }

  /// What the parameters of a style sequence do to colours.
  private enum Effect {
    case foreground, background
    /// Both become the terminal's own.
    case reset
    /// They stay.
    case none
    /// Anything else.
    case other

    init(_ parameters: ArraySlice<UInt8>) {
      let numbers = parameters.split(
        separator: UInt8(ascii: ";"), omittingEmptySubsequences: false
      ).map { $0.isEmpty ? 0 : Int(String(decoding: $0, as: UTF8.self)) ?? -1 }
      switch (numbers.count, numbers[0]) {
      case (3, 38) where numbers[1] == 5, (1, 30...37), (1, 39), (1, 90...97): self = .foreground
      case (3, 48) where numbers[1] == 5, (1, 40...47), (1, 49), (1, 100...107): self = .background
      case (2, 39) where numbers[1] == 49: self = .reset
      case (_, 0) where numbers.allSatisfy({ $0 >= 0 && $0 < 30 }): self = .reset
      case _ where numbers.allSatisfy({ $0 > 0 && $0 < 30 }): self = .none
      default: self = .other
      }
    }
  }
}
