import Backprop
import Explanations
import Explorer
import TextScreen

/// What a terminal shows that has no room for the screen: how much it needs, and still the step.
enum TooSmallView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let needed = ScreenLayout.smallest
    guard rect.columns >= 34, rect.rows >= 6 else {
      let text = context.spell("\(needed.columns)×\(needed.rows) needed")
      buffer.write(
        text, at: Point(row: rect.row, column: rect.column), style: context.theme.text, clip: rect)
      return
    }
    let area = rect.inset(columns: 1)
    let parts = area.split(bottom: 1)
    drawFoot(context, into: &buffer, in: parts.bottom)
    let rows = parts.rest.rows
    var lines = fitted(lines(context, rect.size, columns: area.columns), to: rows)
    let sentence = sentence(context, columns: area.columns)
    if lines.count + sentence.count <= rows { lines += sentence }
    for (offset, line) in lines.enumerated() {
      buffer.write(
        line.truncated(to: area.columns, ellipsis: context.glyphs.ellipsis),
        at: Point(row: area.row + offset, column: area.column), clip: area)
    }
  }

  /// A line, and how soon it goes where there is too little room: the largest first.
  private typealias Ranked = (text: StyledText, rank: Int)

  private static func fitted(_ lines: [Ranked], to rows: Int) -> [StyledText] {
    var lines = lines
    while lines.count > max(0, rows) {
      let highest = lines.map(\.rank).max() ?? 0
      guard let index = lines.lastIndex(where: { $0.rank == highest }) else { break }
      lines.remove(at: index)
    }
    return lines.map(\.text)
  }

  private static func lines(_ context: Context, _ size: Size, columns: Int) -> [Ranked] {
    let theme = context.theme
    let needed = ScreenLayout.smallest
    let here = context.spell("This window is \(size.columns)×\(size.rows).")
    let wanted = context.spell("Backstep needs \(needed.columns)×\(needed.rows).")
    var lines: [Ranked] = [(StyledText(), 9), (StyledText("Backstep", theme.strong), 4)]
    lines.append((StyledText(), 7))
    if here.count + wanted.count + 1 <= columns {
      lines.append((StyledText("\(here) \(wanted)", theme.text), 0))
    } else {
      lines.append((StyledText(here, theme.text), 3))
      lines.append((StyledText(wanted, theme.text), 0))
    }
    let advice = ["Make the window larger, or the letters smaller.", "Make the window larger."]
    let line = advice.first { $0.count <= columns } ?? ""
    lines.append((StyledText(line, theme.text), 5))
    lines.append((StyledText("Nothing is lost; stepping still works:", theme.caption), 6))
    lines.append((StyledText(), 7))
    lines.append((place(context), 1))
    lines.append((StyledText(), 8))
    return lines + step(context)
  }

  /// What the step means, below a blank row.
  private static func sentence(_ context: Context, columns: Int) -> [StyledText] {
    guard let step = context.step else { return [] }
    let lines = wrappedSentences(context.explainer.explain(step).sentence, to: columns)
    return [StyledText()] + lines.map { StyledText($0, context.theme.text) }
  }

  /// Says where the run stands: `◀ BACKWARD  step 24`.
  private static func place(_ context: Context) -> StyledText {
    let phase = context.run.step?.phase ?? context.run.next.phase
    let glyphs = context.glyphs
    let arrow =
      switch phase {
      case .forward: "\(glyphs.solidRight) "
      case .backward: "\(glyphs.solidLeft) "
      default: ""
      }
    var text = StyledText(arrow + phase.rawValue.uppercased(), context.style(of: phase).with(.bold))
    text.append(
      "  epoch \(NumberFormat.count(context.run.epoch))"
        + "  step \(NumberFormat.count(context.run.position))", context.theme.text)
    let pass = context.run.pass
    if !pass.isOpen, context.run.position > 0, context.run.position <= pass.layout.count {
      text.append(" of \(NumberFormat.count(pass.layout.count))", context.theme.text)
    }
    return text
  }

  /// The step's formula, the formula with the numbers, and the value.
  private static func step(_ context: Context) -> [Ranked] {
    let theme = context.theme
    guard let step = context.step else {
      guard !context.isTooFastToRead else { return [] }
      let next = context.run.next.quantity
      return [
        (
          StyledText("next  ", theme.caption)
            + StyledText(context.explainer.symbol(next), theme.text), 1
        )
      ]
    }
    let explanation = context.explainer.explain(step)
    var first = StyledText(explanation.symbol, theme.strong)
    first.append(" = ", theme.caption)
    let indent = String(repeating: " ", count: max(0, first.width - 2)) + "= "
    // A term is called by its formula.
    let isTerm = explanation.formula == explanation.symbol
    if !isTerm { first.append(explanation.formula, theme.text) }
    var lines: [Ranked] = isTerm ? [] : [(first, 1)]
    let value = context.spell(context.state.format.short(step.value))
    if explanation.numbers != value {
      var numbers = isTerm ? first : StyledText(indent, theme.caption)
      numbers.append(explanation.numbers, theme.read)
      lines.append((numbers, 2))
    }
    var result = StyledText(indent, theme.caption)
    result.append(
      "\(context.glyphs.markLeft)\(value)\(context.glyphs.markRight)", theme.written)
    lines.append((result, 1))
    return lines
  }

  /// A message or a prompt where there is one; else the keys to go on with.
  private static func drawFoot(
    _ context: Context, into buffer: inout ScreenBuffer, in line: Rect
  ) {
    guard context.state.typing.prompt == nil, context.state.message == nil,
      context.state.movement.job == nil
    else {
      NextView.draw(context, into: &buffer, in: line)
      return
    }
    var text = StyledText()
    for (action, word) in [
      (Action.onward, "step"), (.backward, "back"), (.help, "help"), (.quit, "quit"),
    ] {
      guard let name = context.keyName(action) else { continue }
      text.append((text.isEmpty ? "" : "  ") + name, context.theme.strong)
      text.append(" " + word, context.theme.caption)
    }
    buffer.write(
      text.truncated(to: line.columns, ellipsis: context.glyphs.ellipsis),
      at: Point(row: line.row, column: line.column), clip: line)
  }
}
