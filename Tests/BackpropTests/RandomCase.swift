import Backprop

/// A small network with its data and settings, drawn at random: the same for the same seed.
struct RandomCase {
  let start: Run.Setup

  var shape: Shape { start.network.shape }
  var settings: TrainingSettings { start.settings }
  var examples: Examples { start.examples }

  init(seed: Int, deepest: Int = 4, widest: Int = 6, mostExamples: Int = 7) {
    var random = RandomSource(seed: UInt64(seed))
    let loss = random.pick(Loss.allCases)
    let depth = random.whole(1...deepest)
    let layers: [Shape.LayerDescription] = (1...depth).map { layer in
      let legal = layer == depth ? loss.outputActivations : Activation.elementwise
      return (
        random.whole(1...widest), random.pick(legal), random.pick([.none, .perUnit, .shared])
      )
    }
    let shape = Shape(inputCount: random.whole(1...widest), layers: layers)
    let network = Network(
      shape: shape, loss: loss,
      parameters: random.numbers(shape.parameterCount))
    let count = random.whole(1...mostExamples)
    let examples = Examples(
      inputs: (0..<count).map { _ in random.numbers(shape.inputCount) },
      targets: (0..<count).map { _ in random.numbers(shape.outputCount) })
    start = Run.Setup(
      network: network, examples: examples,
      settings: RandomCase.settings(exampleCount: count, &random))
  }

  private static func settings(
    exampleCount: Int, _ random: inout RandomSource
  ) -> TrainingSettings {
    var settings = TrainingSettings()
    settings.learningRate = 0.05
    settings.biases = random.pick(TrainingSettings.Biases.allCases)
    settings.reduction = random.pick(TrainingSettings.Reduction.allCases)
    settings.epochs = random.whole(1...6)
    settings.order = random.pick(TrainingSettings.Order.allCases)
    settings.seed = random.next()
    settings.patience = random.pick([nil, nil, 1, 3])
    settings.schedule = random.pick([
      .constant, .constant, .step(every: random.whole(1...3), factor: 0.5),
      .exponential(factor: 0.9), .cosine,
    ])
    settings.weightDecay = random.pick([0, 0, 0.01])
    settings.l1 = random.pick([0, 0, 0.002])
    if random.whole(1...4) == 1 {
      settings.updateOrder = .sequential
    } else {
      settings.optimizer = random.pick(Optimizer.allCases)
      settings.momentum = random.pick([0, 0.5, 0.9])
      settings.batch = random.pick([
        .examples(1), .full, .examples(random.whole(1...exampleCount + 1)), .examples(2),
      ])
    }
    return settings
  }
}

extension RandomSource {
  mutating func whole(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[whole(0...elements.count - 1)]
  }

  /// Returns a change of any kind.
  mutating func change(of start: Run.Setup) -> Change {
    let shape = start.network.shape
    let example = whole(0...start.examples.count - 1)
    switch whole(1...8) {
    case 1: return .learningRate(0.05 + nextUnit() / 4)
    case 2:
      let index = whole(0...shape.inputCount - 1)
      return .input(example: example, index: index, nextUniform(within: 1))
    case 3:
      let index = whole(0...shape.outputCount - 1)
      return .target(example: example, index: index, nextUniform(within: 1))
    case 4:
      let layer = whole(0...shape.layers.count - 1)
      let legal =
        layer == shape.layers.count - 1
        ? start.network.loss.outputActivations : Activation.elementwise
      return .activation(layer: layer, pick(legal))
    case 5: return .parameters(numbers(shape.parameterCount), seed: 1)
    default: return .parameter(whole(0...shape.parameterCount - 1), nextUniform(within: 1))
    }
  }

  /// Returns numbers between −1 and 1.
  mutating func numbers(_ count: Int) -> [Double] {
    (0..<count).map { _ in nextUniform(within: 1) }
  }
}
