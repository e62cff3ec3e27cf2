import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// How many examples are classified right, and which classes are taken for which.
package enum ClassesView: PanelView {
  static func rowsNeeded(_ context: Context, columns: Int) -> Int {
    guard context.run.classes != .none else { return 2 }
    let classes = context.run.classes.count(outputCount: context.shape.outputCount)
    return 1 + headRows(context) + 3 + classes
  }

  /// One line for the training data, one for the test data.
  static func headRows(_ context: Context) -> Int {
    context.run.setup.testExamples == nil ? 1 : 2
  }

  /// Whether the table has all its columns in so many.
  static func fits(_ context: Context, columns: Int) -> Bool {
    guard context.run.classes != .none else { return false }
    let confusions = context.confusions
    guard !confusions.training.hasNoAnswers else { return false }
    return ConfusionTable(
      context, confusions.training, present: confusions.present, columns: columns
    ).isWhole
  }

  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    if let reason = context.state.emptiness(of: .classes) {
      let body = context.frame(.classes, into: &buffer, in: rect)
      guard !body.isEmpty else { return }
      buffer.write(
        truncatedText(reason, to: body.columns - 1, ellipsis: context.glyphs.ellipsis),
        at: Point(row: body.row, column: body.column + 1), style: context.theme.caption)
      return
    }
    let confusions = context.confusions
    let (confusion, test) = (confusions.training, confusions.test)
    if let test, drawBoth(confusion, test, confusions.present, context, into: &buffer, in: rect) {
      return
    }
    // The plot tells how many were right after the last epoch.
    let body = context.frame(.classes, right: "present weights", into: &buffer, in: rect)
    guard !body.isEmpty else { return }
    let parts = body.split(top: headRows(context))
    drawHead(confusion, test, context, into: &buffer, in: parts.top)
    // A blank line only where nothing is lost by it.
    let needed = 2 + confusion.classCount
    let rest = parts.rest.rows > needed ? parts.rest.split(top: 1).rest : parts.rest
    ConfusionTable(context, confusion, present: confusions.present, columns: rest.columns)
      .draw(into: &buffer, in: rest)
    if !context.hasWeightsBeside, !context.state.display.isZoomed {
      drawInputNames(context, into: &buffer, in: rest.split(top: needed + 1).rest)
    }
  }

  /// Says what inputs with short names are called in the data, where the table has the network's place:
  /// `sl sepal_length`, two in a row.
  private static func drawInputNames(
    _ context: Context, into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    let short = context.run.network.inputNames
    let long = context.state.lesson.data.inputNames
    guard short.count == long.count, short != long, (short.count + 1) / 2 <= rect.rows else {
      return
    }
    let column = rect.columns / 2
    for (index, name) in short.enumerated() {
      let place = Point(
        row: rect.row + index / 2, column: rect.column + 1 + index % 2 * column)
      var text = StyledText(context.spell(name), context.theme.text)
      text.append(" " + context.spell(long[index]), context.theme.caption)
      buffer.write(
        text.truncated(to: column - 1, ellipsis: context.glyphs.ellipsis), at: place, clip: rect)
    }
  }

  /// Draws the tables of the training data and of the test data beside each other where they fit,
  /// or that of the test data where only that fits; returns whether it did.
  private static func drawBoth(
    _ training: Confusion, _ test: Confusion, _ present: Confusion.Answer?, _ context: Context,
    into buffer: inout ScreenBuffer, in rect: Rect
  ) -> Bool {
    guard !training.hasNoAnswers, !test.hasNoAnswers else { return false }
    let left = ConfusionTable(context, training, present: present, hasLabels: true)
    var right = ConfusionTable(context, test, present: nil, hasLabels: false)
    let titles = [rightWords("training ", training, context), rightWords("test ", test, context)]
    let widths = zip([left, right], titles).map { max($0.width, $1.width + 1) }
    let gap = rect.columns - widths[0] - widths[1]
    let fits = gap >= 2
    if !fits {
      right = ConfusionTable(context, test, present: nil, hasLabels: true)
      guard left.width > rect.columns, right.width <= rect.columns else { return false }
    }
    let words = ["targets down, answers across", "rows: targets"]
    let room = rect.columns - Panel.classes.title.count - 9
    let body = context.frame(
      .classes, right: words.first { $0.count <= room } ?? "", into: &buffer, in: rect)
    guard !body.isEmpty else { return true }
    func write(_ title: StyledText, _ row: Int, _ column: Int) {
      buffer.write(title, at: Point(row: row, column: column + 1), clip: body)
    }
    write(titles[0], body.row, body.column)
    var area = body.split(top: 1).rest
    if fits {
      left.draw(into: &buffer, in: area.split(left: widths[0]).left)
      // Not torn apart where there is more room.
      area = area.split(left: widths[0] + min(6, gap)).rest
      write(titles[1], body.row, area.column)
    } else {
      write(titles[1], area.row, area.column)
      area = area.split(top: 1).rest
    }
    right.draw(into: &buffer, in: area)
    return true
  }

  /// How many are right: `training 96 of 100, 96 %`.
  private static func rightWords(
    _ title: String, _ confusion: Confusion, _ context: Context
  ) -> StyledText {
    let count = NumberFormat.count
    let of = confusion.isPart ? "of the first" : "of"
    var text = StyledText(title, context.theme.caption)
    text.append(count(confusion.right), context.theme.strong)
    text.append(" \(of) \(count(confusion.asked)), ", context.theme.text)
    text.append(share(confusion.right, of: confusion.asked), context.theme.strong)
    return text
  }

  /// Draws `right 96 of 100, 96 %`, and the same for the test data.
  private static func drawHead(
    _ confusion: Confusion, _ test: Confusion?, _ context: Context,
    into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    func line(_ title: String, _ confusion: Confusion, row: Int) {
      guard row < rect.rows else { return }
      buffer.write(
        rightWords(title, confusion, context).truncated(
          to: rect.columns - 1, ellipsis: context.glyphs.ellipsis),
        at: Point(row: rect.row + row, column: rect.column + 1), clip: rect)
    }
    guard let test else { return line("right ", confusion, row: 0) }
    line("right, training  ", confusion, row: 0)
    line("right, test data ", test, row: 1)
  }

  /// A share in percent, with a decimal where it has one; all is 100 % only where all are.
  package static func share(_ count: Int, of total: Int) -> String {
    guard total > 0 else { return "" }
    let tenths = count * 1000 / total
    return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
  }
}
