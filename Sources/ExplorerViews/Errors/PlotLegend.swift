import Backprop
import Explanations
import Explorer
import TextScreen

/// What is plotted beside the error: how each curve looks, its name, and its least and greatest value.
struct PlotLegend {
  private struct Entry {
    let line: LinePlot.Series
    let name: String
    let words: String

    var columns: Int {
      PlotLegend.sample + 1 + displayWidth(of: name) + 1 + displayWidth(of: words)
    }
  }

  private let context: Context
  /// The entries of each row.
  private let rows: [[Entry]]

  /// The columns of a piece of a curve.
  private static let sample = 7
  private static let gap = 3

  /// Lays out the entries; there are none where one curve alone has an axis.
  init(_ context: Context, columns: Int, hasRightAxis: Bool) {
    self.context = context
    guard !hasRightAxis else {
      rows = []
      return
    }
    var rows: [[Entry]] = []
    var used = 0
    for (index, plot) in context.state.plots.enumerated() {
      let words =
        plot.history.map { history in
          history.range.map { PlottedCurves.words(for: $0, context) } ?? "has no value yet"
        } ?? "is not in this run"
      let entry = Entry(
        line: PlottedCurves.line(index, context), name: PlottedCurves.name(plot.text, context),
        words: words)
      if rows.isEmpty || used + PlotLegend.gap + entry.columns > columns {
        rows.append([])
        used = -PlotLegend.gap
      }
      rows[rows.count - 1].append(entry)
      used += PlotLegend.gap + entry.columns
    }
    self.rows = rows
  }

  var rowCount: Int { rows.count }

  func draw(into buffer: inout ScreenBuffer, in rect: Rect) {
    for (offset, row) in rows.enumerated() where offset < rect.rows {
      var place = Point(row: rect.row + offset, column: rect.column)
      for entry in row {
        LinePlot.drawSample(
          of: entry.line, set: context.set, into: &buffer, at: place,
          columns: min(PlotLegend.sample, max(0, rect.endColumn - place.column)))
        let name = Point(row: place.row, column: place.column + PlotLegend.sample + 1)
        buffer.write(entry.name, at: name, style: entry.line.style, clip: rect)
        buffer.write(
          entry.words,
          at: Point(row: name.row, column: name.column + displayWidth(of: entry.name) + 1),
          style: context.theme.caption, clip: rect)
        place.column += entry.columns + PlotLegend.gap
      }
    }
  }
}
