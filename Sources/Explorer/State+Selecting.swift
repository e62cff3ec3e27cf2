import Backprop
import Explanations

/// Pointing at units, weights and biases.
extension State {
  mutating func select(_ direction: Action.Direction) {
    isInspecting = true
    guard let selection else {
      selection = run.step.map { Selection(about: $0.quantity, in: shape) } ?? .input(0)
      return
    }
    self.selection = selection.moved(direction, in: shape)
  }

  /// Points at what a symbol names: a unit, an input, a weight or a bias.
  mutating func select(named name: String) -> Bool {
    for selection in allSelections where self.name(of: selection) == name {
      self.selection = selection
      return true
    }
    return false
  }

  private var allSelections: [Selection] {
    let inputs = (0..<shape.inputCount).map(Selection.input)
    let units = shape.layers.indices.flatMap { layer in
      (0..<shape.layers[layer].unitCount).map {
        Selection.unit(Unit(layer: layer, index: $0))
      }
    }
    let parameters = (0..<shape.parameterCount).map {
      Selection.parameter($0, in: Selection.unit(of: $0, in: shape))
    }
    return inputs + units + parameters
  }

  /// The name of what is selected: `i1`, `h1`, `w5`.
  package func name(of selection: Selection) -> String {
    switch selection {
    case .input(let index): run.network.inputNames[index]
    case .unit(let unit): run.network.name(of: unit)
    case .parameter(let parameter, _): explainer.symbols.parameter(parameter)
    }
  }
}
