import Backprop
import Explanations
import Explorer
import TextScreen

/// What a network with one weight answered with each weight that was tried.
struct TrialsTable {
  private let context: Context
  /// How many columns the mark has.
  private let margin: Int
  /// `w1 = `, or shorter.
  private let label: String
  /// A row for each trial: the weight, the outputs, the squared errors, E.
  private let weights: [String]
  private let outputs: [[String]]
  private let squares: [[String]]
  private let errors: [Double]
  private let hasOutputs: Bool
  /// How many examples have a column.
  private let shown: Int
  private let cellWidth: Int
  private let columns: Int

  /// The caption and the trials; 0 where the network has more than one parameter.
  static func rowsNeeded(_ context: Context) -> Int {
    let count = context.state.belongings.trials.count
    return context.shape.parameterCount == 1 && count > 0 ? 1 + count : 0
  }

  /// Which of the trials is of the present weight; `nil`: none, or there are no trials.
  static func current(_ context: Context) -> Int? {
    guard rowsNeeded(context) > 0, let present = context.judged.parameters.first else {
      return nil
    }
    return context.state.belongings.trials.firstIndex { $0.weight == present }
  }

  /// The column of E.
  private let error: NumberColumn
  /// What E is called.
  private let errorCaption: String

  /// Lays the table out.
  ///
  /// - Parameters:
  ///   - context: what there is to show, and how.
  ///   - columns: how wide it may be.
  ///   - error: where E stands in the table above, which has the same digits; `nil`: in none.
  ///   - isMeanOfAbove: whether nothing else says that E is a mean.
  init(_ context: Context, columns: Int, error: NumberColumn?, isMeanOfAbove: Bool) {
    errorCaption = isMeanOfAbove ? "E = mean" : "E"
    self.context = context
    self.columns = columns
    let name = context.explainer.symbols.parameter(0)
    let trials = context.state.belongings.trials
    func text(_ value: Double, _ decimals: Int) -> String {
      context.spell(CellNumber.short(value, decimals: decimals, width: decimals + 4))
    }
    weights = trials.map { text($0.weight, 3) }
    outputs = trials.map { $0.outputs.map { text($0, 2) } }
    squares = trials.map { $0.squaredErrors.map { text($0, 2) } }
    errors = trials.map(\.error)
    let cells = (outputs + squares).joined().map { displayWidth(of: $0) }
    cellWidth = 1 + max(2, cells.max() ?? 0)
    let count = context.run.setup.examples.count
    let own = NumberColumn(column: max(0, columns - 6), before: 1, decimals: 4)
    self.error = error ?? own
    let errorWidth = columns - self.error.column + 1
    let numbers = 2 * count * cellWidth + 2 + weights.width + 2 + errorWidth
    // Spelt out where there is room; next to its mark where both tables have room only so.
    let margins = [(2, name + " = "), (2, name + " "), (1, name + " ")]
    let fitting = margins.first { $0 + $1.count + numbers <= columns }
    hasOutputs = fitting != nil
    (margin, label) = fitting ?? margins[1]
    let fixed = margin + label.count + weights.width + 2 + errorWidth
    let room = max(0, columns - fixed) / (cellWidth * (hasOutputs ? 2 : 1))
    shown = min(count, room)
  }

  func draw(into buffer: inout ScreenBuffer, in rect: Rect) {
    guard rect.rows > 1 else { return }
    let current = TrialsTable.current(context)
    drawCaptions(into: &buffer, in: rect.split(top: 1).top)
    let window = ListWindow(
      of: weights.count, lines: rect.rows - 1, current: current ?? weights.count - 1)
    for (offset, index) in window.rows.enumerated() {
      let line = Rect(
        row: rect.row + 1 + offset, column: rect.column, rows: 1, columns: rect.columns)
      draw(index, isCurrent: index == current, into: &buffer, in: line)
    }
  }

  private var outputsStart: Int { margin + label.count + weights.width + 1 }
  private var squaresStart: Int {
    outputsStart + (hasOutputs ? shown * cellWidth + 2 : 0)
  }

  /// In a rule, which keeps the table apart from the one above.
  private func drawCaptions(into buffer: inout ScreenBuffer, in line: Rect) {
    let theme = context.theme
    buffer.rule(
      in: line, title: StyledText("tried", theme.text), style: theme.rule, glyphs: context.glyphs)
    var end = "── tried".count
    func write(_ text: String, endingAt column: Int) {
      end = max(column, end + 1 + text.count)
      buffer.write(
        context.spell(" \(text) "),
        endingAt: Point(row: line.row, column: line.column + end + 1), style: theme.caption,
        clip: line)
    }
    if hasOutputs { write("outputs", endingAt: outputsStart + shown * cellWidth) }
    write("error²", endingAt: squaresStart + shown * cellWidth)
    // Its E stands over the numbers' first digits, as far as the rest has room.
    let start = error.column + error.before - 1
    write(errorCaption, endingAt: min(start + errorCaption.count, columns - 1))
  }

  private func draw(
    _ index: Int, isCurrent: Bool, into buffer: inout ScreenBuffer, in line: Rect
  ) {
    let theme = context.theme
    func put(_ text: String, endingAt column: Int, _ style: Style) {
      buffer.write(
        text, endingAt: Point(row: line.row, column: line.column + column), style: style,
        clip: line)
    }
    let plain = isCurrent ? theme.strong : theme.text
    put(label, endingAt: margin + label.count, plain)
    put(weights[index], endingAt: outputsStart - 1, plain)
    for example in 0..<shown {
      let offset = (example + 1) * cellWidth
      if hasOutputs { put(outputs[index][example], endingAt: outputsStart + offset, theme.text) }
      put(squares[index][example], endingAt: squaresStart + offset, theme.error)
    }
    var number = error
    number.column += line.column
    context.draw(
      errors[index], in: number, row: line.row, style: theme.error, into: &buffer, clip: line)
    guard isCurrent else { return }
    buffer.put(
      context.glyphs.markLeft, at: Point(row: line.row, column: line.column), style: theme.read)
    buffer.restyle(line) { style in
      if style.background < 0 { style = style.on(theme.mark) }
    }
  }
}

extension [String] {
  /// The columns that the widest takes.
  fileprivate var width: Int { map { displayWidth(of: $0) }.max() ?? 0 }
}
