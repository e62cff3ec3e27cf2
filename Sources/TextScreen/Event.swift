/// What can come from a terminal.
package enum Event: Equatable, Sendable {
  case key(Key)
  /// The window has a new size.
  case resize(Size)
  /// Text pasted between the marks of bracketed paste.
  case paste(String)
  /// What the terminal answers to a question.
  case reply(Reply)
  /// The terminal is gone.
  case hangUp
}

extension Event {
  /// An answer of the terminal.
  package enum Reply: Equatable, Sendable {
    /// The colour of its ground, each part from 0 to 1.
    case ground(red: Double, green: Double, blue: Double)
    /// What kind it is: all answer that, and so it says that no other answer is to come.
    case kind
  }
}

/// A key, as far as a terminal tells keys apart.
package enum Key: Equatable, Hashable, Sendable {
  /// A printable character, space included.
  case character(Unicode.Scalar)
  /// A letter typed with Ctrl, in lower case: `control("c")`.
  case control(Unicode.Scalar)
  case up, down, left, right
  case home, end, pageUp, pageDown
  case enter, escape, tab, backTab, backspace, delete, insert
  case function(Int)
}
