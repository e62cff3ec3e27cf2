import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// The row above the hints: the step to come, a message, or a prompt.
enum NextView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    let state = context.state
    let line: StyledText
    let rect = place(for: state.typing.prompt, in: rect, buffer)
    if let prompt = state.typing.prompt {
      let (shown, cursor) = promptLine(prompt, context, columns: rect.columns)
      line = shown + field(of: prompt, context)
      let note = note(on: prompt, context)
      if line.width + displayWidth(of: note) + 3 <= rect.columns {
        buffer.write(
          note, endingAt: Point(row: rect.row, column: rect.endColumn),
          style: context.theme.caption)
      }
      buffer.cursor = Point(row: rect.row, column: rect.column + cursor)
      if prompt.showsMessage, let message = state.message {
        // What is wrong stands above what is to be corrected.
        var above = rect
        above.row -= 1
        // A short one leaves a blank row to what is typed; what is said to an answer stands as near to
        // the calculation that it is about as a blank row lets it.
        let text = context.spell(context.withKeys(message.text))
        func isBlank(_ row: Int) -> Bool {
          buffer.isBlank(Rect(row: row, column: rect.column, rows: 1, columns: rect.columns))
        }
        if displayWidth(of: text) <= rect.columns, isBlank(above.row), isBlank(above.row - 1) {
          above.row -= 1
          while isReply(context), above.row > 1, isBlank(above.row - 1), isBlank(above.row - 2) {
            above.row -= 1
          }
        }
        draw(message, context, into: &buffer, in: above, widest: rect.columns)
      }
    } else if let message = state.message, !(message.isOfDivergence && context.isDivergence) {
      // On a wide screen nothing stands to the right of this row.
      return draw(
        message, context, into: &buffer, in: rect, widest: buffer.size.columns - 2 * rect.column)
    } else if let words = state.movement.job.map(state.words(for:))
      ?? state.movement.inquiry.map(state.words(for:))
    {
      line =
        StyledText(words, context.theme.strong)
        + StyledText("   ^C stops here", context.theme.caption)
    } else if let count = state.typing.count {
      line = countLine(count, context)
    } else if context.isDivergence {
      // The head says what has run away, and what is to come says nothing any more.
      guard !state.pointing.isInspecting else { return }
      line = DivergenceAdvice(context: context).line
    } else {
      line = nextLine(context)
      if context.isWatching, let page = context.state.reading.page {
        let text = "page \(page + 1) of \(context.state.lesson.pages.count)"
        if line.width + text.count + 3 <= rect.columns {
          buffer.write(
            text, endingAt: Point(row: rect.row, column: rect.endColumn),
            style: context.theme.caption)
        }
      }
    }
    buffer.write(
      line.truncated(to: rect.columns, ellipsis: context.glyphs.ellipsis),
      at: Point(row: rect.row, column: rect.column))
  }

  /// What is asked stands apart from the keys, where the rows above are blank.
  private static func place(for prompt: Prompt?, in rect: Rect, _ buffer: ScreenBuffer) -> Rect {
    guard case .answer? = prompt?.purpose else { return rect }
    let higher = Rect(row: rect.row - 1, column: rect.column, rows: 1, columns: rect.columns)
    let above = Rect(row: rect.row - 2, column: rect.column, rows: 2, columns: rect.columns)
    return above.row >= 0 && buffer.isBlank(above) ? higher : rect
  }

  /// What a number that is being typed may be for.
  private static func countLine(_ count: Int, _ context: Context) -> StyledText {
    var line = StyledText(NumberFormat.count(count), context.theme.strong)
    line.append(" times \(context.glyphs.ellipsis)", context.theme.caption)
    guard context.operands.indices.contains(count - 1),
      let key = context.keyName(.intoOperand)
    else { return line }
    line.append("   or ", context.theme.caption)
    line.append(key, context.theme.strong)
    let operand = context.explainer.symbol(context.operands[count - 1])
    line.append(" into \(operand)", context.theme.caption)
    return line
  }

  /// Whether a message is what is said to an answer.
  private static func isReply(_ context: Context) -> Bool {
    context.asked != nil && context.state.answers.wrongCount > 0
  }

  /// A message that is too long for the row takes the one above as well, until the next key.
  private static func draw(
    _ message: Message, _ context: Context, into buffer: inout ScreenBuffer, in rect: Rect,
    widest: Int
  ) {
    // What is said to an answer is no error of the program.
    let isReply = isReply(context)
    let style =
      message.kind == .problem && !isReply
      ? context.theme.error : isReply ? context.theme.text : context.theme.strong
    let text = context.spell(context.withKeys(message.text))
    let fits = displayWidth(of: text) <= widest
    let lines = fits ? [text] : wrappedText(text, to: rect.columns)
    let columns = fits ? widest : rect.columns
    let shown = lines.count > 1 ? [lines[0], lines.dropFirst().joined(separator: " ")] : lines
    for (offset, line) in shown.reversed().enumerated() {
      let place = Rect(row: rect.row - offset, column: rect.column, rows: 1, columns: columns)
      buffer.fill(place)
      let start = Point(row: place.row, column: place.column)
      buffer.write(
        truncatedText(line, to: columns, ellipsis: context.glyphs.ellipsis), at: start, style: style
      )
      // What was answered comes first, and is read first.
      if isReply, offset == shown.count - 1, let end = line.firstRange(of: ". ") {
        buffer.write(String(line[..<end.lowerBound]) + ".", at: start, style: context.theme.strong)
      }
    }
  }

  /// What is left of the room for an answer, which has a length.
  private static func field(of prompt: Prompt, _ context: Context) -> StyledText {
    guard case .answer = prompt.purpose else { return StyledText() }
    let left = max(0, 12 - displayWidth(of: prompt.text))
    return StyledText(String(repeating: " ", count: left), context.theme.caption.with(.underline))
  }

  /// How exact an answer is to be, and which try it is.
  private static func note(on prompt: Prompt, _ context: Context) -> String {
    guard case .answer = prompt.purpose else { return "" }
    let tries = ["", "second try; ", "third try; "]
    let wrong = context.state.answers.wrongCount
    let count = context.state.digitsAsked
    let digits = NumberFormat.counted(count, "digit") + (count == 1 ? " is" : " are")
    return (tries.indices.contains(wrong) ? tries[wrong] : "") + "\(digits) enough"
  }

  /// The question and, of what is typed, the part around the cursor that fits; in which column of it
  /// the cursor is.
  private static func promptLine(
    _ prompt: Prompt, _ context: Context, columns: Int
  ) -> (line: StyledText, cursor: Int) {
    let question = context.state.question(of: prompt)
    let ellipsis = context.glyphs.ellipsis
    let room = max(columns / 2, columns - 1 - displayWidth(of: question))
    var before = DisplayText(prompt.line.beforeCursor).text
    var after = DisplayText(prompt.line.afterCursor).text
    if displayWidth(of: before) + displayWidth(of: after) > room {
      // Something of what comes after the cursor is always seen.
      let kept = min(displayWidth(of: after), room / 4)
      before = ending(of: before, columns: room - kept, ellipsis: ellipsis)
      after = truncatedText(after, to: room - displayWidth(of: before), ellipsis: ellipsis)
    }
    let start = StyledText(question, context.theme.strong) + StyledText(before, context.theme.read)
    return (start + StyledText(after, context.theme.read), start.width)
  }

  /// The longest end of a text that fits, an ellipsis before it where something is missing.
  private static func ending(of text: String, columns: Int, ellipsis: String) -> String {
    guard displayWidth(of: text) > columns else { return text }
    var kept = text
    while !kept.isEmpty, displayWidth(of: kept) + displayWidth(of: ellipsis) > columns {
      kept.removeFirst()
    }
    return ellipsis + kept
  }

  private static func nextLine(_ context: Context) -> StyledText {
    guard !context.isWatching else {
      return StyledText(context.spell(WatchLine.endings(context)), context.theme.caption)
    }
    let next = context.run.next.quantity
    var text = StyledText("next  ", context.theme.caption)
    let symbol = context.explainer.symbol(next)
    let formula = context.spell(
      context.explainer.formula(of: next).symbolic(context.explainer.symbols))
    text.append(formula == symbol ? symbol : "\(symbol) = \(formula)", context.theme.text)
    return text
  }
}
