internal import CNcurses

extension Terminal {
  /// Asks the terminal to put a text on the clipboard, on this machine or at the other end of a line.
  ///
  /// It gives no answer: a terminal may be told to refuse.
  ///
  /// - Returns: whether the terminal is one that can, by what terminfo says (`Ms`).
  package mutating func copy(_ text: String) -> Bool {
    guard isOpen, !isHungUp else { return false }
    let letters = Base64.text(Array(text.utf8))
    var bytes = [CChar](repeating: 0, count: letters.utf8.count + 64)
    let count = ncs_copy_string(&bytes, bytes.count, letters)
    guard count > 0 else { return false }
    frames.send(bytes[..<count].map(UInt8.init(bitPattern:)))
    // A frame that was cut off for it is painted anew.
    if frames.giveUp() {
      recovers = true
      redraw()
    }
    return true
  }
}
