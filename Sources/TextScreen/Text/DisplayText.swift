/// Text from outside, made safe to show.
///
/// Controls and escapes become visible ASCII such as `\u{1b}`, so that no text can steer the
/// terminal; scalars without width are dropped, so that every column is accounted for.
package struct DisplayText: Equatable, Sendable {
  /// The text with nothing in it that a terminal would obey.
  package let text: String
  /// The columns that the text takes.
  package let width: Int

  package init(_ outside: String) {
    // Most text is plain: it is kept as it is, without a copy.
    guard outside.unicodeScalars.contains(where: { !isPlain($0) }) else {
      text = outside
      width = displayWidth(of: outside)
      return
    }
    var safe = ""
    for scalar in outside.unicodeScalars {
      if isControl(scalar) {
        safe += escaped(scalar)
      } else if scalar.columns > 0 {
        safe.unicodeScalars.append(scalar)
      }
    }
    text = safe
    width = displayWidth(of: safe)
  }

  /// The text cut to a number of columns; a wide character is never split.
  package func truncated(to columns: Int, ellipsis: String = "…") -> String {
    width <= columns ? text : truncatedText(text, to: columns, ellipsis: ellipsis)
  }

  /// The text in ASCII alone: every other scalar is replaced, a wide one twice.
  package func ascii(replacement: Unicode.Scalar = "?") -> String {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      guard !scalar.isASCII else {
        result.unicodeScalars.append(scalar)
        continue
      }
      for _ in 0..<scalar.columns { result.unicodeScalars.append(replacement) }
    }
    return result
  }
}

/// The longest beginning of a text that fits, an ellipsis at its end where something is missing.
package func truncatedText(_ text: String, to limit: Int, ellipsis: String = "…") -> String {
  guard displayWidth(of: text) > limit else { return text }
  guard limit > 0 else { return "" }
  let ending = ellipsis.isEmpty ? "" : truncatedText(ellipsis, to: limit, ellipsis: "")
  let room = limit - displayWidth(of: ending)
  var kept = String.UnicodeScalarView()
  var used = 0
  for scalar in text.unicodeScalars {
    let width = scalar.columns
    guard used + width <= room else { break }
    used += width
    kept.append(scalar)
  }
  return String(kept) + ending
}

/// A text in lines of a width, broken at its blanks; a word that is longer has a line of its own.
package func wrappedText(_ text: String, to width: Int) -> [String] {
  var lines = [""]
  for word in text.split(separator: " ") {
    let last = lines.count - 1
    let joined = lines[last].isEmpty ? String(word) : lines[last] + " " + word
    if displayWidth(of: joined) <= width || lines[last].isEmpty {
      lines[last] = joined
    } else {
      lines.append(String(word))
    }
  }
  return lines
}

/// Sentences in lines of a width: where they take two, the second begins with a sentence if it can.
package func wrappedSentences(_ text: String, to width: Int) -> [String] {
  let lines = wrappedText(text, to: width)
  guard lines.count == 2 else { return lines }
  let stops = text.ranges(of: ". ").reversed()
  for stop in stops {
    let parts = [text[...stop.lowerBound], text[stop.upperBound...]].map(String.init)
    if parts.allSatisfy({ displayWidth(of: $0) <= width }) { return parts }
  }
  return lines
}

/// Controls, and the scalars that turn the direction or break the line of the text around them.
private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
  default: false
  }
}

private func isPlain(_ scalar: Unicode.Scalar) -> Bool {
  !isControl(scalar) && scalar.columns > 0
}

private func escaped(_ scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "\n": "\\n"
  case "\r": "\\r"
  case "\t": "\\t"
  default: "\\u{\(String(scalar.value, radix: 16))}"
  }
}
