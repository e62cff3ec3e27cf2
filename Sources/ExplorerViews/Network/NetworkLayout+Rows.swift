package import Backprop
import TextScreen

/// The rows of units, weights and inputs.
extension NetworkLayout {
  /// The first row of a unit's card.
  func cardRow(of unit: Unit, in shape: Shape) -> Int {
    let height = NetworkLayout.cardExtent(ofLayer: unit.layer, in: shape, step: step) + 1
    let count = shape.layers[unit.layer].unitCount
    // Every card has a row below it: for its target, or blank; the last hidden one needs none.
    let used = count * height
    let spare = max(0, body.rows - used)
    let between = count > 1 ? min(1, spare / count) : 0
    let top = (body.rows - used - between * (count - 1)) / 2
    return body.row + max(0, min(top, spare)) + unit.index * (height + between)
  }

  /// The row of what heads the columns: above the highest unit; with matrices, the panel's first one.
  func headerRow(_ shape: Shape) -> Int {
    // The sources of a matrix are named there, too.
    guard form == .cards || !gaps.contains(where: \.isMatrix) else { return body.row - 1 }
    let units = shape.layers.map(\.unitCount)
    let tops = units.indices.map {
      form == .cards
        ? cardRow(of: Unit(layer: $0, index: 0), in: shape)
        : chipRow(0, of: units[$0], first: 0)
    }
    return (tops + [inputRow(0, in: shape)]).reduce(body.endRow, min) - 1
  }

  /// The row of a weight in the card of the unit that it leads into.
  func pinRow(layer: Int, to unit: Int, from input: Int, in shape: Shape) -> Int {
    cardRow(of: Unit(layer: layer, index: unit), in: shape) + (2 + input) * step
  }

  /// The row of an input: level with the first and last pins that they feed, with cards.
  package func inputRow(_ index: Int, in shape: Shape) -> Int {
    let count = shape.inputCount
    let first = shape.layers[0]
    guard form == .cards else {
      let units = first.unitCount
      guard count <= units, visibleChips(of: units) == units else {
        return chipRow(index, of: count, first: 0, height: 1)
      }
      // Level with the first and last unit.
      let top = chipRow(0, of: units, first: 0)
      let bottom = chipRow(units - 1, of: units, first: 0)
      // Below the last of several there may be its name.
      let hasRow = count < 4 || bottom + 1 < body.endRow - 1
      return spread(index, of: count, from: top, to: hasRow ? bottom : bottom - 1)
    }
    return spread(
      index, of: count, from: pinRow(layer: 0, to: 0, from: 0, in: shape),
      to: pinRow(layer: 0, to: first.unitCount - 1, from: first.inputCount - 1, in: shape))
  }

  private func spread(_ index: Int, of count: Int, from top: Int, to bottom: Int) -> Int {
    guard count > 1 else { return (top + bottom) / 2 }
    let gaps = count - 1
    // Several inputs are equally far apart, if that takes a row or two more than the units have, and leaves
    // one below the last of them.
    let pitch = (bottom - top + gaps - 1) / gaps
    if form == .chips, gaps > 2, top + pitch * gaps + 1 < body.endRow { return top + pitch * index }
    return top + ((bottom - top) * index + gaps / 2) / gaps
  }

  /// How many units of a layer can be seen as chips.
  package func visibleChips(of count: Int) -> Int { visible(of: count, height: chipRows) }

  private func visible(of count: Int, height: Int) -> Int {
    min(count, max(1, (body.rows + (height > 1 ? 1 : 0)) / (height > 1 ? height + 1 : 1)))
  }

  /// The row of a unit's chip, where the layer is shown from `first` on.
  package func chipRow(_ index: Int, of count: Int, first: Int) -> Int {
    chipRow(index, of: count, first: first, height: chipRows)
  }

  private func chipRow(_ index: Int, of count: Int, first: Int, height: Int) -> Int {
    let visible = visible(of: count, height: height)
    var pitch = self.pitch(of: visible, height: height)
    if height == chipRows, visible > 1 {
      // No layer reaches further up and down than the largest one.
      let largest = self.visible(of: largestLayer, height: height)
      let span = (largest - 1) * self.pitch(of: largest, height: height)
      pitch = max(height, min(pitch, span / (visible - 1)))
    }
    let used = (visible - 1) * pitch + height
    return body.row + max(0, (body.rows - used) / 2) + (index - first) * pitch
  }

  private func pitch(of visible: Int, height: Int) -> Int {
    visible > 1 ? max(height, min(6, (body.rows - height) / (visible - 1))) : height
  }

  /// How many inputs can be seen beside chips.
  func visibleInputs(of count: Int) -> Int { visible(of: count, height: 1) }

  /// The row of an input beside chips, where they are shown from `first` on.
  func inputChipRow(_ index: Int, in shape: Shape, first: Int) -> Int {
    visibleInputs(of: shape.inputCount) == shape.inputCount
      ? inputRow(index, in: shape)
      : chipRow(index, of: shape.inputCount, first: first, height: 1)
  }
}
