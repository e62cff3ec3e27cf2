import Backprop
import Explanations
import Explorer
import TextScreen

/// Where the columns of the partial derivatives stand: decided by the network and the width alone.
struct PartialsLayout {
  /// Whether the weights stand beside the units rather than below them.
  private(set) var isSideBySide = false
  /// The cells of a unit's or weight's name.
  private(set) var labelWidth: Int
  /// Whether a mark has a cell of its own before the names.
  private var hasMark = true
  private var gap = 1
  private var before = 1
  private var decimals = 3
  /// The blanks between the two blocks where they stand side by side.
  private static let between = 2
  /// A name has at least so many cells, and at most so many.
  private static let (leastName, longestName) = (8, 16)
  /// A longer name is cut before numbers have fewer decimals.
  private static let leastDecimals = 6

  /// Decides the widths of names and how many decimals numbers have.
  ///
  /// - Parameters:
  ///   - context: the network, its names, and the digits that are asked for.
  ///   - columns: the width of the panel.
  ///   - weightColumns: how many numbers a weight has: 3, or 4 with those of its batch.
  init(_ context: Context, columns: Int, weightColumns: Int) {
    let names = context.run.network.unitNames.joined().lazy.map {
      displayWidth(of: context.spell($0))
    }
    let longest = max(names.max() ?? 2, context.parameterNameWidth)
    labelWidth = min(PartialsLayout.leastName, longest)
    let digits = context.state.display.digits
    let beside = columns - PartialsLayout.between
    if choose(digits: digits, columns: beside, numbers: 3 + weightColumns, blocks: 2, least: 7) {
      isSideBySide = true
      return
    }
    // Units that cannot be told apart make all their decimals useless.
    labelWidth = min(longest, PartialsLayout.longestName)
    while labelWidth > PartialsLayout.leastName {
      if choose(
        digits: digits, columns: columns, numbers: weightColumns, blocks: 1,
        least: PartialsLayout.leastDecimals)
      {
        return
      }
      labelWidth -= 1
    }
    _ = choose(digits: digits, columns: columns, numbers: weightColumns, blocks: 1, least: 1)
  }

  /// Finds the roomiest columns that hold all digits, else the most digits that fit.
  private mutating func choose(
    digits: Int, columns: Int, numbers: Int, blocks: Int, least: Int
  ) -> Bool {
    func most(_ before: Int, _ gap: Int, _ hasMark: Bool) -> Int {
      let leads = blocks * (labelWidth + 1 + (hasMark ? 1 : 0))
      let fixed = leads + numbers * (before + 1) + (numbers - blocks) * gap
      return (columns - fixed) / numbers
    }
    let forms: [(before: Int, gap: Int, mark: Bool)] = [
      (3, 3, true), (2, 2, true), (2, 1, true), (1, 1, true), (1, 1, false),
    ]
    if let form = forms.first(where: { most($0.before, $0.gap, $0.mark) >= digits }) {
      (before, gap, hasMark, decimals) = (form.before, form.gap, form.mark, digits)
      return true
    }
    let fitting = most(1, 1, true)
    guard fitting >= min(least, digits) else { return false }
    (before, gap, hasMark, decimals) = (1, 1, true, max(1, fitting))
    return true
  }

  /// Whether a bracket does not touch the mark of the number beside it.
  var hasBrackets: Bool { gap > 1 }

  /// The columns that a block of so many numbers takes.
  func width(numbers: Int) -> Int {
    (hasMark ? 1 : 0) + labelWidth + 1 + numbers * (before + 1 + decimals) + (numbers - 1) * gap
  }

  /// Where the mark of the current row stands; `nil` where there is no room for one.
  func markColumn(in rect: Rect) -> Int? { hasMark ? rect.column : nil }

  func labelColumn(in rect: Rect) -> Int { rect.column + (hasMark ? 1 : 0) }

  func number(_ index: Int, in rect: Rect) -> NumberColumn {
    let start = labelColumn(in: rect) + labelWidth + 1
    return NumberColumn(
      column: start + index * (before + 1 + decimals + gap), before: before, decimals: decimals)
  }

  /// The two blocks of a panel, the units' and the weights', their headers included.
  func blocks(in body: Rect, units: Int, parameters: Int, current: PartialsRow?) -> [Rect] {
    if isSideBySide {
      let left = width(numbers: 3) + PartialsLayout.between
      let parts = body.split(left: left)
      return [parts.left, parts.rest]
    }
    guard body.rows < units + parameters + 2 else {
      let parts = body.split(top: units + 1)
      return [parts.top, parts.rest]
    }
    guard body.rows >= 6 else {
      // There is room for one of them only: the one that the step is about.
      let none = Rect(row: body.row, column: body.column, rows: 0, columns: 0)
      if case .unit = current { return [body, none] }
      return [none, body]
    }
    let unitRows = min(units + 1, max(2, (body.rows - 2) / 3 + 1))
    let parts = body.split(top: max(unitRows, body.rows - parameters - 1))
    return [parts.top, parts.rest]
  }
}

extension Context {
  /// The columns of the longest name of a weight or bias.
  var parameterNameWidth: Int {
    // The last ones have the longest names.
    [shape.weightCount - 1, shape.parameterCount - 1].reduce(2) {
      max($0, explainer.symbols.parameter($1).count)
    }
  }
}

/// A row of the partial derivatives: what the step is about.
enum PartialsRow: Equatable {
  case unit(Unit)
  case parameter(Int)

  init?(_ quantity: Quantity, in shape: Shape) {
    switch quantity {
    case .swept(let swept, _):
      guard let settled = swept.settled else { return nil }
      self.init(settled, in: shape)
    case .activationGradient(let unit), .activationDerivative(let unit), .delta(let unit):
      self = .unit(unit)
    case .deltaTerm(let weight):
      guard case .weight(let layer, _, let from) = shape.place(of: weight) else { return nil }
      guard shape.recurrence == nil else {
        self = .unit(Unit(layer: 0, index: from))
        return
      }
      guard layer > 0 else { return nil }
      self = .unit(Unit(layer: layer - 1, index: from))
    case .netInputDerivative(let parameter), .gradient(let parameter),
      .batchGradient(let parameter), .optimizer(_, let parameter), .updated(let parameter):
      self = .parameter(parameter)
    default: return nil
    }
  }
}

/// The order of the rows: from the output layer back, as the backward phase goes.
extension Shape {
  func backwardRow(of unit: Unit) -> Int {
    unitCount - layers[unit.layer].firstUnit - layers[unit.layer].unitCount + unit.index
  }

  /// - Precondition: `row` is in `0..<unitCount`.
  func unit(atBackwardRow row: Int) -> Unit {
    var row = row
    for (index, layer) in layers.enumerated().reversed() {
      if row < layer.unitCount { return Unit(layer: index, index: row) }
      row -= layer.unitCount
    }
    return Unit(layer: 0, index: 0)
  }

  /// A layer's weights unit by unit, then its biases.
  func backwardRow(of parameter: Int) -> Int {
    var row = 0
    for layer in layers.reversed() {
      if layer.weights.contains(parameter) { return row + parameter - layer.firstWeight }
      row += layer.weightCount
      if layer.biasNumbers.contains(parameter) { return row + parameter - layer.firstBias }
      row += layer.biasCount
    }
    return row
  }

  /// - Precondition: `row` is in `0..<parameterCount`.
  func parameter(atBackwardRow row: Int) -> Int {
    var row = row
    for layer in layers.reversed() {
      if row < layer.weightCount { return layer.firstWeight + row }
      row -= layer.weightCount
      if row < layer.biasCount { return layer.firstBias + row }
      row -= layer.biasCount
    }
    return 0
  }
}
