internal import Backprop
internal import Explanations

/// Units and gradients that do not help to learn.
extension Diagnosis {
  /// Some units by their layers; units are numbers of `Shape.number(of:)`.
  private func byLayer(_ units: [Int]) -> [(layer: Int, units: [Int])] {
    shape.layers.enumerated().compactMap { index, layer in
      let own = units.filter(layer.units.contains)
      return own.isEmpty ? nil : (index, own)
    }
  }

  /// So many of a layer's units: `2 of 4 units of the hidden layer (h1, h3) are`.
  private func counted(_ units: [Int], ofLayer index: Int) -> String {
    let names = units.map { run.start.network.name(of: shape.unit(numbered: $0)) }
    return "\(NumberFormat.count(units.count)) of "
      + NumberFormat.counted(shape.layers[index].unitCount, "unit")
      + " of \(name(ofLayer: index)) (\(list(names))) " + (units.count == 1 ? "is" : "are")
  }

  var dead: [Finding] {
    guard epoch > 0 else { return [] }
    return byLayer(facts.states.deadUnits(shape)).map { index, units in
      let isLeaky = shape.layers[index].activation == .leakyRelu
      return Finding(
        kind: .dead,
        says: "\(counted(units, ofLayer: index)) dead: net is at most 0 for all "
          + "\(NumberFormat.counted(facts.states.exampleCount, "example")) of \(ofEpoch)",
        means: isLeaky
          ? "only the small slope on that side is left, so they learn a hundredth as fast"
          : "out and ∂out/∂net are 0 for all of them, so the weights into them get no gradient",
        advice: isLeaky
          ? "try other first weights (seed), or a smaller learning rate from the start"
          : "try a smaller learning rate from the start, other first weights (seed), or leaky-relu",
        step: step(of: .netInput(shape.unit(numbered: units[0]))) ?? checkStep, epoch: epoch,
        value: Double(units.count), limit: 0)
    }
  }

  var saturated: [Finding] {
    guard epoch > 0 else { return [] }
    let units = facts.states.saturatedUnits(shape).filter { !isRight($0) }
    return byLayer(units).map { index, units in
      let share = units.map(facts.states.flatShare).min() ?? 1
      let isTanh = shape.layers[index].activation == .tanh
      let rule =
        isTanh
        ? "1 − out² is below \(brief(EpochTally.flatTanh))"
        : "out·(1 − out) is below \(brief(EpochTally.flatSigmoid))"
      return Finding(
        kind: .saturated,
        says: "\(counted(units, ofLayer: index)) saturated: \(rule) for "
          + (share == 1 ? "all" : "at least \(brief(100 * share)) % of")
          + " examples of \(ofEpoch) (limit: "
          + "\(10 * EpochTally.flatTenths) %)",
        means: "\(isTanh ? "tanh" : "the sigmoid") is so flat there that hardly any gradient comes "
          + "through",
        advice: "try smaller first weights, inputs nearer to 0 (scale), or a smaller learning rate",
        step: step(of: .activation(shape.unit(numbered: units[0]))) ?? checkStep, epoch: epoch,
        value: share, limit: Double(EpochTally.flatTenths) / 10)
    }
  }

  /// Whether a unit is an output that is flat because its targets are there.
  private func isRight(_ number: Int) -> Bool {
    for output in 0..<shape.outputCount where shape.number(of: shape.outputUnit(output)) == number {
      return facts.misses[output] / Double(facts.states.exampleCount) < Diagnosis.farMiss
    }
    return false
  }

  /// An output that misses its targets by so much in the mean is not flat because they are there.
  private static let farMiss = 0.25

  var vanishing: [Finding] {
    guard epoch > 0, facts.states.holds(.vanishing, shape, settings) else { return [] }
    let (first, last) = facts.states.gradientSizes(shape)
    return [
      Finding(
        kind: .vanishing,
        says: "∂E/∂w has the root mean square \(brief(first)) in \(name(ofLayer: 0)) and "
          + "\(brief(last)) in the output layer over \(ofEpoch), a share of \(brief(first / last)) "
          + "(limit: \(brief(EpochTally.vanishingShare)))",
        means: "the gradient gets smaller on the way back, and the first layer hardly learns",
        advice:
          "try relu or tanh in the hidden layers, fewer of them, or other first weights (init)",
        step: step(of: .gradient(0)) ?? checkStep, epoch: epoch, value: first / last,
        limit: EpochTally.vanishingShare)
    ]
  }

  /// Units of one layer with the same weights in and out.
  var equalUnits: [Finding] {
    guard shape.recurrence == nil else { return [] }
    let parameters = facts.last?.pass.updatedParameters ?? run.updatedNetwork.parameters
    return shape.layers.dropLast().enumerated().compactMap { index, layer in
      let next = shape.layers[index + 1]
      var groups: [[UInt64]: [Int]] = [:]
      for number in 0..<layer.unitCount {
        let weights =
          (0..<layer.inputCount).map { layer.weight(to: number, from: $0) }
          + (layer.bias(of: number).map { [$0] } ?? [])
          + (0..<next.unitCount).map { next.weight(to: $0, from: number) }
        groups[weights.map { parameters[$0].bitPattern }, default: []]
          .append(layer.firstUnit + number)
      }
      let equal = groups.values.filter { $0.count > 1 }.flatMap(\.self).sorted()
      guard let first = equal.first else { return nil }
      return Finding(
        kind: .equalUnits,
        says: "\(counted(equal, ofLayer: index)) equal to another: the same weights in and out",
        means:
          "they compute the same and get the same gradients, so they stay equal for ever and work "
          + "as one",
        advice: "begin with weights that are drawn at random, all of them different",
        step: step(of: .netInput(shape.unit(numbered: first))) ?? 1, epoch: max(1, epoch),
        value: Double(equal.count), limit: 0)
    }
  }
}
