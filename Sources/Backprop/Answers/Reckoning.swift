/// An example as somebody worked it out: each step from the ones before, and where they wrote a number of
/// their own, what follows is made from that.
///
/// One mistake then costs one mark: what comes after it is right with their own numbers.
package struct Reckoning: Sendable {
  /// A number, and how much each typed number behind it can have changed it by its rounding.
  struct Estimate: Sendable {
    var value: Double
    var widths: [Int: Double] = [:]

    /// How much all of them together can have changed it.
    var width: Double { widths.values.reduce(0) { $0 + abs($1) } }
  }

  /// What a rule reads.
  private enum Operand: Hashable {
    case quantity(Quantity)
    /// A parameter's gradient summed over the batch's examples before this one.
    case sum(Int)
  }

  /// The example as training has it.
  package let pass: ExamplePass
  /// What each step's own rule gives, step by step.
  private(set) var carried: [Estimate] = []
  /// What stands: a typed number, else what the rule gives; and what earlier examples have left.
  private var estimates: [Operand: Estimate] = [:]
  /// The steps with a number of their own.
  private var typed: [Int: TypedNumber]

  /// Works an example out.
  ///
  /// - Parameters:
  ///   - pass: the example as training has it.
  ///   - before: the example before it, as the same person worked it out; `nil` where they wrote nothing.
  ///   - typed: their numbers, by the places of the steps, from 0.
  ///   - precision: how exactly they are to be given.
  ///   - epochError: finds E of all the data with some parameters; used where E has been typed.
  package init(
    _ pass: ExamplePass, after before: Reckoning? = nil, typed: [Int: TypedNumber],
    precision: Precision = .standard,
    epochError: ((_ parameters: [Double]) -> Double)? = nil
  ) {
    self.pass = pass
    self.typed = typed
    estimates = before?.left ?? [:]
    let firstLeaf = (before?.lastLeaf ?? -1) + 1
    lastLeaf = firstLeaf + pass.layout.count - 1
    carried.reserveCapacity(pass.layout.count)
    for index in 0..<pass.layout.count {
      let quantity = pass.layout.quantity(at: index)
      let own =
        quantity == .error
        ? Estimate(value: epochError?(parametersAfter) ?? pass.value(of: .error))
        : estimate(of: quantity)
      carried.append(own)
      guard let number = typed[index] else {
        estimates[.quantity(quantity)] = own
        continue
      }
      let width = precision.width(of: number, [pass.value(of: quantity), own.value])
      estimates[.quantity(quantity)] = Estimate(
        value: number.value, widths: width > 0 ? [firstLeaf + index: width] : [:])
    }
  }

  /// The number of the last step, through all examples that were worked out.
  private var lastLeaf: Int

  /// Computes a step by its rule, and what the rounding of the numbers behind it can change.
  private func estimate(of quantity: Quantity) -> Estimate {
    let trail = Trail()
    var estimate = Estimate(value: rules(noting: trail).value(of: quantity))
    for operand in Set(trail.operands) {
      guard let behind = estimates[operand], !behind.widths.isEmpty else { continue }
      // The rule's slope over as much as the operand can be off.
      let width = behind.width
      let shifted = rules(shifting: operand, by: width).value(of: quantity)
      let slope = (shifted - estimate.value) / width
      guard slope.isFinite, slope != 0 else { continue }
      for (leaf, change) in behind.widths { estimate.widths[leaf, default: 0] += slope * change }
    }
    return estimate
  }

  /// What a rule has read.
  private final class Trail {
    var operands: [Operand] = []
  }

  private func rules(
    noting trail: Trail? = nil, shifting shifted: Operand? = nil, by width: Double = 0
  ) -> StepRules {
    StepRules(
      pass,
      read: { quantity in
        let operand = Operand.quantity(inLastSweep(quantity))
        trail?.operands.append(operand)
        // Nothing is added elsewhere: −0 would become 0.
        return operand == shifted ? value(of: quantity) + width : value(of: quantity)
      },
      sumBefore: { parameter in
        trail?.operands.append(.sum(parameter))
        return sumBefore(parameter).map { shifted == .sum(parameter) ? $0 + width : $0 }
      })
  }

  /// The rules with this person's numbers.
  var rules: StepRules { rules(noting: nil) }

  /// What stands for a quantity: typed, computed, or as in training.
  package func value(of quantity: Quantity) -> Double {
    estimates[.quantity(inLastSweep(quantity))]?.value ?? pass.value(of: quantity)
  }

  private func sumBefore(_ parameter: Int) -> Double? {
    estimates[.sum(parameter)]?.value ?? pass.earlierSums.map { $0[parameter] }
  }

  /// What a quantity of a recurrent network is called where its last sweep computes it.
  private func inLastSweep(_ quantity: Quantity) -> Quantity {
    guard let sweeps = pass.layout.sweeps, let swept = quantity.inSweeps else { return quantity }
    return .swept(swept, sweep: swept.isForward ? sweeps.forward : sweeps.backward)
  }

  // MARK: - What it leaves to the next example

  private var parametersAfter: [Double] {
    pass.updatedParameters.indices.map {
      estimates[.quantity(.updated($0))]?.value ?? pass.updatedParameters[$0]
    }
  }

  /// What the next example begins with, as far as it is not as in training.
  private var left: [Operand: Estimate] {
    let endsBatch = pass.layout.ending.batchSize != nil
    var left: [Operand: Estimate] = [:]
    for parameter in 0..<pass.shape.parameterCount {
      if let updated = estimates[.quantity(endsBatch ? .updated(parameter) : .parameter(parameter))]
      {
        left[.quantity(.parameter(parameter))] = updated
      }
      for number in pass.settings.optimizer.numbers {
        let kept = Quantity.earlier(number, parameter)
        left[.quantity(kept)] =
          estimates[.quantity(endsBatch ? .optimizer(number, parameter) : kept)]
      }
      guard !endsBatch, var sum = estimates[.quantity(.gradient(parameter))] else { continue }
      if let before = sumBefore(parameter) { sum.value = before + sum.value }
      let widths = estimates[.sum(parameter)]?.widths ?? [:]
      sum.widths.merge(widths) { $0 + $1 }
      left[.sum(parameter)] = sum
    }
    return left
  }

  // MARK: - Asking back

  /// A step that one is made of, the first without a number of its own before those with one; `nil` where
  /// it is made of none.
  func factor(at index: Int) -> Quantity? {
    let trail = Trail()
    _ = rules(noting: trail).value(of: pass.layout.quantity(at: index))
    let steps = trail.operands.compactMap { operand -> (index: Int, quantity: Quantity)? in
      guard case .quantity(let quantity) = operand, let index = pass.layout.index(of: quantity)
      else { return nil }
      return (index, quantity)
    }
    return (steps.first { typed[$0.index] == nil } ?? steps.first)?.quantity
  }
}
