import Backprop
import Explanations
import Explorer
import TextScreen

/// The list above a prompt: what the line may be on the way to, with its key and what it does.
enum CandidatesView {
  /// Draws the list over the rows above the prompt; nothing where there is nothing to choose from.
  static func draw(
    _ context: Context, into buffer: inout ScreenBuffer, above prompt: Rect, columns: Int
  ) {
    // Why a line was refused stands there until it is corrected.
    guard let typed = context.state.typing.prompt, !typed.isRefused else { return }
    let candidates = context.state.candidates
    let lines = min(candidates.count, buffer.size.rows * 5 / 12)
    guard lines > 0, prompt.row > lines else { return }
    let window = ListWindow(of: candidates.count, lines: lines, current: typed.walk?.index)
    let rect = Rect(
      row: prompt.row - lines - 1, column: prompt.column, rows: lines + 1,
      columns: min(columns, prompt.columns))
    buffer.fill(rect)
    buffer.rule(
      in: rect, title: StyledText(title(typed), context.theme.strong),
      right: StyledText(
        window.isPart ? context.note(window.rows, of: candidates.count) : "",
        context.theme.caption), style: context.theme.rule, glyphs: context.glyphs)
    let rows = candidates.map { Row($0, context) }
    let widths = Row.Widths(rows)
    for (offset, index) in window.rows.enumerated() {
      let line = Rect(
        row: rect.row + 1 + offset, column: rect.column, rows: 1, columns: rect.columns)
      rows[index].draw(
        context, widths, isMarked: index == typed.walk?.index, into: &buffer, in: line)
    }
  }

  private static func title(_ prompt: Prompt) -> String {
    prompt.purpose == .command ? "commands" : "values"
  }
}

/// One candidate: the line, the key, what it does.
private struct Row {
  private let text: String
  private let keys: String
  private let words: String

  init(_ candidate: Candidate, _ context: Context) {
    text = DisplayText(candidate.text).text
    switch candidate.subject {
    case .action(let action):
      let isASCII = context.explainer.notation == .ascii
      let found = context.keys.keysAndWords(of: action)
      keys = found.keys.map { KeyMap.name(of: $0, isASCII: isASCII) }.joined(separator: " ")
      words = context.spell(found.words)
    case .word(let word): (keys, words) = ("", word.sentence)
    case .operand(let sentence): (keys, words) = ("", context.spell(sentence ?? ""))
    }
  }

  /// The columns of the first two parts, the same for all rows of a list.
  struct Widths {
    let text: Int
    let keys: Int

    init(_ rows: [Row]) {
      text = rows.map { displayWidth(of: $0.text) }.max() ?? 0
      keys = rows.map { displayWidth(of: $0.keys) }.max() ?? 0
    }
  }

  func draw(
    _ context: Context, _ widths: Widths, isMarked: Bool, into buffer: inout ScreenBuffer,
    in line: Rect
  ) {
    let theme = context.theme
    let mark = isMarked ? String(context.glyphs.markLeft) : " "
    var styled = StyledText(mark + " ", theme.strong)
    styled.append(padded(text, to: widths.text) + "  ", theme.strong)
    if widths.keys > 0 { styled.append(padded(keys, to: widths.keys) + "  ", theme.caption) }
    styled.append(words, theme.text)
    buffer.write(
      styled.truncated(to: line.columns, ellipsis: context.glyphs.ellipsis),
      at: Point(row: line.row, column: line.column), clip: line)
    if isMarked { buffer.restyle(line) { $0 = theme.selected } }
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - displayWidth(of: text)))
  }
}
