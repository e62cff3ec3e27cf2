import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

extension ConfusionTable {
  func column(_ index: Int, in rect: Rect) -> Int {
    let first = rect.column + margin + labelWidth + labelGap
    return cellWidths[shownColumns.lowerBound..<index].reduce(first) { $0 + $1 + 1 }
  }

  func draw(into buffer: inout ScreenBuffer, in rect: Rect) {
    guard rect.rows > 0 else { return }
    let headers = rect.rows < 3 ? 0 : isPaired ? 1 : 2
    let head = rect.split(top: headers)
    if headers > 0 { drawHeaders(into: &buffer, in: head.top) }
    let needsNote =
      confusion.classCount > head.rest.rows || shownColumns.count < confusion.classCount
    let lines = head.rest.rows - (needsNote && head.rest.rows > 1 ? 1 : 0)
    let window = ListWindow(
      of: confusion.classCount, lines: lines, current: present?.target,
      scroll: context.scroll(of: .classes))
    for (offset, target) in window.rows.enumerated() {
      drawRow(target, at: head.rest.row + offset, into: &buffer, in: rect)
    }
    guard needsNote, lines < head.rest.rows else { return }
    var note = "targets " + context.note(window.rows, of: confusion.classCount)
    if shownColumns.count < confusion.classCount {
      note += ", answers " + context.note(shownColumns, of: confusion.classCount)
    }
    buffer.write(
      note, at: Point(row: head.rest.row + window.rows.count, column: rect.column + margin),
      style: context.theme.caption, clip: rect)
  }

  private func cut(_ name: String, _ width: Int) -> String {
    truncatedText(name, to: width, ellipsis: width > 3 ? context.glyphs.ellipsis : "")
  }

  private func drawHeaders(into buffer: inout ScreenBuffer, in rect: Rect) {
    let caption = context.theme.caption
    let row = rect.endRow - 1
    if !isPaired, labelWidth < ConfusionTable.targetHeader.count {
      buffer.write(
        "targets down, answers across", at: Point(row: rect.row, column: rect.column + margin),
        style: caption, clip: rect)
    } else if !isPaired {
      let first = column(shownColumns.lowerBound, in: rect)
      buffer.write(
        "answer", at: Point(row: rect.row, column: first), style: caption, clip: rect)
      buffer.write(
        ConfusionTable.targetHeader, at: Point(row: row, column: rect.column + margin),
        style: caption, clip: rect)
    }
    for index in shownColumns {
      buffer.write(
        cut(headers[index], cellWidths[index]),
        endingAt: Point(row: row, column: column(index, in: rect) + cellWidths[index]),
        style: index == present?.answer ? context.theme.strong : context.theme.text, clip: rect)
    }
    let end = column(shownColumns.upperBound, in: rect)
    if hasShares {
      buffer.write(
        "right", endingAt: Point(row: row, column: end + ConfusionTable.shareWidth - 1),
        style: caption, clip: rect)
    }
    if confusion.hasNoAnswers, noneEnd(in: rect) <= rect.endColumn {
      buffer.write(
        "none", endingAt: Point(row: row, column: noneEnd(in: rect)), style: caption,
        clip: rect)
    }
  }

  /// What is no answer at all stands behind all others: there is seldom any.
  private func noneEnd(in rect: Rect) -> Int {
    column(shownColumns.upperBound, in: rect) + (hasShares ? ConfusionTable.shareWidth : 0) + 6
  }

  private func drawRow(
    _ target: Int, at row: Int, into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    let theme = context.theme
    let isCurrent = present?.target == target
    buffer.write(
      cut(names[target], labelWidth), at: Point(row: row, column: rect.column + margin),
      style: isCurrent ? theme.strong : theme.text, clip: rect)
    for answer in shownColumns {
      draw(
        target, answer, at: Point(row: row, column: column(answer, in: rect)), into: &buffer,
        in: rect)
    }
    let end = column(shownColumns.upperBound, in: rect)
    if hasShares {
      let share = ClassesView.share(confusion[target, target], of: confusion.total(of: target))
      buffer.write(
        share, endingAt: Point(row: row, column: end + ConfusionTable.shareWidth - 1),
        style: theme.caption, clip: rect)
    }
    let none = confusion[target, confusion.classCount]
    if none > 0, noneEnd(in: rect) <= rect.endColumn {
      buffer.write(
        NumberFormat.count(none), endingAt: Point(row: row, column: noneEnd(in: rect)),
        style: theme.error, clip: rect)
    }
  }

  private func draw(
    _ target: Int, _ answer: Int, at point: Point, into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    let theme = context.theme
    let count = confusion[target, answer]
    let isRight = target == answer
    let text = count == 0 && !isRight ? String(context.glyphs.unknown) : NumberFormat.count(count)
    var style =
      count == 0 ? (isRight ? theme.error : theme.toCome) : isRight ? theme.text : theme.error
    if isRight {
      style = style.on(theme.card)
      buffer.fill(
        Rect(row: point.row, column: point.column, rows: 1, columns: cellWidths[answer])
          .intersection(rect), Cell(" ", style))
    }
    let end = point.column + cellWidths[answer]
    // Where the present example is counted, as its names are: no number of the step, and not in its
    // colour.
    if present == Confusion.Answer(target: target, answer: answer) { style = style.with(.bold) }
    buffer.write(text, endingAt: Point(row: point.row, column: end), style: style, clip: rect)
  }
}
