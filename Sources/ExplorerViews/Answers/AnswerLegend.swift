import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// What the colours and letters on a picture of the answers mean.
struct AnswerLegend {
  let items: [StyledText]

  /// Gathers the items.
  ///
  /// - Parameters:
  ///   - context: what there is to show, and how.
  ///   - data: the data on the picture.
  ///   - range: the targets' values.
  ///   - side: the side of the line that all of a map lies on; `nil`: on both, or it is no map.
  init(
    _ context: Context, _ data: DataPoints, _ range: TargetRange, side: FloatingPointSign? = nil
  ) {
    let theme = context.theme
    var items: [StyledText] = []
    if data.classes == .oneHot {
      for index in 0..<min(26, context.shape.outputCount) {
        var item = StyledText(
          String(DataPoints.letter(ofClass: index, isTest: false)),
          AnswerLegend.swatch(index, theme))
        let name = DataLayout.caption(
          context.state.lesson.data.targetNames, index, limit: 12, context)
        item.append(" " + name, theme.caption)
        items.append(item)
      }
    } else {
      if context.shape.inputCount == 2 { items += AnswerLegend.ramp(context, range, side) }
      items.append(AnswerLegend.letters(context, data, range))
    }
    // In a run that is watched the second row of the screen counts them.
    if let right = data.right, !context.isWatching || right.count < right.of {
      let words = "\(NumberFormat.count(right.count)) of \(NumberFormat.count(right.of)) right"
      items.append(StyledText(words, theme.text))
      if right.count < right.of {
        let sample = data.digits(range).map { String($0.high) } ?? "x"
        var item = StyledText(data.classes == .oneHot ? "a" : sample, theme.wrongPoint)
        item.append(" wrong", theme.caption)
        items.append(item)
      }
    }
    if data.hasTest {
      let letters = data.classes == .oneHot ? "A B" : context.shape.inputCount == 1 ? "+" : "O X"
      items.append(StyledText("\(letters) test data", theme.caption))
    }
    if data.isPart { items.append(StyledText("not all are shown", theme.caption)) }
    self.items = items
  }

  private static func swatch(_ index: Int, _ theme: Theme) -> Style {
    guard !theme.backgrounds.isEmpty else { return theme.point }
    return theme.onMap.on(theme.backgrounds[index % theme.backgrounds.count])
  }

  /// From the low target to the high one, and where the line is, or on which side of it all is.
  private static func ramp(
    _ context: Context, _ range: TargetRange, _ side: FloatingPointSign?
  ) -> [StyledText] {
    let theme = context.theme
    var item = StyledText(context.legendNumber(range.lower) + " ", theme.caption)
    for level in 0..<12 {
      let position = (Double(level) + 0.5) / 6 - 1
      let cell = AnswerShade(theme).cell(position)
      item.append(String(cell.scalar), cell.style)
    }
    item.append(" " + context.legendNumber(range.upper), theme.caption)
    let line = side.map { $0 == .plus ? "all over" : "all under" } ?? "line at"
    return [item, StyledText("\(line) \(context.legendNumber(range.middle))", theme.caption)]
  }

  private static func letters(
    _ context: Context, _ data: DataPoints, _ range: TargetRange
  ) -> StyledText {
    let theme = context.theme
    guard context.shape.inputCount == 2 else {
      return StyledText("o", theme.point) + StyledText(" target", theme.caption)
    }
    if let digits = data.digits(range) {
      return StyledText("\(digits.low) \(digits.high)", theme.point)
        + StyledText(" targets", theme.caption)
    }
    let middle = context.legendNumber(range.middle)
    let names =
      if case .pair = data.classes {
        [context.legendNumber(range.lower), context.legendNumber(range.upper)]
      } else {
        [context.spell("target ≤ \(middle)"), "> \(middle)"]
      }
    return StyledText("o", theme.point) + StyledText(" \(names[0])  ", theme.caption)
      + StyledText("x", theme.point) + StyledText(" \(names[1])", theme.caption)
  }

  // MARK: - Drawing

  /// Below each other, as many as fit.
  func draw(stackedIn rect: Rect, into buffer: inout ScreenBuffer, ellipsis: String) {
    for (index, item) in items.prefix(rect.rows).enumerated() {
      buffer.write(
        item.truncated(to: rect.columns, ellipsis: ellipsis),
        at: Point(row: rect.row + index, column: rect.column), clip: rect)
    }
  }

  /// Side by side, in as many rows as there are.
  func draw(wrappedIn rect: Rect, into buffer: inout ScreenBuffer) {
    var (row, column) = (rect.row, rect.column)
    for item in items {
      if column > rect.column, column + item.width > rect.endColumn {
        (row, column) = (row + 1, rect.column)
      }
      guard row < rect.endRow else { return }
      buffer.write(item, at: Point(row: row, column: column), clip: rect)
      column += item.width + 3
    }
  }
}

/// How a value looks as a cell of a map, in colour or without.
struct AnswerShade {
  private let theme: Theme
  /// Three for what is low, three for what is high; none of them looks like a line.
  private static let glyphs: [Unicode.Scalar] = [" ", ".", ":", "+", "*", "#"]

  init(_ theme: Theme) { self.theme = theme }

  var hasColors: Bool { !theme.ramp.isEmpty }

  /// The background of a value, −1 … 1; −1 for what is no number.
  func background(_ position: Double) -> Int16 {
    guard hasColors, !position.isNaN else { return -1 }
    return theme.ramp[AnswerShade.level(position, of: theme.ramp.count)]
  }

  /// One cell of a value: a coloured blank, or a glyph that is the darker the farther from 0.
  func cell(_ position: Double) -> Cell {
    guard !position.isNaN else { return Cell("?", theme.error) }
    guard !hasColors else { return Cell(" ", Style(background: background(position))) }
    let level = AnswerShade.level(position, of: AnswerShade.glyphs.count)
    return Cell(AnswerShade.glyphs[level], position < 0 ? theme.negative : theme.positive)
  }

  private static func level(_ position: Double, of count: Int) -> Int {
    part(at: (position + 1) / 2, of: count)
  }
}
