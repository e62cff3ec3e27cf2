import Backprop
import Explanations
import Explorer
import TextScreen

/// All keys, from the one table of them; over everything but the first and the last row.
enum HelpView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    // What is open and the hints stay where they are.
    let page = rect.rows > 8 ? rect.inset(rows: 1) : rect
    guard !page.isEmpty else { return }
    buffer.fill(page)
    buffer.cursor = nil
    let area = page.columns > 4 ? page.inset(columns: 1) : page
    var body = area.split(top: 1).rest
    let layout = HelpLayout(context, size: body.size)
    if layout.height < body.rows { body = body.split(top: 1).rest }
    let first = max(0, min(context.state.display.helpScroll, layout.height - body.rows))
    drawRule(context, layout, first: first, rows: body.rows, into: &buffer, in: area)
    for (index, column) in layout.columns.enumerated() {
      let place = Rect(
        row: body.row, column: body.column + index * (layout.columnWidth + HelpLayout.gap),
        rows: body.rows, columns: layout.columnWidth)
      for (offset, line) in column.dropFirst(first).prefix(body.rows).enumerated() {
        draw(line, context, into: &buffer, in: place.split(top: offset).rest.split(top: 1).top)
      }
    }
  }

  /// The title, how to leave, and which lines are shown where not all are.
  private static func drawRule(
    _ context: Context, _ layout: HelpLayout, first: Int, rows: Int,
    into buffer: inout ScreenBuffer, in area: Rect
  ) {
    var right = StyledText()
    if layout.height > rows, rows > 0 {
      let last = min(layout.height, first + rows)
      right.append(context.note(first..<last, of: layout.height) + "   ", context.theme.caption)
      let isASCII = context.explainer.notation == .ascii
      let keys = [Key.up, .down].map { KeyMap.name(of: $0, isASCII: isASCII) }
      right.append(keys.joined(separator: " "), context.theme.strong)
      right.append(" scroll   ", context.theme.caption)
    }
    right.append("esc", context.theme.strong)
    right.append(" closes", context.theme.caption)
    buffer.rule(
      in: area, title: StyledText("keys", context.theme.strong), right: right,
      style: context.theme.rule, glyphs: context.glyphs)
  }

  private static func draw(
    _ line: HelpLayout.Line, _ context: Context, into buffer: inout ScreenBuffer, in place: Rect
  ) {
    let theme = context.theme
    switch line {
    case .blank: break
    case .heading(let text):
      buffer.write(
        text, at: Point(row: place.row, column: place.column), style: theme.caption, clip: place)
    case .keys(let keys, let words, let indent, let style):
      buffer.write(
        keys, at: Point(row: place.row, column: place.column), style: style, clip: place)
      buffer.write(
        words, at: Point(row: place.row, column: place.column + indent), style: theme.text,
        clip: place)
    }
  }
}

/// The lines of the help in as many columns as a width holds.
struct HelpLayout {
  enum Line: Equatable {
    case heading(String)
    /// Some keys and what they do, `indent` columns from the keys.
    case keys(String, words: String, indent: Int, Style)
    case blank
  }

  static let gap = 2
  /// The narrowest column in which few words need a second line.
  private static let least = 37
  /// The longest line is no longer than this; a wider column would only be empty.
  private static let most = 52

  private(set) var columns: [[Line]] = []
  let columnWidth: Int
  /// The lines of the longest column.
  var height: Int { columns.map(\.count).max() ?? 0 }

  init(_ context: Context, size: Size) {
    let gap = HelpLayout.gap
    let count = max(1, min(4, (size.columns + gap) / (HelpLayout.least + gap)))
    columnWidth = min(HelpLayout.most, max(1, (size.columns - (count - 1) * gap) / count))
    let groups = KeyMap.Group.allCases.map {
      HelpLayout.lines($0, context, width: columnWidth)
    }.filter { !$0.isEmpty }
    // How to read the screen stands after the keys, which fit the smallest screen without scrolling.
    let fits = HelpLayout.arranged(groups, into: count, blanks: true)
      .allSatisfy { $0.count <= size.rows }
    columns = HelpLayout.arranged(
      groups + [HelpLayout.marks(context, width: columnWidth)], into: count, blanks: fits)
  }

  /// Puts each group at the end of the column that is shortest so far.
  private static func arranged(_ groups: [[Line]], into count: Int, blanks: Bool) -> [[Line]] {
    var columns = [[Line]](repeating: [], count: count)
    for group in groups {
      var shortest = 0
      for index in columns.indices where columns[index].count < columns[shortest].count {
        shortest = index
      }
      if blanks, !columns[shortest].isEmpty { columns[shortest].append(.blank) }
      columns[shortest] += group
    }
    return columns
  }

  private static func lines(_ group: KeyMap.Group, _ context: Context, width: Int) -> [Line] {
    let isASCII = context.explainer.notation == .ascii
    let entries = KeyMap.bindings.filter { $0.group == group }.map { binding in
      (
        keys: binding.keys.map { KeyMap.name(of: $0.key, isASCII: isASCII) }.joined(separator: " "),
        words: context.spell(binding.words)
      )
    }
    guard !entries.isEmpty else { return [] }
    return [.heading(group.rawValue)]
      + wrapped(entries.map { ($0.keys, $0.words, context.theme.strong) }, width: width)
  }

  /// What the marks on the screen mean.
  private static func marks(_ context: Context, width: Int) -> [Line] {
    let (glyphs, theme) = (context.glyphs, context.theme)
    let line = glyphs.horizontal
    let entries: [Entry] = [
      ("\(glyphs.markLeft).5\(glyphs.markRight)", "this step computes it", theme.strong),
      ("[.5]", "this step reads it", theme.read),
      (String(glyphs.unknown), "still to come", theme.toCome),
      (context.spell("w5⁺"), "w5 after the update", theme.update),
      ("fixed", "a bias that training leaves as it is", theme.caption),
      ("\(line)\(line)\(line)", "a weight above 0, thicker the larger", theme.positive),
      ("\(line) \(line)", "a weight below 0", theme.negative),
      ("\(glyphs.solidRight) \(glyphs.solidLeft)", "forward, backward", theme.strong),
    ]
    return [.heading("MARKS")] + wrapped(entries, width: width)
  }

  private typealias Entry = (keys: String, words: String, style: Style)

  /// The words of a group stand below each other; what is too long goes on in the next line.
  private static func wrapped(_ entries: [Entry], width: Int) -> [Line] {
    let indent = (entries.map { displayWidth(of: $0.keys) }.max() ?? 0) + 2
    return entries.flatMap { entry in
      wrappedText(entry.words, to: max(8, width - indent)).enumerated().map { index, words in
        Line.keys(index == 0 ? entry.keys : "", words: words, indent: indent, entry.style)
      }
    }
  }
}
