import Backprop
package import Documents
import Explorer
package import TextScreen

/// How a panel is drawn.
protocol PanelView {
  /// How many rows it would use in so many columns, its rule included; `Int.max`: all that there are.
  static func rowsNeeded(_ context: Context, columns: Int) -> Int

  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect)
}

extension Panel {
  /// The view of each panel: the one list of them.
  var view: any PanelView.Type {
    switch self {
    case .network: NetworkView.self
    case .calculation: WholeCalculationView.self
    case .weights: WeightsView.self
    case .partials: PartialsView.self
    case .error: ErrorView.self
    case .algorithm: AlgorithmView.self
    case .data: DataView.self
    case .weightError: WeightErrorView.self
    case .valley: ValleyView.self
    case .answers: AnswersView.self
    case .classes: ClassesView.self
    case .images: ImagesView.self
    case .settling: SettlingView.self
    case .steps: StepsView.self
    case .branches: BranchesView.self
    case .check: CheckView.self
    case .stops: StopsView.self
    case .hits: HitsView.self
    case .jumps: JumpsView.self
    case .marks: MarksView.self
    case .findings: FindingsView.self
    case .paper: PaperView.self
    case .differences: DifferencesView.self
    }
  }

  package func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    // The plot leaves out the error of the only example itself until the steps have found it.
    let isLeftOut = self == .error && context.isErrorToCome
    guard !isLeftOut, let reason = context.state.reasonToHide(self) else {
      return view.draw(context, into: &buffer, in: rect)
    }
    let body = context.frame(self, into: &buffer, in: rect)
    let isPlot = self == .weightError || self == .valley
    if isPlot { drawAxes(context, into: &buffer, in: body) }
    let area = isPlot ? LinePlot.area(in: body) : body
    let lines = wrappedText(context.spell(context.withKeys(reason)), to: area.columns - 2)
      .prefix(area.rows)
    // A little above the middle, as the panel has nothing else.
    let first = max(0, area.rows - lines.count) / 3
    for (row, line) in lines.enumerated() {
      buffer.write(line, centredIn: area, row: first + row, style: context.theme.caption)
    }
  }

  /// Draws the axes of a plot that is hidden, without a number on them.
  private func drawAxes(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    let inner = LinePlot.area(in: rect)
    guard inner != rect else { return }
    let (glyphs, style) = (Glyphs(context.set), context.theme.rule)
    for row in inner.row..<inner.endRow {
      buffer.put(glyphs.vertical, at: Point(row: row, column: inner.column - 1), style: style)
    }
    buffer.fill(
      Rect(row: inner.endRow, column: inner.column, rows: 1, columns: inner.columns),
      Cell(glyphs.horizontal, style))
    buffer.put(
      glyphs.bottomLeft, at: Point(row: inner.endRow, column: inner.column - 1), style: style)
  }
}
