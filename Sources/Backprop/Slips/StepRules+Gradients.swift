/// ∂E/∂w and ∂E/∂b, of an example and of a batch.
extension StepRules {
  /// ∂E/∂w is δ·∂net/∂w, and ∂E/∂b is δ; that of a shared bias is the sum of its units' δ.
  func gradient(of parameter: Int) -> Double {
    switch shape.place(of: parameter) {
    case .weight(let layer, let to, _):
      // A recurrent network has no steps for ∂net/∂w.
      let factor: Quantity =
        shape.recurrence == nil
        ? .netInputDerivative(weight: parameter) : shape.source(ofWeight: parameter)
      return read(.delta(Unit(layer: layer, index: to))) * read(factor)
    case .bias(let layer, let unit): return read(.delta(Unit(layer: layer, index: unit)))
    case .sharedBias(let layer):
      return sum(units(ofLayer: layer).map { read(.delta($0)) })
    }
  }

  func weightGradientSlips(of weight: Int) -> [(slip: Slip, values: [SlipValue])] {
    let unit = shape.target(ofWeight: weight)
    let (delta, x) = (read(.delta(unit)), read(.netInputDerivative(weight: weight)))
    let isCanceled = pass.beginsWithDelta(unit)
    // These are many where a layer has many weights.
    let sources =
      isWanted(.wrongSource)
      ? (0..<shape.layers[unit.layer].inputCount).map { shape.source($0, toLayer: unit.layer) } : []
    let units = isWanted(.wrongTarget) ? units(ofLayer: unit.layer) : []
    return [
      (.noDerivative, one(isCanceled ? nil : read(.activationGradient(unit)) * x)),
      (.noInputFactor, one(delta)),
      (.weightForInput, one(delta * read(.parameter(weight)))),
      (
        .wrongSource,
        sources.filter { $0 != shape.source(ofWeight: weight) }.map {
          SlipValue(value: delta * read($0), taken: $0)
        }
      ),
      (
        .wrongTarget,
        units.filter { $0 != unit }.map {
          SlipValue(value: read(.delta($0)) * x, taken: .delta($0))
        }
      ),
    ]
  }

  func biasGradientSlips(of bias: Int) -> [(slip: Slip, values: [SlipValue])] {
    var shared: [SlipValue] = []
    if case .sharedBias(let layer) = shape.place(of: bias) {
      shared = units(ofLayer: layer).map { SlipValue(value: read(.delta($0)), taken: .delta($0)) }
    }
    return [
      (.biasTimesValue, one(gradient(of: bias) * read(.parameter(bias)))),
      (.biasFrozen, one(0)),
      (.sharedBiasOneUnit, shared),
    ]
  }

  private func units(ofLayer layer: Int) -> [Unit] {
    (0..<shape.layers[layer].unitCount).map { Unit(layer: layer, index: $0) }
  }

  /// The gradient of a batch: of its examples added in order, or their mean.
  func batchGradient(of parameter: Int) -> Double {
    let gradient = read(.gradient(parameter))
    let sum = sumBefore(parameter).map { $0 + gradient } ?? gradient
    return settings.reduction == .mean ? sum / Double(pass.batchSize) : sum
  }
}
