import Backprop

/// A small recurrent network that settles, with its data and settings, drawn at random.
struct RandomRecurrentCase {
  let start: Run.Setup

  init(seed: Int, widest: Int = 4) {
    var random = RandomSource(seed: UInt64(seed))
    let count = random.whole(1...widest)
    let isInput = (0..<count).map { _ in random.whole(0...1) == 1 }
    let outputs = (0..<count).filter { _ in random.whole(0...1) == 1 }
    let shape = Shape(
      unitCount: count, activation: random.pick(Activation.settling),
      biases: random.pick([.none, .perUnit]),
      recurrence: Recurrence(
        inputUnits: (0..<count).filter { isInput[$0] },
        outputUnits: outputs.isEmpty ? [count - 1] : outputs,
        tolerance: random.pick([1e-2, 1e-4]), limit: random.pick([4, 12]),
        damping: random.pick([0, 0, 0.25])))
    var settings = TrainingSettings()
    settings.learningRate = 0.1
    settings.biases = random.pick(TrainingSettings.Biases.allCases)
    settings.reduction = random.pick(TrainingSettings.Reduction.allCases)
    settings.optimizer = random.pick(Optimizer.allCases)
    settings.order = random.pick(TrainingSettings.Order.allCases)
    settings.weightDecay = random.pick([0, 0, 0.01])
    let exampleCount = random.whole(1...4)
    settings.batch = random.pick([.examples(1), .examples(2), .full])
    settings.epochs = 3
    // Training may bring it to where it no longer settles.
    settings.notSettled = .continue
    start = Run.Setup(
      network: Network(
        shape: shape, loss: .halfSquaredError,
        // So small that what goes round fades.
        parameters: random.numbers(shape.parameterCount).map { $0 / Double(2 * count) }),
      examples: Examples(
        inputs: (0..<exampleCount).map { _ in random.numbers(shape.inputCount) },
        targets: (0..<exampleCount).map { _ in random.numbers(shape.outputCount) }),
      settings: settings)
  }

  /// A run's steps as stepping finds them, one by one.
  struct Trace {
    var moments: [Moment] = []
    /// The positions at which groups end.
    var ends: [Granularity: [Int]] = [:]
  }

  /// Steps through some epochs.
  func trace(epochs: Int) -> Trace {
    var run = Run(start)
    var trace = Trace()
    trace.moments.append(run.moment)
    for granularity in Granularity.allCases { trace.ends[granularity] = [0] }
    while run.epochsDone < epochs {
      _ = run.advance(to: run.position + 1)
      trace.moments.append(run.moment)
      for granularity in [Granularity.unit, .layer, .phase, .example] {
        let group = run.pass.layout.group(containing: run.stepsDone - 1, of: granularity)
        if group.upperBound == run.stepsDone {
          trace.ends[granularity, default: []].append(run.position)
        }
      }
      if run.pass.layout.ending.endsEpoch, run.stepsDone == run.pass.layout.count {
        trace.ends[.epoch, default: []].append(run.position)
      }
    }
    return trace
  }
}
