import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// All weights and biases as numbers, below what the network answers while a run is watched.
struct WatchedWeights {
  private let context: Context
  private let names: [String]
  private let nameWidth: Int
  private let count: Int
  private let perRow: Int

  /// Room for `−12.3456`.
  private static let number = NumberColumn(column: 0, before: 3, decimals: 4)
  private static let gap = 2

  /// - Parameters:
  ///   - context: what there is to show, and how.
  ///   - columns: how wide the table may be.
  init(_ context: Context, columns: Int) {
    self.context = context
    // Of more than these nobody follows any.
    count = context.shape.parameterCount <= 60 ? context.shape.parameterCount : 0
    let long = (0..<count).map { WatchedWeights.name(of: $0, context) }
    let symbols = context.explainer.symbols
    let short = (0..<count).map { context.spell(symbols.parameter($0)) }
    func perRow(_ names: [String]) -> Int {
      let width = names.map { displayWidth(of: $0) }.max() ?? 0
      return (columns - 1 + WatchedWeights.gap)
        / (width + WatchedWeights.number.width + WatchedWeights.gap)
    }
    // Where each edge leads is said of so many as have room.
    let hasRoom = perRow(long) > 0 && (count + perRow(long) - 1) / max(1, perRow(long)) <= 8
    names = hasRoom ? long : short
    nameWidth = names.map { displayWidth(of: $0) }.max() ?? 0
    self.perRow = max(1, perRow(names))
  }

  /// `w5 h1→o1`, `b2 o1`; of a bias that all units of a layer share, its name alone.
  private static func name(of parameter: Int, _ context: Context) -> String {
    let network = context.run.network
    func name(_ layer: Int, _ unit: Int) -> String {
      network.name(of: Unit(layer: layer, index: unit))
    }
    let place =
      switch context.shape.place(of: parameter) {
      case .weight(let layer, let to, let from):
        (layer == 0 ? network.inputNames[from] : name(layer - 1, from)) + "→" + name(layer, to)
      case .bias(let layer, let unit): name(layer, unit)
      case .sharedBias: ""
      }
    return context.spell("\(context.explainer.symbols.parameter(parameter)) \(place)")
  }

  /// The rule and the rows of numbers; 0 where there are too many.
  var rows: Int { count == 0 ? 0 : 1 + (count + perRow - 1) / perRow }

  func draw(into buffer: inout ScreenBuffer, in rect: Rect) {
    let present = PresentWeights(context)
    let rows = rows - 1
    let cell = nameWidth + WatchedWeights.number.width + WatchedWeights.gap
    for (index, name) in names.enumerated() {
      let (across, down) = index.quotientAndRemainder(dividingBy: rows)
      let place = Point(row: rect.row + down, column: rect.column + 1 + across * cell)
      buffer.write(name, at: place, style: context.theme.caption, clip: rect)
      var column = WatchedWeights.number
      column.column = place.column + nameWidth
      let value = present[index]
      context.draw(
        value, in: column, row: place.row, style: context.style(ofSign: value), into: &buffer,
        clip: rect)
    }
  }
}
