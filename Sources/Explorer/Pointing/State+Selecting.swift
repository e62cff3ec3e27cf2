import Backprop
import Documents

/// Pointing at units, weights and biases.
extension State {
  /// The value of the data that is looked at in its table; `nil`: none.
  package var pointedData: Selection? {
    guard pointing.isInspecting, display.focus == .data else { return nil }
    switch pointing.selection {
    case .input?, .target?: return pointing.selection
    case .unit?, .parameter?, nil: return nil
    }
  }

  /// Moves what is pointed at; the first time it shows where pointing begins, and goes on from
  /// there only by a count.
  mutating func select(_ direction: Action.Direction, count: Int?) {
    pointing.isInspecting = true
    if display.focus == .check, direction == .up || direction == .down {
      selectInCheck(by: (direction == .up ? -1 : 1), times: count ?? 1)
      return
    }
    var times = count ?? 1
    if pointing.selection == nil {
      pointing.selection =
        run.step.map { Selection(about: $0.quantity, in: shape) }
        ?? (shape.inputCount > 0 ? .input(0) : .unit(Unit(layer: 0, index: 0)))
      times = count ?? 0
    }
    pointing.selection = pointing.selection?.moved(direction, times: times, in: shape)
  }

  /// Points at what a symbol names: a unit, an input, a weight or a bias.
  mutating func select(named name: String) -> Bool {
    guard let selection = selection(named: name) else { return false }
    pointing.selection = selection
    return true
  }

  func selection(named name: String) -> Selection? {
    if let index = run.network.inputNames.firstIndex(of: name) { return .input(index) }
    for (layer, names) in run.network.unitNames.enumerated() {
      if let index = names.firstIndex(of: name) { return .unit(Unit(layer: layer, index: index)) }
    }
    if let output = (0..<shape.outputCount).first(where: { targetName($0) == name }) {
      return .target(output)
    }
    return symbols.parameter(named: name).map {
      .parameter($0, in: Selection.unit(of: $0, in: shape))
    }
  }

  /// The names that can be selected and begin so: of very many the first ones, and the last weight and
  /// bias, so that all that they share is what all share.
  func selectableNames(beginningWith text: String) -> [String] {
    let most = State.mostCandidates
    let units = [run.network.inputNames] + run.network.unitNames
    let named = units.lazy.joined().filter { $0.hasPrefix(text) }
    let targets = (0..<shape.outputCount).lazy.map(targetName).filter { $0.hasPrefix(text) }
    return Array(named.prefix(most)) + targets.prefix(most)
      + symbols.parameters(beginningWith: text, most: most)
  }

  /// More do not fit on a row.
  private static let mostCandidates = 128

  private var symbols: Symbols {
    Symbols(network: run.network, settings: run.setup.settings)
  }

  private func targetName(_ output: Int) -> String {
    "target_" + run.network.name(of: shape.outputUnit(output))
  }

  /// The name of what is selected: `i1`, `h1`, `w5`.
  package func name(of selection: Selection) -> String {
    switch selection {
    case .input(let index): run.network.inputNames[index]
    case .unit(let unit): run.network.name(of: unit)
    case .target(let index): targetName(index)
    case .parameter(let parameter, _): symbols.parameter(parameter)
    }
  }
}
