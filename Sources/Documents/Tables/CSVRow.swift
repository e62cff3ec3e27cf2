/// A row of a table while it is read or made.
struct CSVRow: Equatable, Sendable {
  /// The cells one after the other, without quotes.
  var text: [UInt8] = []
  /// Where each cell ends in `text`.
  private(set) var ends: [Int] = []
  private(set) var locations: [SourceLocation] = []
  /// The cells that were given as numbers, which have no text; empty where all were read from text.
  private(set) var numbers: [Double?] = []
  /// Whether a cell had quotes, which makes even a single empty one count.
  var hasQuotes = false

  var isEmpty: Bool { ends.isEmpty }
  var count: Int { ends.count }

  /// Whether the line held nothing but separators and spaces.
  var isBlank: Bool {
    (count > 1 || !hasQuotes) && text.allSatisfy { $0 == .space || $0 == .tab }
  }

  /// Whether the last cell holds nothing.
  var endsEmpty: Bool { cell(count - 1).isEmpty }

  /// Ends the cell whose bytes were added to `text`.
  mutating func endField(at location: SourceLocation) {
    ends.append(text.count)
    locations.append(location)
  }

  /// Adds a cell that is a number, or has no value.
  mutating func add(_ number: Double?, at location: SourceLocation) {
    // Cells of text may have come before.
    numbers += Array(repeating: nil, count: count - numbers.count)
    numbers.append(number)
    endField(at: location)
  }

  /// Empties the row for the next one.
  mutating func clear() {
    text.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    locations.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    hasQuotes = false
  }

  /// A cell without the spaces around it.
  func cell(_ index: Int) -> ArraySlice<UInt8> {
    trimmingSpace(text[(index == 0 ? 0 : ends[index - 1])..<ends[index]])
  }

  /// Returns the cells as names, without the spaces around them.
  func names() -> [String] {
    ends.indices.map { String(decoding: cell($0), as: UTF8.self) }
  }
}
