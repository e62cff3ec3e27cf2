internal import CNcurses
package import TextScreen

/// The byte sequences that a terminal sends for its named keys.
package struct KeySequences {
  private var keys: [ArraySlice<UInt8>: Key] = [:]
  /// Everything that a longer sequence begins with.
  private var beginnings: Set<ArraySlice<UInt8>> = []

  package init(_ sequences: [(bytes: [UInt8], key: Key)]) {
    for (bytes, key) in sequences where bytes.count > 1 {
      keys[bytes[...]] = key
      for length in 1..<bytes.count { beginnings.insert(bytes.prefix(length)) }
    }
  }

  /// The sequences that terminfo has for the terminal now set up.
  static func ofTerminal() -> KeySequences {
    var named: [(String, Key)] = [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right),
      ("khome", .home), ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown),
      ("kent", .enter), ("kcbt", .backTab), ("kbs", .backspace), ("kdch1", .delete),
      ("kich1", .insert),
    ]
    for number in 1...24 { named.append(("kf\(number)", .function(number))) }
    return KeySequences(
      named.compactMap { name, key in
        ncs_capability(name).map { (bytes: Array(String(cString: $0).utf8), key: key) }
      })
  }

  func key(for sequence: ArraySlice<UInt8>) -> Key? { keys[sequence] }

  func isBeginning(_ bytes: ArraySlice<UInt8>) -> Bool { beginnings.contains(bytes) }

  /// What nearly every terminal means by a control sequence, whatever its terminfo entry says.
  ///
  /// A modifier (`ESC [ 1 ; 5 C` for Ctrl-Right) is passed over.
  static func commonKey(final: UInt8, parameter: Int) -> Key? {
    switch UnicodeScalar(final) {
    case "A": .up
    case "B": .down
    case "C": .right
    case "D": .left
    case "H": .home
    case "F": .end
    case "Z": .backTab
    case "P": .function(1)
    case "Q": .function(2)
    case "R": .function(3)
    case "S": .function(4)
    case "~": numbered[parameter]
    default: nil
    }
  }

  /// What a key of the numeric pad sends (`ESC O` and a letter) in its application mode.
  static func padKey(final: UInt8) -> Key? {
    switch UnicodeScalar(final) {
    case "M": .enter
    case "X": .character("=")
    case "j"..."y": .character(UnicodeScalar(final - 0x40))
    default: nil
    }
  }

  /// The keys that VT220 and its successors send as `ESC [ number ~`.
  private static let numbered: [Int: Key] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12),
  ]
}
