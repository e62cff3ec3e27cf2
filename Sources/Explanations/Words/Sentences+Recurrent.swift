import Backprop

/// What a sweep of a recurrent network computes, in a sentence.
extension Sentences {
  func sentence(for swept: Swept, sweep: Int) -> String {
    switch swept {
    case .term(let weight):
      let source = symbols.source(ofWeight: weight)
      let before = Quantity.swept(
        .activation(Unit(layer: 0, index: from(weight))), sweep: sweep - 1)
      let target = network.name(of: symbols.shape.target(ofWeight: weight))
      return
        "\(source) \(was(sweep - 1)) \(brief(before)); times \(symbols.parameter(weight)), it adds "
        + "\(brief(.swept(swept, sweep: sweep))) to what \(target) receives."
    case .netInput(let unit): return netInput(unit)
    case .activation(let unit): return activation(unit) + damping
    case .change: return change(sweep, pass.forwardSweeps, of: "out")
    case .deltaTerm(let weight):
      let fed = network.name(of: symbols.shape.target(ofWeight: weight))
      let source = network.name(of: Unit(layer: 0, index: from(weight)))
      return "δ_\(fed) \(was(sweep - 1)) "
        + "\(brief(.swept(.delta(symbols.shape.target(ofWeight: weight)), sweep: sweep - 1))); "
        + "it comes back to \(source) against \(symbols.parameter(weight))."
    case .activationGradient(let unit):
      return "What comes back from all units that \(network.name(of: unit)) feeds"
        + (shape.isOutput(unit) ? ", and its own out − target." : ".")
    case .delta(let unit):
      return chainRule("net_", of: unit, pass.value(of: .swept(swept, sweep: sweep))) + damping
    case .deltaChange: return change(sweep, pass.backwardSweeps, of: "δ")
    }
  }

  private func from(_ weight: Int) -> Int { weight % shape.unitCount }

  private func was(_ sweep: Int) -> String {
    sweep == 0 ? "begins as" : "was"
  }

  private var damping: String {
    guard let damping = shape.recurrence?.damping, damping != 0 else { return "" }
    return " Damping keeps \(brief(damping)) of the sweep before."
  }

  private func netInput(_ unit: Unit) -> String {
    let added =
      (shape.layers[0].biases != .none ? ["bias"] : [])
      + (shape.externalInput(of: unit) != nil ? ["input"] : [])
    let more = added.isEmpty ? "" : ", plus " + added.joined(separator: " and ")
    return "Each out of the sweep before times its weight, added up\(more)."
  }

  /// Whether a sweep was the last, and why.
  private func change(_ sweep: Int, _ relaxation: Relaxation?, of what: String) -> String {
    guard let relaxation, let recurrence = shape.recurrence, sweep <= relaxation.sweepCount
    else { return "" }
    let tolerance = brief(recurrence.tolerance)
    let change = brief(relaxation.change(inSweep: sweep))
    guard sweep == relaxation.sweepCount else {
      return "Sweep \(sweep): some \(what) still changed by \(change), more than \(tolerance). "
        + "Another sweep."
    }
    guard !relaxation.isSettled else {
      return
        "No \(what) changed by more than \(tolerance): settled after \(NumberFormat.counted(sweep, "sweep"))."
    }
    let alternates = relaxation.alternates(within: recurrence.tolerance)
    return
      "Not settled after \(NumberFormat.counted(sweep, "sweep")): \(what) still changes by \(change)"
      + (alternates ? ", to and fro." : ".")
  }
}
