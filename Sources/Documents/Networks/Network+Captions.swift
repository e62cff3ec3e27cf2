package import Backprop

extension Network {
  /// Returns this network with its inputs named after the columns of its data.
  ///
  /// A caption becomes a name where symbols can be made of it: where it has ASCII letters, digits and
  /// `_` alone, does not begin with a digit, and is no symbol already. Other inputs are `i1 …`.
  package func namingInputs(by captions: [String]) -> Network {
    precondition(captions.count == shape.inputCount)
    let standard = Network(
      shape: shape, loss: loss, parameters: parameters, unitNames: unitNames)
    let units = Set(unitNames.joined())
    var names = captions.map { isFree($0, beside: units) ? $0 : nil }
    // A caption may be the name that another input falls back to, and then falls back itself.
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      var taken: Set<String> = []
      for (name, made) in zip(names, standard.inputNames) where name == nil { taken.insert(made) }
      for (index, name) in names.enumerated() {
        guard let name, !taken.insert(name).inserted else { continue }
        names[index] = nil
        hasChanged = true
      }
    }
    return Network(
      shape: shape, loss: loss, parameters: parameters,
      inputNames: zip(names, standard.inputNames).map { $0 ?? $1 }, unitNames: unitNames)
  }

  /// Whether a caption can name an input without being taken for something else.
  private func isFree(_ caption: String, beside units: Set<String>) -> Bool {
    guard NetworkDocument.isSymbolName(caption), !caption.contains("."),
      caption.first?.isNumber == false, !hasParameter(named: caption),
      !["E", "E_total", "eta"].contains(caption)
    else { return false }
    return !units.contains(caption)
      && !["net_", "out_", "delta_", "target_", "E_"].contains { prefix in
        caption.hasPrefix(prefix) && units.contains(String(caption.dropFirst(prefix.count)))
      }
  }
}
