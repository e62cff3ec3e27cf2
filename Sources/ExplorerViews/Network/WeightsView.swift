import Backprop
import Documents
import Explorer
import TextScreen

/// The weights and the bias of the present unit as numbers, beside a network whose gaps are matrices.
enum WeightsView: PanelView {
  /// More rows than these are scrolled to the present weight.
  private static let most = 14

  static func rowsNeeded(_ context: Context, columns: Int) -> Int {
    if let ring = RingWeights(context, columns: columns) { return ring.rows }
    if let rows = watched(context, columns: columns)?.rows { return rows }
    // The rule, the unit's two rows, and its target: as many for every unit.
    let counts = context.shape.layers.map { $0.inputCount + ($0.biases == .none ? 0 : 1) }
    return min(most, 4 + (counts.max() ?? 0))
  }

  /// All weights of a layered network while a run is watched; else those of one unit are shown.
  private static func watched(_ context: Context, columns: Int) -> WatchedWeights? {
    guard context.isWatching, context.shape.recurrence == nil else { return nil }
    return WatchedWeights(context, columns: columns)
  }

  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    if let watched = watched(context, columns: rect.columns), let rows = watched.rows,
      rows <= rect.rows
    {
      let body = context.frame(.weights, title: "weights", into: &buffer, in: rect)
      return watched.draw(into: &buffer, in: body)
    }
    if !context.hasWeightsBeside, let reason = context.state.emptiness(of: .weights) {
      let body = context.frame(.weights, into: &buffer, in: rect)
      buffer.write(
        truncatedText(reason, to: max(0, body.columns - 1), ellipsis: context.glyphs.ellipsis),
        at: Point(row: body.row, column: body.column + 1), style: context.theme.caption, clip: body)
      return
    }
    if let ring = RingWeights(context, columns: rect.columns) {
      let body = context.frame(
        .weights, title: context.spell("weights, from → to"), into: &buffer, in: rect)
      return ring.draw(into: &buffer, in: body)
    }
    let unit = context.run.network.name(of: context.presentUnit)
    let part = DetailCard.note(context, rows: rect.rows - 1)
    let room = DetailCard.titleColumns(context, in: rect)
    // Which of them are shown says more than what they are.
    let forms = ["weights into \(unit)", "into \(unit)", unit].map {
      part.isEmpty ? $0 : "\($0) \(part)"
    }
    let title = forms.first { displayWidth(of: context.spell($0)) <= room } ?? unit
    let body = context.frame(.weights, title: title, into: &buffer, in: rect)
    guard !body.isEmpty else { return }
    DetailCard.heads(context, into: &buffer, in: body)
    DetailCard.draw(context, into: &buffer, in: body)
  }
}
