import Backprop
import Explanations
import Explorer
import TextScreen

/// What a network with one weight answered with each weight that was tried.
struct TrialsTable {
  private let context: Context
  private let weight: NumberColumn
  /// Where the outputs begin; `nil` where there is room for the squared errors only.
  private let outputs: NumberColumn?
  private let squares: NumberColumn
  private let error: NumberColumn
  /// How many examples have a column.
  private let shown: Int
  private let name: String

  /// The caption and the trials; 0 where the network has more than one parameter.
  static func rowsNeeded(_ context: Context) -> Int {
    let count = context.state.trials.count
    return context.shape.parameterCount == 1 && count > 0 ? 1 + count : 0
  }

  init(_ context: Context, columns: Int) {
    self.context = context
    name = context.explainer.symbols.parameter(0)
    let count = context.run.setup.examples.count
    let start = 1 + name.count + 3
    // As many decimals as fit, with the outputs where those fit too.
    func fits(_ decimals: Int, _ blocks: Int) -> Bool {
      let cells = blocks * (count * (4 + decimals) + 3)
      return start + 3 + decimals + cells + 5 + max(4, decimals) <= columns
    }
    let most = max(1, min(4, context.state.display.digits))
    let hasOutputs = fits(2, 2)
    let decimals = (1...most).last { fits($0, hasOutputs ? 2 : 1) } ?? 1
    weight = NumberColumn(column: start, before: 2, decimals: max(2, decimals))
    error = NumberColumn(
      column: columns - 3 - max(4, decimals), before: 2, decimals: max(4, decimals))
    let first = NumberColumn(column: weight.end + 2, before: 2, decimals: decimals)
    let room = error.column - 2 - first.column
    let fitting = max(0, room / ((first.width + 1) * (hasOutputs ? 2 : 1)))
    shown = min(count, fitting)
    outputs = hasOutputs ? first : nil
    var squares = first
    if hasOutputs { squares.column += shown * (first.width + 1) + 2 }
    self.squares = squares
  }

  func draw(into buffer: inout ScreenBuffer, in rect: Rect) {
    guard rect.rows > 1 else { return }
    drawCaptions(into: &buffer, in: rect.split(top: 1).top)
    let trials = context.state.trials
    let present = context.run.network.parameters.first
    let current = trials.firstIndex { $0.weight == present }
    let window = ListWindow(
      of: trials.count, lines: rect.rows - 1, current: current ?? trials.count - 1)
    for (offset, index) in window.rows.enumerated() {
      let line = Rect(
        row: rect.row + 1 + offset, column: rect.column, rows: 1, columns: rect.columns)
      draw(trials[index], isCurrent: index == current, into: &buffer, in: line)
    }
  }

  private func drawCaptions(into buffer: inout ScreenBuffer, in line: Rect) {
    let caption = context.theme.caption
    func write(_ text: String, _ column: Int) {
      buffer.write(
        context.spell(text), at: Point(row: line.row, column: line.column + column),
        style: caption, clip: line)
    }
    let title = outputs == nil ? "other weights: error²" : "other weights"
    write(title, 1)
    if let outputs { write("outputs", max(outputs.column + 1, 1 + title.count + 2)) }
    if outputs != nil { write("error²", squares.column + 1) }
    write("E", error.column + error.before - 1)
  }

  private func draw(
    _ trial: Trial, isCurrent: Bool, into buffer: inout ScreenBuffer, in line: Rect
  ) {
    let theme = context.theme
    let plain = isCurrent ? theme.strong : theme.text
    buffer.write(
      "\(name) =", at: Point(row: line.row, column: line.column + 1), style: plain, clip: line)
    func put(_ value: Double, _ column: NumberColumn, _ style: Style, offset: Int = 0) {
      var column = column
      column.column += line.column + offset * (column.width + 1)
      context.draw(value, in: column, row: line.row, style: style, into: &buffer, clip: line)
    }
    put(trial.weight, weight, plain)
    for index in 0..<shown {
      if let outputs { put(trial.outputs[index], outputs, theme.text, offset: index) }
      put(trial.squaredErrors[index], squares, theme.error, offset: index)
    }
    put(trial.error, error, theme.error)
    guard isCurrent else { return }
    buffer.put(
      context.glyphs.markLeft, at: Point(row: line.row, column: line.column), style: theme.read)
    buffer.restyle(line) { style in
      if style.background < 0 { style = style.on(theme.mark) }
    }
  }
}
