import Backprop

/// A run computed straight on, example by example, with everything kept.
struct NaiveRun {
  private(set) var passes: [ExamplePass] = []
  /// E after each epoch, that before training first.
  private(set) var errors: [Double]
  let list: NaiveEpochs
  let start: Run.Setup

  /// Computes the first epochs of a run with its edits.
  init(_ start: Run.Setup, edits: [Edit] = [], epochs: Int) {
    self.start = start
    list = NaiveEpochs(start, epochs: epochs)
    let plan = EpochPlan(
      network: start.network, settings: start.settings, exampleCount: start.examples.count)
    var network = start.network
    var world = start
    errors = []
    var sums: [Double]?
    var optimizer: OptimizerState?
    for exampleIndex in list.starts.indices {
      let isFirst = list.batchStarts[exampleIndex] == exampleIndex
      if isFirst {
        sums = nil
        for edit in edits
        where list.batchStarts[NaiveRun.exampleIndex(of: edit, in: list)] == exampleIndex {
          NaiveRun.make(edit.change, in: &world, &network)
        }
      }
      if exampleIndex == 0 { errors.append(NaiveRun.error(of: network, world)) }
      let example = NaiveRun.row(of: exampleIndex, start)
      var pass = ExamplePass(
        network: network, settings: world.settings, layout: plan.layout(of: exampleIndex),
        inputs: world.examples.inputs(of: example), targets: world.examples.targets(of: example),
        sums: sums, epoch: exampleIndex / start.examples.count + 1, optimizer: optimizer)
      optimizer = pass.optimizerAfter
      sums = pass.gradientSums
      network.parameters = pass.updatedParameters
      if exampleIndex % start.examples.count == start.examples.count - 1 {
        let error = NaiveRun.error(of: network, world)
        errors.append(error)
        pass.epochError = error
      }
      passes.append(pass)
    }
  }

  /// Makes a change by building everything anew from what was there and what is new.
  private static func make(_ change: Change, in world: inout Run.Setup, _ network: inout Network) {
    var settings = world.settings
    var inputs = (0..<world.examples.count).map { Array(world.examples.inputs(of: $0)) }
    var targets = (0..<world.examples.count).map { Array(world.examples.targets(of: $0)) }
    switch change {
    case .parameter(let parameter, let value): network.parameters[parameter] = value
    case .parameters(let values, _): network.parameters = values
    case .learningRate(let rate): settings.learningRate = rate
    case .input(let example, let index, let value): inputs[example][index] = value
    case .target(let example, let index, let value): targets[example][index] = value
    case .activation(let changed, let activation):
      let layers = network.shape.layers.enumerated().map { index, layer in
        (layer.unitCount, index == changed ? activation : layer.activation, layer.biases)
      }
      network = Network(
        shape: Shape(inputCount: network.shape.inputCount, layers: layers), loss: network.loss,
        parameters: network.parameters)
    }
    world = Run.Setup(
      network: network, examples: Examples(inputs: inputs, targets: targets), settings: settings)
  }

  /// The row of the data that an example is.
  private static func row(of exampleIndex: Int, _ start: Run.Setup) -> Int {
    let count = start.examples.count
    var order = ExampleOrder(start.settings, exampleCount: count)
    order.prepare(epoch: exampleIndex / count + 1)
    return order.row(at: exampleIndex % count)
  }

  private static func exampleIndex(of edit: Edit, in list: NaiveEpochs) -> Int {
    edit.position == 0 ? 0 : list.places[edit.position - 1].exampleIndex
  }

  /// E of the data: the mean of the examples' errors, added in order.
  static func error(of network: Network, _ start: Run.Setup) -> Double {
    let layout = ExampleLayout(
      network: network, settings: start.settings,
      ending: .init(batchSize: nil, endsEpoch: false))
    let errors = (0..<start.examples.count).map { example in
      ExamplePass(
        network: network, settings: start.settings, layout: layout,
        inputs: start.examples.inputs(of: example), targets: start.examples.targets(of: example),
        sums: nil
      ).totalError
    }
    return errors.dropFirst().reduce(errors[0], +) / Double(errors.count)
  }

  var lastPosition: Int { list.places.count }

  /// What a run must show at a position.
  func moment(at position: Int) -> Moment {
    let place =
      position == 0 ? NaiveEpochs.Place(exampleIndex: 0, index: -1) : list.places[position - 1]
    var pass = passes[place.exampleIndex]
    let done = place.index + 1
    if done < pass.layout.count { pass.epochError = nil }
    var parameters = pass.parameters
    for step in pass.steps.prefix(done) {
      if case .updated(let parameter) = step.quantity { parameters[parameter] = step.value }
    }
    return Moment(
      position: position, epoch: place.exampleIndex / start.examples.count + 1,
      example: NaiveRun.row(of: place.exampleIndex, start), stepsDone: done,
      quantity: done > 0 ? pass.layout.quantity(at: done - 1) : nil, pass: pass.bits,
      parameters: parameters.bits)
  }
}

/// All that a run shows at a position, as bits.
struct Moment: Equatable {
  let position: Int
  let epoch: Int
  let example: Int
  let stepsDone: Int
  let quantity: Quantity?
  let pass: [UInt64]
  let parameters: [UInt64]
}

extension Run {
  var moment: Moment {
    Moment(
      position: position, epoch: epoch, example: example, stepsDone: stepsDone,
      quantity: step?.quantity, pass: pass.bits, parameters: updatedNetwork.parameters.bits)
  }
}
