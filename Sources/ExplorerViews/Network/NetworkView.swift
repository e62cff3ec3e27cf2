import Backprop
import Explanations
import Explorer
package import TextScreen

/// The network: its units with their numbers, every edge, what the step reads and writes.
package enum NetworkView: PanelView {
  static func rowsNeeded(_ context: Context, columns: Int) -> Int {
    let shape = context.shape
    guard shape.recurrence == nil else { return RingView.rowsNeeded(shape) }
    let cards = NetworkLayout.cardRows(shape) + 1
    if columns >= NetworkLayout.leastColumns(shape), cards <= 26 { return cards }
    let hasHalves = HeatPaint.hasGrounds(context)
    // On a screen that is not the widest the weights of hidden units have the column to the right.
    let hasGallery = !context.hasWeightsBeside || columns >= ScreenLayout.widestLeft
    if let rows = PicturesLayout.rowsNeeded(
      shape, hasHalves: hasHalves, columns: columns, hasGallery: hasGallery)
    {
      return rows
    }
    guard NetworkLayout.fitsChips(shape, columns: columns) else {
      return MapsLayout.rowsNeeded(shape)
    }
    let matrixRows =
      shape.hasManyEdges ? NetworkLayout.captionRows : 0
    return max(13, min(26, 3 * (shape.layers.map(\.unitCount).max() ?? 1) + matrixRows))
  }

  package static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    guard rect.rows > 1, rect.columns > 20 else { return }
    guard context.shape.recurrence == nil else {
      if let ring = RingLayout(
        context.shape, hasWeightsBeside: context.hasWeightsBeside, in: rect)
      {
        RingView(context, ring, in: rect).draw(into: &buffer)
        drawLegend(context, into: &buffer, in: rect)
      } else {
        MatrixView(context, in: rect).draw(into: &buffer)
      }
      return
    }
    guard rect.rows > OneWeightView.rows || !OneWeightView.canShow(context.shape) else {
      return OneWeightView(context, in: rect).draw(into: &buffer)
    }
    let layout = NetworkLayout(
      context.shape, in: rect,
      nameWidths: context.unitNameWidths, isBig: context.state.display.isBig,
      hasWeightsBeside: context.hasWeightsBeside)
    guard layout.form != .maps else {
      if let pictures = PicturesLayout(
        context.shape, hasHalves: HeatPaint.hasGrounds(context), in: rect)
      {
        PicturesView.draw(context, pictures, into: &buffer, in: rect)
      } else {
        MapsView.draw(context, into: &buffer, in: rect)
      }
      return
    }
    let numbers = EdgeNumbers(context)
    header(context, layout, numbers, into: &buffer, in: rect)
    NetworkEdges(context, layout, numbers, in: rect).draw(into: &buffer)
    GapMatrices(context, layout, numbers)?.draw(into: &buffer)
    if layout.form == .cards {
      CardsView.draw(context, layout, into: &buffer)
    } else {
      ChipsView.draw(context, layout, into: &buffer)
    }
    if layout.gaps.contains(where: { !$0.isMatrix }) {
      drawLegend(context, into: &buffer, in: rect)
    }
    if layout.form == .chips, layout.detail.isEmpty, !context.hasWeightsBeside {
      drawCaption(context, into: &buffer, in: rect.split(bottom: 1).bottom)
    }
  }

  /// Says the present weight where no card has its number, beside the legend of the edges.
  private static func drawCaption(
    _ context: Context, into buffer: inout ScreenBuffer, in row: Rect
  ) {
    let free = row.split(left: displayWidth(of: EdgeNumbers.legend) + 4).rest
    if buffer.isBlank(free) { WeightCaption.draw(context, into: &buffer, in: free) }
  }

  /// Says how edges are drawn, where the last row is free; above a ring, where the first one has room.
  private static func drawLegend(
    _ context: Context, into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    let words = context.spell(EdgeNumbers.legend)
    let row = rect.split(bottom: 1).bottom
    // Where a run has diverged it says nothing of what happened.
    let width = displayWidth(of: words)
    guard !context.isDivergence, width < rect.columns else { return }
    if buffer.isBlank(row) {
      buffer.write(
        words, at: Point(row: row.row, column: rect.column + 1), style: context.theme.caption)
      return
    }
    let end = rect.endColumn - 1
    let above = Rect(row: rect.row, column: end - width - 3, rows: 1, columns: width + 3)
    guard context.shape.recurrence != nil, above.column > rect.column, buffer.isBlank(above) else {
      return
    }
    buffer.write(
      words, endingAt: Point(row: rect.row, column: end), style: context.theme.caption, clip: rect)
  }

  private static func header(
    _ context: Context, _ layout: NetworkLayout, _ numbers: EdgeNumbers,
    into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    let row = layout.headerRow(context.shape)
    func write(_ text: String, _ column: Int) {
      buffer.write(
        text, at: Point(row: row, column: column), style: context.theme.caption, clip: rect)
    }
    write("inputs", layout.columns[0] + 1)
    let last = context.shape.layers.count - 1
    let names = context.shape.layers.indices.map {
      $0 == last ? "output" : last == 1 ? "hidden" : "hidden \($0 + 1)"
    }
    let activations = context.shape.layers.map { NetworkView.shortName(of: $0.activation) }
    // Over chips where all of these are wide enough.
    let isWhole =
      layout.form == .cards
      || names.indices.allSatisfy {
        displayWidth(of: context.spell("\(names[$0]) \(activations[$0])"))
          < layout.width(ofColumn: $0 + 1)
      }
    for (index, name) in names.enumerated() {
      let column = layout.columns[index + 1]
      write(context.spell(isWhole ? "\(name) \(activations[index])" : name), column + 1)
      if layout.form == .cards { write(context.derivativeHeader, column + CardRow.derivativeStart) }
    }
    // What the edges show, over the first of them, in the middle.
    if let gap = layout.gaps.first(where: { !$0.isMatrix }) {
      let words = context.spell(numbers.isCarried ? "|\(numbers.words)|" : numbers.words)
      let free = gap.columns.count - displayWidth(of: words)
      // Apart from what the columns are called.
      if free >= 4 || layout.form == .cards && free >= 0 {
        write(words, gap.columns.lowerBound + free / 2)
      }
    }
    if !layout.detail.isEmpty { DetailCard.header(context, into: &buffer, above: layout.detail) }
  }
}

extension NetworkView {
  /// Few letters: σ is how formulas name the sigmoid.
  fileprivate static func shortName(of activation: Activation) -> String {
    activation.words.short
  }
}

extension Context {
  /// What stands above derivatives; at a check they are from before the update.
  var derivativeHeader: String { spell(isJudging && !isWatching ? "old ∂E" : "∂E/∂…") }

  /// The unit that the view is about: of what is selected, or of what the step computes.
  var presentUnit: Unit {
    if state.pointing.isInspecting || isTooFastToRead, let unit = state.pointing.selection?.unit {
      return unit
    }
    // While steps follow too fast to see, nothing is to jump from unit to unit.
    if isTooFastToRead { return Unit(layer: 0, index: 0) }
    return Selection(about: stepOrNext, in: shape).unit ?? Unit(layer: 0, index: 0)
  }

  /// The weight or bias of the present unit that the step is about, if there is one.
  var presentParameter: Int? {
    if state.pointing.isInspecting || isTooFastToRead {
      guard case .parameter(let parameter, _) = state.pointing.selection else { return nil }
      return parameter
    }
    return stepOrNext.parameter
  }

  /// The input of the present unit whose weight the step is about, if there is one.
  var presentInput: Int? {
    guard let parameter = presentParameter, !shape.isBias(parameter),
      case .weight(_, _, let from) = shape.place(of: parameter)
    else { return nil }
    return from
  }

  private var stepOrNext: Quantity { run.step?.quantity ?? run.next.quantity }

  /// The columns of the longest name of a unit in each layer.
  var unitNameWidths: [Int] {
    run.network.unitNames.map { names in
      names.reduce(0) { max($0, $1.unicodeScalars.count) }
    }
  }
}

extension Quantity {
  /// The weight or bias that a quantity is about.
  var parameter: Int? {
    switch self {
    case .swept(let swept, _): swept.settled?.parameter
    case .parameter(let parameter), .term(let parameter), .deltaTerm(let parameter),
      .netInputDerivative(let parameter), .gradient(let parameter), .batchGradient(let parameter),
      .updated(let parameter), .optimizer(_, let parameter), .earlier(_, let parameter):
      parameter
    default: nil
    }
  }
}

extension Selection {
  /// The unit that is selected, or whose parameter is.
  var unit: Unit? {
    switch self {
    case .input, .target: nil
    case .unit(let unit), .parameter(_, let unit): unit
    }
  }
}
