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
    let lines = wrappedText(context.spell(context.withKeys(reason)), to: body.columns - 2)
      .prefix(body.rows)
    // A little above the middle, as the panel has nothing else.
    let first = max(0, body.rows - lines.count) / 3
    for (row, line) in lines.enumerated() {
      buffer.write(line, centredIn: body, row: first + row, style: context.theme.caption)
    }
  }
}
