/// A row of a CSV file while it is read.
struct CSVRow: Equatable, Sendable {
  /// The fields one after the other, without quotes.
  var text: [UInt8] = []
  /// Where each field ends in `text`.
  private(set) var ends: [Int] = []
  private(set) var locations: [SourceLocation] = []
  /// Whether a field had quotes, which makes even an empty one count.
  var hasQuotes = false

  var isEmpty: Bool { ends.isEmpty }

  /// Whether the line held nothing but spaces.
  var isBlank: Bool {
    ends.count == 1 && !hasQuotes && text.allSatisfy { $0 == .space || $0 == .tab }
  }

  /// Ends the field whose bytes were added to `text`.
  mutating func endField(at location: SourceLocation) {
    ends.append(text.count)
    locations.append(location)
  }

  /// Empties the row for the next one.
  mutating func clear() {
    text.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    locations.removeAll(keepingCapacity: true)
    hasQuotes = false
  }

  /// Returns the fields as names, without the spaces around them.
  func names() -> [String] {
    var start = 0
    return ends.map { end in
      defer { start = end }
      return String(decoding: trimmingSpace(text[start..<end]), as: UTF8.self)
    }
  }
}
