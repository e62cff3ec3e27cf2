import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// The examples, and how near the outputs come to what they should be.
enum DataView: PanelView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    let body = rect.split(top: 1).rest.intersection(buffer.bounds)
    var table = ExampleTable(context, columns: body.columns)
    let trials = TrialsTable.rowsNeeded(context)
    // Among the weights tried the present one has its E, and a blank row parts the two tables.
    table.omitsMean =
      TrialsTable.current(context) != nil && body.rows <= 1 + table.count + 1 + trials
    let wanted = 1 + table.count + (table.hasMean ? 1 : 0)
    // The weights tried get what the examples leave, or a third; a blank row is worth more than one of
    // them.
    let rows = trials == 0 ? body.rows : min(wanted, max(body.rows - trials, body.rows * 2 / 3))
    let only = inputsOfOnlyExample(context, columns: rect.columns)
    _ = context.frame(
      .data, right: only.isEmpty ? table.note(in: min(rows, body.rows)) : only, into: &buffer,
      in: rect)
    guard !body.isEmpty else { return }
    let parts = body.split(top: rows)
    table.draw(into: &buffer, in: parts.top)
    guard trials > 0 else { return }
    let gap = parts.rest.rows > min(trials, leastOfTrials) ? 1 : 0
    if context.isDivergence, !context.hasWeightsBeside, parts.rest.rows > leastOfPlot {
      // How E came to be what it is says more now than the weights that were tried.
      return ErrorView.draw(context, into: &buffer, in: parts.rest.split(top: 1).rest)
    }
    TrialsTable(
      context, columns: body.columns, error: table.mean, isMeanOfAbove: table.omitsMean
    ).draw(
      into: &buffer, in: parts.rest.split(top: gap).rest)
  }

  private static let leastOfPlot = 6
  /// The caption and three of the weights tried.
  private static let leastOfTrials = 4

  static func rowsNeeded(_ context: Context, columns: Int) -> Int {
    let trials = TrialsTable.rowsNeeded(context)
    let mean = context.run.setup.examples.count > 1 ? 1 : 0
    return 2 + DataLayout.count(context) + mean + (trials > 0 ? 1 + trials : 0)
  }

  /// The inputs of a single example stand in the rule: they never change.
  private static func inputsOfOnlyExample(_ context: Context, columns: Int) -> String {
    let examples = context.run.setup.examples
    guard examples.count == 1, DataLayout.rows(context) == .outputs else { return "" }
    var text = ""
    for (index, value) in examples.inputs(of: 0).enumerated() {
      let name = DataLayout.caption(context.state.lesson.data.inputNames, index, limit: 8, context)
      let number = CellNumber.short(value, decimals: 4, width: 7)
      text += (index > 0 ? "   " : "") + "\(name) \(number)"
      guard text.utf8.count < columns else { break }
    }
    return text
  }
}
