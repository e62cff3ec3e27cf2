import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// All weights and biases as numbers, below what the network answers while a run is watched.
struct WatchedWeights {
  private let context: Context
  private let names: [String]
  private let columns: Columns

  /// Of more weights than these nobody follows any.
  private static let most = 60
  private static let mostRows = 8
  /// Room for `−12.3456`.
  private static let number = NumberColumn(column: 0, before: 3, decimals: 4)
  private static let gap = 2

  /// - Parameters:
  ///   - context: what there is to show, and how.
  ///   - columns: how wide the table may be.
  init(_ context: Context, columns: Int) {
    self.context = context
    let parameters = context.shape.parameterCount
    let count = parameters <= WatchedWeights.most ? parameters : 0
    let symbols = context.explainer.symbols
    let short = (0..<count).map { context.spell(symbols.parameter($0)) }
    let long = (0..<count).map { WatchedWeights.name(of: $0, context) }
    let (few, many) = (Columns(long, in: columns), Columns(short, in: columns))
    // Where each edge leads is said of so many as have room.
    let hasRoom = few.perRow > 0 && few.rows(of: count) <= WatchedWeights.mostRows
    (names, self.columns) = hasRoom ? (long, few) : (short, many)
  }

  /// As many names with their numbers as fit side by side.
  private struct Columns {
    let nameWidth: Int
    let perRow: Int
    var width: Int { nameWidth + WatchedWeights.number.width + WatchedWeights.gap }

    init(_ names: [String], in columns: Int) {
      nameWidth = names.map { displayWidth(of: $0) }.max() ?? 0
      perRow =
        (columns - 1 + WatchedWeights.gap)
        / (nameWidth + WatchedWeights.number.width + WatchedWeights.gap)
    }

    func rows(of count: Int) -> Int { (count + max(1, perRow) - 1) / max(1, perRow) }
  }

  /// `w5 h1→o1`, `b2 o1`; of a bias that all units of a layer share, its name alone.
  private static func name(of parameter: Int, _ context: Context) -> String {
    let ends = context.ends(of: parameter)
    let place = [ends.source, ends.target].compactMap(\.self).joined(separator: "→")
    return context.spell("\(context.explainer.symbols.parameter(parameter)) \(place)")
  }

  /// The rule and the rows of numbers; `nil` where there are too many.
  var rows: Int? { names.isEmpty ? nil : 1 + columns.rows(of: names.count) }

  func draw(into buffer: inout ScreenBuffer, in rect: Rect) {
    let present = PresentWeights(context)
    let rows = columns.rows(of: names.count)
    for (index, name) in names.enumerated() {
      let (across, down) = index.quotientAndRemainder(dividingBy: rows)
      let place = Point(row: rect.row + down, column: rect.column + 1 + across * columns.width)
      buffer.write(name, at: place, style: context.theme.caption, clip: rect)
      var column = WatchedWeights.number
      column.column = place.column + columns.nameWidth
      let value = present[index]
      context.draw(
        value, in: column, row: place.row, style: context.style(ofSign: value), into: &buffer,
        clip: rect)
    }
  }
}
