/// A writer of JSON text.
///
/// Numbers are the shortest decimals that read back as the same 64 bits; the same value gives the
/// same text on every machine.
package struct JSONWriter {
  /// How many columns a line of short values may fill in the `document` layout.
  static let width = 100

  private var text = ""
  /// Takes what is written where that is long; `nil`: all of it stays in `text`.
  private var sink: ((String) -> Void)?

  /// What is longer than this goes to the sink.
  private static let mostKept = 60_000

  /// Returns the value on one line, without a line break at its end.
  package static func compact(_ value: JSONOutput) -> String {
    var writer = JSONWriter()
    writer.writeOnOneLine(value)
    return writer.text
  }

  /// Returns the value indented by two spaces a level, with a line break at its end.
  ///
  /// An array of numbers stands on one line, so that a matrix has a row a line; so does any other
  /// array or object of scalars that fits in 100 columns.
  package static func document(_ value: JSONOutput) -> String {
    var writer = JSONWriter()
    writer.write(value, level: 0, column: 0)
    return writer.text + "\n"
  }

  /// Writes the value as `document(_:)` returns it, piece by piece.
  package static func document(_ value: JSONOutput, to sink: @escaping (String) -> Void) {
    var writer = JSONWriter()
    writer.sink = sink
    writer.write(value, level: 0, column: 0)
    sink(writer.text + "\n")
  }

  private mutating func flush() {
    guard let sink, text.utf8.count > Self.mostKept else { return }
    sink(text)
    text = ""
  }

  /// Writes a value whose first sign stands after `column` others.
  private mutating func write(_ value: JSONOutput, level: Int, column: Int) {
    let margin = "\n" + String(repeating: "  ", count: level + 1)
    switch value {
    case .array(let elements) where !standsOnOneLine(value, column: column):
      text += "["
      for (index, element) in elements.enumerated() {
        text += index == 0 ? margin : "," + margin
        write(element, level: level + 1, column: 2 * (level + 1))
        flush()
      }
      text += margin.dropLast(2) + "]"
    case .object(let members) where !standsOnOneLine(value, column: column):
      text += "{"
      for (index, (key, element)) in members.enumerated() {
        text += index == 0 ? margin : "," + margin
        let name = Self.quoted(key) + ": "
        text += name
        write(element, level: level + 1, column: 2 * (level + 1) + name.unicodeScalars.count)
        flush()
      }
      text += margin.dropLast(2) + "}"
    default: writeOnOneLine(value)
    }
  }

  private func standsOnOneLine(_ value: JSONOutput, column: Int) -> Bool {
    switch value {
    case .array(let elements):
      if elements.allSatisfy(\.isNumber) { return true }
      guard elements.allSatisfy(\.isScalar) else { return false }
    case .object(let members):
      guard members.allSatisfy(\.1.isScalar) else { return false }
    default: return true
    }
    // One column is kept for the comma that may follow.
    return column + Self.compact(value).unicodeScalars.count < Self.width
  }

  private mutating func writeOnOneLine(_ value: JSONOutput) {
    switch value {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += Self.shortest(value)
    case .string(let value): text += Self.quoted(value)
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += ", " }
        writeOnOneLine(element)
      }
      text += "]"
    case .list(let count, let element):
      text += "["
      for index in 0..<count {
        if index > 0 { text += ", " }
        writeOnOneLine(element(index))
        flush()
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, (key, element)) in members.enumerated() {
        text += (index > 0 ? ", " : "") + Self.quoted(key) + ": "
        writeOnOneLine(element)
      }
      text += "}"
    }
  }

  /// Returns the shortest decimal that reads back as the same bits, or `null` if it is not finite.
  package static func shortest(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Returns the text as a JSON string, with its quotes.
  ///
  /// Beyond what JSON asks, DEL, the C1 controls and the Unicode line ends are escaped, since the
  /// text may end up on a terminal.
  package static func quoted(_ text: String) -> String {
    var result = "\"".unicodeScalars
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result.append(contentsOf: ["\\", scalar])
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\r": result.append(contentsOf: "\\r".unicodeScalars)
      case "\t": result.append(contentsOf: "\\t".unicodeScalars)
      case "\0"..<" ", "\u{7f}"..."\u{9f}", "\u{2028}"..."\u{2029}":
        let digits = String(scalar.value, radix: 16)
        let zeros = String(repeating: "0", count: 4 - digits.count)
        result.append(contentsOf: "\\u\(zeros)\(digits)".unicodeScalars)
      default: result.append(scalar)
      }
    }
    result.append("\"")
    return String(result)
  }
}
