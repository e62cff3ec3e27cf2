import Documents

/// A line of text being typed, and the cursor in it.
package struct TypedLine: Equatable, Sendable {
  private var scalars: [Unicode.Scalar] = []
  /// How many Unicode scalars stand before the cursor.
  package private(set) var cursor = 0

  init() {}

  /// A line with the cursor at its end, or before one of its characters, counted from 1.
  init(_ text: String, cursorAt column: Int? = nil) {
    insert(text)
    if let column { cursor = min(max(0, column - 1), scalars.count) }
  }

  package var text: String { TypedLine.text(scalars[...]) }
  package var beforeCursor: String { TypedLine.text(scalars[..<cursor]) }
  package var afterCursor: String { TypedLine.text(scalars[cursor...]) }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  /// Longer texts are no values, no commands and no notes.
  static let longest = 500

  /// Adds what was typed or pasted, without anything that acts on the terminal or breaks the line.
  ///
  /// - Returns: whether there was room for all of it.
  @discardableResult
  mutating func insert(_ addition: String) -> Bool {
    let room = max(0, TypedLine.longest - scalars.count)
    // A paste may be of any size: no more of it is looked at than may fit.
    let seen = Array(addition.unicodeScalars.lazy.filter { !isUnseen($0) }.prefix(room + 1))
    let end = scalars.count
    scalars.insert(contentsOf: seen.prefix(room), at: cursor)
    cursor += scalars.count - end
    return seen.count <= room
  }

  mutating func make(_ edit: LineEdit) {
    switch edit {
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(scalars.count, cursor + 1)
    case .start: cursor = 0
    case .end: cursor = scalars.count
    case .deleteBackward: delete(from: max(0, cursor - 1))
    case .deleteForward:
      if cursor < scalars.count { scalars.remove(at: cursor) }
    case .deleteWord: delete(from: startOfWord)
    case .deleteToEnd: scalars.removeSubrange(cursor...)
    case .deleteAll:
      scalars = []
      cursor = 0
    }
  }

  private mutating func delete(from start: Int) {
    scalars.removeSubrange(start..<cursor)
    cursor = start
  }

  /// Where the word begins that the cursor is in or after.
  private var startOfWord: Int {
    var start = cursor
    while start > 0, scalars[start - 1] == " " { start -= 1 }
    while start > 0, scalars[start - 1] != " " { start -= 1 }
    return start
  }
}
