import TextScreen

/// The lines of the help in as many columns as a width holds, on as many pages as they need.
struct HelpLayout {
  enum Line: Equatable {
    case heading(String)
    /// Some keys and what they do, `indent` columns from where the keys begin.
    case keys(String, words: String, indent: Int, Style)
    case blank
  }

  static let gap = 2
  /// The narrowest column in which few words need a second line.
  private static let least = 37
  /// The longest line is no longer than this; a wider column would only be empty.
  private static let most = 52
  /// Longer keys, as commands with what they take are, have lines of their own.
  private static let longestKeys = 16

  /// Words of subjects with shorter keys stand below each other.
  private static let shortKeys = 9

  /// The columns of each page, from the top.
  private(set) var pages: [[[Line]]] = []
  let columnWidth: Int

  init(_ subjects: [HelpSubject], size: Size) {
    let gap = HelpLayout.gap
    let count = max(1, min(4, (size.columns + gap) / (HelpLayout.least + gap)))
    columnWidth = min(HelpLayout.most, max(1, (size.columns - (count - 1) * gap) / count))
    let short =
      subjects.flatMap(\.entries).map { displayWidth(of: $0.keys) }
      .filter { $0 <= HelpLayout.shortKeys }.max() ?? 0
    for subject in subjects {
      place(
        HelpLayout.entries(of: subject, width: columnWidth, indent: short + 2)[...],
        under: .heading(subject.heading),
        columns: count, rows: size.rows)
    }
  }

  /// Puts the entries of a subject on the first page that has room for them, in one column or, where
  /// there are many, in several.
  private mutating func place(
    _ entries: ArraySlice<[Line]>, under heading: Line, columns count: Int, rows: Int
  ) {
    let isLong = entries.joined().count > rows / 2
    for page in pages.indices {
      for canSplit in isLong ? [false, true] : [false] {
        var (filled, rest) = (pages[page], entries)
        HelpLayout.fill(&filled, with: &rest, under: heading, rows: rows, canSplit: canSplit)
        guard rest.isEmpty else { continue }
        pages[page] = filled
        return
      }
    }
    var (filled, rest) = ([[Line]](repeating: [], count: count), entries)
    HelpLayout.fill(&filled, with: &rest, under: heading, rows: rows, canSplit: true)
    guard rest.count < entries.count else { return }
    pages.append(filled)
    if !rest.isEmpty { place(rest, under: heading, columns: count, rows: rows) }
  }

  /// Puts as many entries as there is room for at the end of the shortest column; where they can be
  /// split, at the ends of all, from the left.
  private static func fill(
    _ columns: inout [[Line]], with rest: inout ArraySlice<[Line]>, under heading: Line, rows: Int,
    canSplit: Bool
  ) {
    let lengths = columns.map(\.count)
    let shortest = lengths.indices.min { lengths[$0] < lengths[$1] }
    for column in lengths.indices where canSplit || column == shortest {
      var lines = lengths[column] == 0 ? [heading] : [.blank, heading]
      let start = lines.count
      while let next = rest.first, lengths[column] + lines.count + next.count <= rows {
        lines += next
        rest.removeFirst()
      }
      if lines.count > start { columns[column] += lines }
      if rest.isEmpty { return }
    }
  }

  /// The lines of each entry, the words of a subject below each other; what is too long goes on
  /// in the next line.
  private static func entries(of subject: HelpSubject, width: Int, indent least: Int) -> [[Line]] {
    let widths = subject.entries.map { displayWidth(of: $0.keys) }
    let indent = max(least, (widths.filter { $0 <= longestKeys }.max() ?? 0) + 2)
    let hasLongKeys = widths.contains { $0 > longestKeys }
    return subject.entries.map { entry in
      let isOneLine = displayWidth(of: entry.words) <= width - indent
      guard hasLongKeys, !isOneLine || displayWidth(of: entry.keys) > longestKeys else {
        let names = entry.areNamesShown ? entry.names.joined(separator: ", ") : ""
        return [entry.words, names].filter { !$0.isEmpty }
          .flatMap { wrappedText($0, to: max(8, width - indent)) }.enumerated().map {
            .keys($0 == 0 ? entry.keys : "", words: $1, indent: indent, entry.style)
          }
      }
      return wrappedText(entry.keys, to: width - 1).enumerated().map {
        .keys($0 == 0 ? $1 : " " + $1, words: "", indent: width, entry.style)
      }
        + wrappedText(entry.words, to: max(8, width - 2)).map {
          .keys("", words: $0, indent: 2, entry.style)
        }
    }
  }
}
