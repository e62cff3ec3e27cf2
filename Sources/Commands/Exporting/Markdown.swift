import Documents

/// The one place where a text becomes Markdown.
enum Markdown {
  /// Returns a text in which no sign means anything to Markdown, or to HTML within it.
  static func text(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in escapingControls(in: text).unicodeScalars {
      if isPunctuation(scalar) { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }

  /// Returns a text as code, in which no sign means anything but a backtick; a cell of a table ends
  /// at a bar all the same.
  static func code(_ text: String) -> String {
    let safe = escapingControls(in: text)
    var longest = 0
    var run = 0
    for byte in safe.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    guard longest > 0 else { return "`\(safe)`" }
    let fence = String(repeating: "`", count: longest + 1)
    return "\(fence) \(safe) \(fence)"
  }

  /// Sets a table whose columns stand below each other in the source, too.
  static func table(_ head: [String], _ rows: [[String]]) -> String {
    let widths = head.indices.map { column in
      ([head] + rows).map { $0[column].count }.max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      let padded = zip(cells, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }
      return "| \(padded.joined(separator: " | ")) |\n"
    }
    let rule = line(widths.map { String(repeating: "-", count: $0) })
    return line(head) + rule + rows.map(line).joined()
  }

  /// Any punctuation of ASCII may stand behind a backslash, as itself.
  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "&", "~", "$", "!": true
    default: false
    }
  }
}
