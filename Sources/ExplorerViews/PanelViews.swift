import Backprop
package import Explorer
package import TextScreen

/// The view of each panel.
package enum PanelViews {
  package static func draw(
    _ panel: Panel, _ context: Context, into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    switch panel {
    case .network: NetworkView.draw(context, into: &buffer, in: rect)
    case .calculation: WholeCalculationView.draw(context, into: &buffer, in: rect)
    case .partials: PartialsView.draw(context, into: &buffer, in: rect)
    case .error: ErrorView.draw(context, into: &buffer, in: rect)
    case .algorithm: AlgorithmView.draw(context, into: &buffer, in: rect)
    case .data: DataView.draw(context, into: &buffer, in: rect)
    case .weightError: WeightErrorView.draw(context, into: &buffer, in: rect)
    case .answers: AnswersView.draw(context, into: &buffer, in: rect)
    case .classes: ClassesView.draw(context, into: &buffer, in: rect)
    case .images where context.shape.recurrence != nil:
      StatePicturesView.draw(context, into: &buffer, in: rect)
    case .images: ImagesView.draw(context, into: &buffer, in: rect)
    case .settling: SettlingView.draw(context, into: &buffer, in: rect)
    case .steps: StepsView.draw(context, into: &buffer, in: rect)
    case .branches: BranchesView.draw(context, into: &buffer, in: rect)
    case .check: CheckView.draw(context, into: &buffer, in: rect)
    }
  }

  /// How many rows a panel would use in so many columns, its rule included.
  static func rowsNeeded(_ panel: Panel, _ context: Context, columns: Int) -> Int {
    switch panel {
    case .network: NetworkView.rowsNeeded(context, columns: columns)
    case .partials: PartialsView.rowsNeeded(context)
    case .error, .calculation: .max
    case .algorithm: AlgorithmView.rowsNeeded
    case .data: DataView.rowsNeeded(context)
    case .weightError: WeightErrorView.rowsNeeded
    case .answers: AnswersView.rowsNeeded
    case .classes: ClassesView.rowsNeeded(context)
    case .images where context.shape.recurrence != nil: StatePicturesView.rowsNeeded(context)
    case .images: ImagesView.rowsNeeded(context, columns: columns)
    case .settling: SettlingView.rowsNeeded
    case .steps: .max
    case .branches: BranchesView.rowsNeeded(context)
    case .check: CheckView.rowsNeeded(context)
    }
  }
}
