import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// A row for each target, a column for each answer; the right ones lie on the diagonal.
struct ConfusionTable {
  private let context: Context
  private let confusion: Confusion
  private let names: [String]
  /// The names above the columns; numbers where so few cells would make names alike.
  private let headers: [String]
  private let labelWidth: Int
  /// The blanks between the labels and the first column.
  private let labelGap: Int
  /// The cells of each column's counts; a blank stands before each, where the marks of the present
  /// one go.
  private let cellWidths: [Int]
  private let shownColumns: Range<Int>
  /// Whether the share of each class that is right stands behind its row.
  private let hasShares: Bool
  /// Whether it stands beside another one, under a title that says what it is.
  private let isPaired: Bool
  /// The example in hand; `nil` while frames follow too fast to see.
  private let present: Confusion.Answer?

  private static let shareWidth = 8
  private static let longestName = 12
  /// A label is not cut to less: `versico…`.
  private static let leastLabel = 8

  init(
    _ context: Context, _ confusion: Confusion, present: Confusion.Answer?, columns: Int
  ) {
    self.context = context
    self.confusion = confusion
    self.present = present
    // Targets do not change while it trains, so neither do widths.
    let largest = (0..<confusion.classCount).map { confusion.total(of: $0) }.max() ?? 0
    let count = confusion.classCount
    let least = max(NumberFormat.count(largest).count, "\(count)".count)
    let names = ConfusionTable.names(context, count)
    let widest = names.map { displayWidth(of: $0) }.max() ?? 1
    // A number may come before a name.
    let labelWidth = max(6, min(widest + (count > 9 ? 3 : 0), columns / 4))
    let room = columns - labelWidth - 4
    let fitting = max(least, min(max(widest, 3), room / max(1, count) - 1))
    isPaired = false
    // Where columns of the longest name's width are too many, each may be as wide as its own name;
    // a name that is whole above its column may be cut before its row.
    let own = names.map { max(displayWidth(of: $0), least, 3) }
    let rest = columns - 2 - own.reduce(0) { $0 + $1 + 1 }
    if fitting < widest, rest >= ConfusionTable.leastLabel {
      (self.names, headers, cellWidths) = (names, names, own)
      (self.labelWidth, labelGap) = (min(widest, rest), 1)
      (shownColumns, hasShares) = (0..<count, false)
      return
    }
    let cut = names.map { truncatedText($0, to: fitting, ellipsis: "") }
    let isNumbered = Set(cut).count < count
    headers = isNumbered ? (1...count).map(String.init) : names
    self.names = isNumbered ? zip(headers, names).map { "\($0) \($1)" } : names
    (self.labelWidth, labelGap) = (labelWidth, 2)
    cellWidths = Array(repeating: fitting, count: count)
    let fits = max(1, room / (fitting + 1))
    shownColumns =
      ListWindow(of: count, lines: fits, current: present?.answer ?? present?.target).rows
    hasShares = count * (fitting + 1) + ConfusionTable.shareWidth <= room
  }

  /// A table beside another one, every class with its whole name.
  ///
  /// - Parameters:
  ///   - context: what there is to show, and how.
  ///   - confusion: the counts.
  ///   - present: the example in hand, whose cell is marked; `nil`: none.
  ///   - hasLabels: whether the targets' names stand before the rows.
  init(
    _ context: Context, _ confusion: Confusion, present: Confusion.Answer?, hasLabels: Bool
  ) {
    self.context = context
    self.confusion = confusion
    self.present = present
    let count = confusion.classCount
    names = ConfusionTable.names(context, count)
    headers = names
    let widest = names.map { displayWidth(of: $0) }.max() ?? 1
    let largest = (0..<count).map { confusion.total(of: $0) }.max() ?? 0
    cellWidths = Array(repeating: max(widest, NumberFormat.count(largest).count), count: count)
    (labelWidth, labelGap) = hasLabels ? (widest, 2) : (0, 0)
    shownColumns = 0..<count
    (hasShares, isPaired) = (false, true)
  }

  /// The columns that a table beside another one takes.
  var width: Int {
    column(shownColumns.upperBound, in: Rect(row: 0, column: 0, rows: 1, columns: 1))
  }

  /// The classes are called as in the data; two values of one output are their own names.
  private static func names(_ context: Context, _ count: Int) -> [String] {
    guard case .pair(let first, let second) = context.run.classes else {
      return (0..<count).map {
        DataLayout.caption(context.state.lesson.data.targetNames, $0, limit: longestName, context)
      }
    }
    return [min(first, second), max(first, second)].map(context.legendNumber)
  }

  // MARK: - Drawing

  private func column(_ index: Int, in rect: Rect) -> Int {
    cellWidths[shownColumns.lowerBound..<index].reduce(rect.column + 1 + labelWidth + labelGap) {
      $0 + $1 + 1
    }
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
      note, at: Point(row: head.rest.row + window.rows.count, column: rect.column + 1),
      style: context.theme.caption, clip: rect)
  }

  private func cut(_ name: String, _ width: Int) -> String {
    truncatedText(name, to: width, ellipsis: width > 3 ? context.glyphs.ellipsis : "")
  }

  private func drawHeaders(into buffer: inout ScreenBuffer, in rect: Rect) {
    let caption = context.theme.caption
    let row = rect.endRow - 1
    if !isPaired {
      let first = column(shownColumns.lowerBound, in: rect)
      buffer.write(
        "answer", at: Point(row: rect.row, column: first), style: caption, clip: rect)
      buffer.write(
        "target", at: Point(row: row, column: rect.column + 1), style: caption, clip: rect)
    }
    for index in shownColumns {
      buffer.write(
        cut(headers[index], cellWidths[index]),
        endingAt: Point(row: row, column: column(index, in: rect) + cellWidths[index]),
        style: context.theme.text, clip: rect)
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
      cut(names[target], labelWidth), at: Point(row: row, column: rect.column + 1),
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
      count == 0 ? (isRight ? theme.error : theme.toCome) : isRight ? theme.strong : theme.error
    if isRight {
      style = style.on(theme.card)
      buffer.fill(
        Rect(row: point.row, column: point.column, rows: 1, columns: cellWidths[answer])
          .intersection(rect), Cell(" ", style))
    }
    let isPresent = present == Confusion.Answer(target: target, answer: answer)
    let end = point.column + cellWidths[answer]
    let read = isRight && theme.read.background < 0 ? theme.read.on(theme.card) : theme.read
    buffer.write(
      text, endingAt: Point(row: point.row, column: end), style: isPresent ? read : style,
      clip: rect)
    guard isPresent else { return }
    let start = end - displayWidth(of: text)
    let marks = [(start - 1, context.glyphs.markLeft), (end, context.glyphs.markRight)]
    for (column, mark) in marks {
      let place = Point(row: point.row, column: column)
      if rect.contains(place) { buffer.put(mark, at: place, style: read) }
    }
  }
}
