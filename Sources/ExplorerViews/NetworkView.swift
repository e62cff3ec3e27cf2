import Backprop
import Explorer
import TextScreen

/// The network: its units with their numbers, every edge, what the step reads and writes.
enum NetworkView {
  static func rowsNeeded(_ context: Context, columns: Int) -> Int {
    let shape = context.shape
    let cards = NetworkLayout.cardRows(shape) + 1
    let fits = columns >= NetworkLayout.leastColumns(shape)
    guard !fits || cards > 26 else { return cards }
    return max(13, min(26, 3 * (shape.layers.map(\.unitCount).max() ?? 1)))
  }

  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    guard rect.rows > 1, rect.columns > 20 else { return }
    let layout = NetworkLayout(context.shape, in: rect)
    header(context, layout, into: &buffer, in: rect)
    NetworkEdges(context, layout, in: rect).draw(into: &buffer)
    switch layout.form {
    case .cards: CardsView.draw(context, layout, into: &buffer)
    case .chips: ChipsView.draw(context, layout, into: &buffer)
    }
  }

  private static func header(
    _ context: Context, _ layout: NetworkLayout, into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    func write(_ text: String, _ column: Int) {
      buffer.write(
        text, at: Point(row: rect.row, column: column), style: context.theme.caption, clip: rect)
    }
    write("inputs", layout.columns[0] + 1)
    let last = context.shape.layers.count - 1
    for index in context.shape.layers.indices {
      let column = layout.columns[index + 1]
      let name = index == last ? "output" : last == 1 ? "hidden" : "hidden \(index + 1)"
      let activation = NetworkView.shortName(of: context.shape.layers[index].activation)
      write(context.spell(layout.form == .cards ? "\(name) \(activation)" : name), column + 1)
      if layout.form == .cards { write(context.spell("∂E/∂…"), column + 16) }
    }
    if !layout.detail.isEmpty { write(context.spell("∂E/∂…"), layout.detail.column + 16) }
  }
}

extension NetworkView {
  /// Few letters: σ is how formulas name the sigmoid.
  fileprivate static func shortName(of activation: Activation) -> String {
    activation == .sigmoid ? "σ" : activation.rawValue
  }
}

extension Context {
  /// The unit that the view is about: of what is selected, or of what the step computes.
  var presentUnit: Unit {
    if state.isInspecting, let selection = state.selection, let unit = selection.unit {
      return unit
    }
    let quantity = run.step?.quantity ?? run.next.quantity
    return Selection(about: quantity, in: shape).unit ?? Unit(layer: 0, index: 0)
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
