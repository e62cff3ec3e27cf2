package import Backprop
package import Documents
package import Explanations

/// Finding places in a run by the names of its steps.
extension Run {
  /// The place that a step address names; `nil` where the run has no such place.
  package func place(of address: StepAddress, _ explainer: Explainer) -> Destination? {
    guard address.example <= start.examples.count, canReach(epoch: address.epoch) else {
      return nil
    }
    if address.isEndOfEpoch {
      return self.start(ofExample: address.epoch * start.examples.count)
    }
    let exampleIndex = exampleIndex(ofRow: address.example - 1, inEpoch: address.epoch)
    guard let step = address.step else { return self.start(ofExample: exampleIndex) }
    let wanted = Notation.ascii.spell(step.symbol)
    let found = quantity(named: wanted, inExample: exampleIndex, explainer) { $0 == step.phase }
    guard let found else { return nil }
    return place(of: address.quantity(for: found), inExample: exampleIndex)
  }

  /// The place after the next step of a name, in this example or one of those that follow.
  package func place(ofNextStepNamed name: String, _ explainer: Explainer) -> Destination? {
    nextStep(named: name, explainer).map { place(of: $0.quantity, inExample: $0.exampleIndex) }
  }

  /// What the next step of a name computes, in this example or one of those that follow, and in which.
  package func nextStep(
    named name: String, _ explainer: Explainer
  ) -> (quantity: Quantity, exampleIndex: Int)? {
    let wanted = Notation.ascii.spell(name)
    for exampleIndex in [exampleIndex] + nextExampleOfEveryKind {
      let first = exampleIndex == self.exampleIndex ? stepsDone : 0
      let found = quantity(named: wanted, inExample: exampleIndex, from: first, explainer)
      if let found { return (found, exampleIndex) }
    }
    return nil
  }

  /// The name of a place, as pages and `:go` take it; `nil` where only going there tells.
  package func address(ofPosition position: Int, _ explainer: Explainer) -> String? {
    if position == 0 { return "start" }
    if position == self.position, let step {
      return address(of: step.quantity, step.phase, epoch, example, explainer)
    }
    guard let step = step(before: position) else {
      var there = self
      guard setup.network.shape.recurrence != nil, there.advance(to: position) == .arrived,
        let step = there.step
      else { return nil }
      return there.address(of: step.quantity, step.phase, there.epoch, there.example, explainer)
    }
    return address(of: step.quantity, step.phase, step.epoch, step.row, explainer)
  }

  private func address(
    of quantity: Quantity, _ phase: Phase, _ epoch: Int, _ row: Int, _ explainer: Explainer
  ) -> String {
    guard quantity != .error else { return "epoch \(epoch)" }
    let symbol = Notation.ascii.spell(explainer.symbols.symbol(quantity))
    var sweep = ""
    if case .swept(_, let number) = quantity { sweep = "sweep \(number) " }
    return "epoch \(epoch) example \(row + 1) \(sweep)\(phase.rawValue) \(symbol)"
  }

  /// What the last step of a name has computed, before this one; `nil` where there was none.
  package func quantity(ofLastStepNamed name: String, _ explainer: Explainer) -> Quantity? {
    let wanted = Notation.ascii.spell(name)
    let count = start.examples.count
    // Every kind of example stands among the last so many.
    for exampleIndex in (max(0, exampleIndex - count)...exampleIndex).reversed() {
      if let found = quantity(named: wanted, inExample: exampleIndex, explainer) { return found }
    }
    return nil
  }

  /// The first quantity of a name that a step of an example computes; `nil` where none does.
  private func quantity(
    named wanted: String, inExample exampleIndex: Int, from first: Int = 0, _ explainer: Explainer,
    in isMeant: (Phase) -> Bool = { _ in true }
  ) -> Quantity? {
    guard setup.network.shape.recurrence == nil else {
      return quantity(inExample: exampleIndex, from: first) { quantity, phase in
        isMeant(phase) && explainer.asciiSymbol(quantity) == wanted
      }
    }
    let layout = layout(ofExample: exampleIndex)
    let indices = explainer.symbols.candidates(for: wanted).compactMap { candidate -> Int? in
      guard explainer.asciiSymbol(candidate) == wanted, let index = layout.index(of: candidate),
        (first..<layout.count).contains(index), layout.quantity(at: index) == candidate,
        isMeant(layout.phase(at: index))
      else { return nil }
      return index
    }
    return indices.min().map(layout.quantity)
  }

  /// The next example, the next that ends a whole batch, and the next that ends an epoch: with them
  /// comes every kind of step, however many examples there are.
  private var nextExampleOfEveryKind: [Int] {
    let count = start.examples.count
    let size = setup.settings.batch.size(ofExamples: count)
    let next = exampleIndex + 1
    let epoch = next - next % count
    var indices: Set = [next, epoch + count - 1]
    // The last batch of an epoch may be smaller; then the first of the next epoch is whole.
    let batchEnd = next % count / size * size + size - 1
    indices.insert(batchEnd < count ? epoch + batchEnd : epoch + count + size - 1)
    return indices.sorted()
  }
}

extension StepAddress {
  /// The quantity that is meant, where the first sweep that computes it is known.
  fileprivate func quantity(for quantity: Quantity) -> Quantity {
    guard case .swept(let swept, _) = quantity else { return quantity }
    return switch sweep {
    case .number(let number): .swept(swept, sweep: number)
    case .last: swept.settled ?? .swept(swept, sweep: .max)
    case nil: quantity
    }
  }
}

extension Explainer {
  fileprivate func asciiSymbol(_ quantity: Quantity) -> String {
    Notation.ascii.spell(symbols.symbol(quantity))
  }
}
