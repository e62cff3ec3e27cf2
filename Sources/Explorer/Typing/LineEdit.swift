/// What keys do to a line of text and to the cursor in it.
package enum LineEdit: CaseIterable, Sendable {
  case left
  case right
  case start
  case end
  /// Deletes the letter before the cursor.
  case deleteBackward
  /// Deletes the letter at the cursor.
  case deleteForward
  /// Deletes the word before the cursor, and the blanks between them.
  case deleteWord
  case deleteToEnd
  case deleteAll
}
