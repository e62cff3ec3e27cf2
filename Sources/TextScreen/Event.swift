/// What can come from a terminal.
package enum Event: Equatable, Sendable {
  case key(Key)
  /// The window has a new size.
  case resize(Size)
  /// Text pasted between the marks of bracketed paste.
  case paste(String)
  /// The terminal is gone.
  case hangUp
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
