internal import Backprop

/// What the examples of an epoch, and the updates before it, say that findings are made of.
struct EpochFacts: Sendable {
  /// An update with a number that was over a limit.
  struct Excess: Sendable {
    let value: Double
    let limit: Double
    /// The number of the step, from 1.
    let step: Int
    /// From 1.
    let epoch: Int
    /// The weight or bias that has the number, or whose gradient it is.
    var parameter: Int?
    /// Whether the number is the weight itself.
    var isWeight = false
  }

  /// The epoch that is looked at, from 1.
  let epoch: Int
  private(set) var states: EpochTally
  /// The first update of the epoch whose gradients exploded.
  private(set) var explosion: Excess?
  /// The last example of the epoch; `nil` before it.
  private(set) var last: (pass: ExamplePass, startPosition: Int)?
  /// ‖Δw‖/‖w‖ of each layer's weights, update by update.
  private(set) var ratios: [[Double]]
  /// E of all examples at the end of the epoch before; `nil` where it was not evaluated.
  private var errorBefore: Double?
  /// Σ|out − target| of each output over the epoch.
  private(set) var misses: [Double]
  /// Σ E_total over the epoch, in the order of training.
  private var errorSum = 0.0
  private var norms = GradientNorms()
  /// The largest |w| after each update, and the largest |∂E/∂w| of it.
  private var largest: (weights: [Double], gradients: [Double]) = ([], [])

  init(epoch: Int, _ shape: Shape) {
    self.epoch = epoch
    states = EpochTally(shape)
    ratios = shape.layers.map { _ in [] }
    misses = [Double](repeating: 0, count: shape.outputCount)
  }

  /// Adds an example of the epoch, or of those before it.
  ///
  /// - Parameters:
  ///   - pass: the example, with all of its sweeps.
  ///   - startPosition: the number of steps before it.
  mutating func add(_ pass: ExamplePass, startPosition: Int) {
    let isUpdate = pass.layout.ending.batchSize != nil
    if isUpdate, norms.add(pass) == true, explosion == nil, pass.epoch == epoch {
      explosion = Excess(
        value: norms.latest, limit: GradientNorms.explosion * norms.median,
        step: startPosition + EpochFacts.lastUpdate(in: pass), epoch: epoch)
    }
    if pass.epoch == epoch - 1, pass.layout.ending.endsEpoch { errorBefore = pass.epochError }
    guard pass.epoch == epoch else { return }
    states.add(pass)
    errorSum += pass.totalError
    for (output, out) in pass.outputs.enumerated() {
      misses[output] += abs(out - pass.targets[output])
    }
    if pass.layout.ending.endsEpoch { last = (pass, startPosition) }
    guard isUpdate else { return }
    for (index, layer) in pass.shape.layers.enumerated() {
      ratios[index].append(EpochFacts.ratio(of: layer, in: pass))
    }
    largest.weights.append(EpochFacts.largest(in: pass.updatedParameters).value)
    largest.gradients.append(EpochFacts.largest(in: pass.batchGradients).value)
  }

  /// E before and after the one update of an epoch that is one batch; `nil` before its end.
  ///
  /// What was changed at the start of the epoch is in both.
  var errorsOfFullBatch: (before: Double, after: Double)? {
    guard let last, last.pass.batchSize == states.exampleCount, let after = last.pass.epochError
    else { return nil }
    return (errorSum / Double(states.exampleCount), after)
  }

  /// E of a few examples at a time goes up and down: it has risen where it is over so many times E of
  /// the epoch before.
  private static let risenFactor = 2.0

  /// Tells E before and after an epoch of several updates that made it much larger.
  ///
  /// - Parameter start: E before the epoch where the examples that were added tell none.
  /// - Returns: both; `nil` where it did not become so much larger.
  func errors(sinceStart start: Double?) -> (before: Double, after: Double)? {
    guard let last, last.pass.batchSize < states.exampleCount, let after = last.pass.epochError,
      let before = errorBefore ?? start, after > EpochFacts.risenFactor * before
    else { return nil }
    return (before, after)
  }

  /// Looks at an example of the next epoch.
  ///
  /// - Parameters:
  ///   - pass: the example.
  ///   - startPosition: the number of steps before it.
  /// - Returns: the weight or the gradient that is over 1,000 times the median of the largest of the
  ///   epoch before; `nil` where none is.
  func excess(in pass: ExamplePass, startPosition: Int) -> Excess? {
    guard pass.layout.ending.batchSize != nil else { return nil }
    let numbers = [
      (pass.batchGradients, largest.gradients, false),
      (pass.updatedParameters, largest.weights, true),
    ]
    for (numbers, before, isWeight) in numbers {
      let found = EpochFacts.largest(in: numbers)
      let limit = Findings.growth * EpochFacts.median(before)
      // What is not a number is over every limit.
      guard !(found.value <= limit) else { continue }
      let quantities: [Quantity] =
        isWeight
        ? [.updated(found.parameter)]
        : [.batchGradient(found.parameter), .gradient(found.parameter)]
      let index = quantities.lazy.compactMap(pass.layout.index).first
      return Excess(
        value: found.value, limit: limit,
        step: startPosition + (index.map { $0 + 1 } ?? EpochFacts.lastUpdate(in: pass)),
        epoch: pass.epoch, parameter: found.parameter, isWeight: isWeight)
    }
    return nil
  }

  /// How many steps an example has up to its last update.
  static func lastUpdate(in pass: ExamplePass) -> Int {
    pass.layout.count - (pass.layout.ending.endsEpoch ? 1 : 0)
  }

  private static func ratio(of layer: LayerShape, in pass: ExamplePass) -> Double {
    var (change, size) = (0.0, 0.0)
    for weight in layer.weights {
      let before = pass.parameters[weight]
      let difference = pass.updatedParameters[weight] - before
      change += difference * difference
      size += before * before
    }
    return (change / size).squareRoot()
  }

  /// The number that is farthest from 0, or the first that is none.
  private static func largest(in numbers: [Double]) -> (value: Double, parameter: Int) {
    var found = (value: 0.0, parameter: 0)
    for (parameter, number) in numbers.enumerated() where !(abs(number) <= found.value) {
      found = (abs(number), parameter)
      if number.isNaN { break }
    }
    return found
  }

  /// The median: of an even number, the mean of the two in the middle.
  static func median(_ numbers: [Double]) -> Double {
    guard !numbers.isEmpty else { return .nan }
    let sorted = numbers.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
