import Backprop
import Explanations

/// A layered network drawn in text: each unit with the arrows into it, layer beside layer.
///
///     i1 ─ w1 ─┐
///              ├─ h1, bias b1
///     i2 ─ w2 ─┘
struct NetworkSketch {
  /// The lines of the drawing; none where it would be too large to be read.
  let lines: [String]

  /// No line is longer where layers stand side by side.
  private static let width = 78
  /// No drawing has more lines.
  private static let height = 60
  private static let gap = "    "

  init(_ network: Network, _ notation: Notation) {
    let symbols = Symbols(network: network, settings: TrainingSettings())
    let columns = network.shape.layers.indices.map {
      NetworkSketch.lines(ofLayer: $0, in: symbols, notation == .unicode ? .lines : .ascii)
        .map(notation.spell)
    }
    let widths = columns.map { $0.map(\.count).max() ?? 0 }
    let total = widths.reduce(0, +) + (widths.count - 1) * NetworkSketch.gap.count
    let lines =
      total <= NetworkSketch.width
      ? NetworkSketch.beside(columns, widths) : Array(columns.joined(separator: [""]))
    self.lines = lines.count <= NetworkSketch.height ? lines : []
  }

  private static func beside(_ columns: [[String]], _ widths: [Int]) -> [String] {
    (0..<(columns.map(\.count).max() ?? 0)).map { row in
      var line = zip(columns, widths).map { column, width in
        padded(row < column.count ? column[row] : "", to: width)
      }.joined(separator: gap)
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }

  /// The units of a layer, one below the other.
  private static func lines(
    ofLayer index: Int, in symbols: Symbols, _ signs: Signs
  ) -> [String] {
    let layer = symbols.network.shape.layers[index]
    let sources = (0..<layer.inputCount).map {
      symbols.symbol(symbols.shape.source($0, toLayer: index))
    }
    let sourceWidth = sources.map(\.count).max() ?? 0
    let weightWidth = layer.weights.map { symbols.parameter($0).count }.max() ?? 0
    return Array(
      (0..<layer.unitCount).map { unit -> [String] in
        let bias = layer.bias(of: unit).map { ", bias " + symbols.parameter($0) } ?? ""
        let name = symbols.network.name(of: Unit(layer: index, index: unit)) + bias
        let arrows = sources.enumerated().map { input, source in
          "\(padded(source, to: sourceWidth)) \(signs.along) "
            + "\(padded(symbols.parameter(layer.weight(to: unit, from: input)), to: weightWidth)) "
            + signs.along
        }
        return joined(arrows, to: name, signs)
      }.joined(separator: [""]))
  }

  /// Brings arrows together in a unit.
  private static func joined(_ arrows: [String], to name: String, _ signs: Signs) -> [String] {
    let last = arrows.count - 1
    guard last > 0 else { return ["\(arrows[0])\(signs.along)\(signs.along) \(name)"] }
    let middle = last / 2
    let end = " \(name)"
    var lines = arrows.enumerated().map { row, arrow in
      let corner = row == 0 ? signs.first : row == last ? signs.last : signs.between
      let isUnit = last % 2 == 0 && row == middle
      return arrow + (isUnit ? signs.through + signs.along + end : corner)
    }
    // Between two arrows in the middle there is room for the unit.
    if last % 2 == 1 {
      let blank = String(repeating: " ", count: arrows[0].count)
      lines.insert(blank + signs.from + signs.along + end, at: middle + 1)
    }
    return lines
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// What a drawing is made of.
  private struct Signs {
    let along: String
    let first: String
    let between: String
    let last: String
    /// Where an arrow goes on into the unit.
    let through: String
    /// Where the arrows above and below go on into the unit.
    let from: String

    static let lines = Signs(
      along: "─", first: "┐", between: "┤", last: "┘", through: "┼", from: "├")
    static let ascii = Signs(
      along: "-", first: ".", between: "|", last: "'", through: "+", from: "+")
  }
}
