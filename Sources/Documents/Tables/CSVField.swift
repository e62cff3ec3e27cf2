/// The one place where a text becomes a field of CSV (RFC 4180).
package enum CSVField {
  /// Returns the text as a field: in quotation marks where it must be, else as it is.
  ///
  /// Its bytes are kept: that a spreadsheet takes `=1+1` for a formula does not make it another name.
  package static func text(of text: String) -> String {
    guard text.utf8.contains(where: needsQuotes) || text.isEmpty || hasBlankEnds(text) else {
      return text
    }
    // By scalars: a mark that joins a quotation mark would hide it from `Character`.
    var result = "\"".unicodeScalars
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result.append("\"") }
      result.append(scalar)
    }
    result.append("\"")
    return String(result)
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case .comma, .quote, .lineFeed, .carriageReturn, .semicolon, .tab: true
    default: false
    }
  }

  /// Readers may take blanks beside a separator for no part of the field.
  private static func hasBlankEnds(_ text: String) -> Bool {
    text.utf8.first == .space || text.utf8.last == .space
  }
}
