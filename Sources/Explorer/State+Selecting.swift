import Backprop
import Explanations

/// Pointing at units, weights and biases.
extension State {
  /// Moves what is pointed at; the first time it shows where pointing begins, and goes on from
  /// there only by a count.
  mutating func select(_ direction: Action.Direction, count: Int?) {
    isInspecting = true
    if display.focus == .check, direction == .up || direction == .down {
      selectInCheck(by: (direction == .up ? -1 : 1), times: count ?? 1)
      return
    }
    var times = count ?? 1
    if selection == nil {
      selection =
        run.step.map { Selection(about: $0.quantity, in: shape) }
        ?? (shape.inputCount > 0 ? .input(0) : .unit(Unit(layer: 0, index: 0)))
      times = count ?? 0
    }
    selection = selection?.moved(direction, times: times, in: shape)
  }

  /// Points at what a symbol names: a unit, an input, a weight or a bias.
  mutating func select(named name: String) -> Bool {
    guard let selection = selection(named: name) else { return false }
    self.selection = selection
    return true
  }

  func selection(named name: String) -> Selection? {
    allSelections.first { self.name(of: $0) == name }
  }

  /// The names of everything that can be selected.
  var selectableNames: [String] { allSelections.map(name) }

  private var allSelections: [Selection] {
    let inputs = (0..<shape.inputCount).map(Selection.input)
    let units = shape.layers.indices.flatMap { layer in
      (0..<shape.layers[layer].unitCount).map {
        Selection.unit(Unit(layer: layer, index: $0))
      }
    }
    let targets = (0..<shape.outputCount).map(Selection.target)
    let parameters = (0..<shape.parameterCount).map {
      Selection.parameter($0, in: Selection.unit(of: $0, in: shape))
    }
    return inputs + units + targets + parameters
  }

  /// The name of what is selected: `i1`, `h1`, `w5`.
  package func name(of selection: Selection) -> String {
    switch selection {
    case .input(let index): run.network.inputNames[index]
    case .unit(let unit): run.network.name(of: unit)
    case .target(let index): explainer.symbols.symbol(.target(index))
    case .parameter(let parameter, _): explainer.symbols.parameter(parameter)
    }
  }
}
