internal import KernelWork

/// Taking examples forward and backward.
extension Trainer {
  /// Takes one example forward and backward, and updates where it ends a batch.
  ///
  /// - Parameters:
  ///   - inputs: one for each input of the network.
  ///   - targets: one for each output.
  ///   - isFirst: whether the example begins a batch.
  ///   - batchSize: the number of examples in the batch that it ends; `nil` where it ends none.
  ///   - epoch: the epoch that the example is in, from 1.
  package mutating func train(
    _ inputs: ArraySlice<Double>, _ targets: ArraySlice<Double>, isFirst: Bool, batchSize: Int?,
    epoch: Int
  ) {
    if isRecurrent {
      propagate(inputs, targets)
      learn(isFirst: isFirst, batchSize: batchSize, epoch: epoch)
      return
    }
    let isSequential = settings.updateOrder == .sequential
    inputs.withUnsafeBufferPointer { inputs in
      targets.withUnsafeBufferPointer { targets in
        guard let inputs = inputs.baseAddress, let targets = targets.baseAddress else { return }
        trainBlock(
          inputs, targets, count: 1, isFirst: isFirst || isSequential,
          batchSize: isSequential ? 1 : batchSize, epoch: epoch)
      }
    }
    takeOutputs(of: 0)
  }

  /// Takes examples forward and backward, one after the other, with all updates on the way.
  ///
  /// - Parameters:
  ///   - examples: all of the data.
  ///   - order: prepared for the epoch.
  ///   - place: the place in the epoch of the first of them.
  ///   - count: how many; after the last of an epoch comes the first, as long as rate and order
  ///     stay.
  ///   - epoch: the epoch that they are in, from 1.
  /// - Precondition: the network is layered.
  mutating func train(
    _ examples: Examples, _ order: ExampleOrder, from place: Int, count: Int, epoch: Int
  ) {
    var record: ParameterRecord?
    train(examples, order, from: place, count: count, epoch: epoch, recordingTo: &record)
  }

  /// Does the same, and records what some parameters become.
  mutating func train(
    _ examples: Examples, _ order: ExampleOrder, from place: Int, count: Int, epoch: Int,
    recordingTo record: inout ParameterRecord?
  ) {
    let batchSize =
      settings.updateOrder == .sequential ? 1 : settings.batch.size(ofExamples: examples.count)
    let isOnline = batchSize == 1 && descendsOnline
    let update = updateWork(batchSize: 1, epoch: epoch)
    let kernels = kernels
    examples.withPointers { inputs, targets in
      order.rows.withUnsafeBufferPointer { shuffled in
        let rows = shuffled.isEmpty ? nil : shuffled.baseAddress
        if isOnline {
          func train(_ watch: WatchWork?) {
            memory.withWork(
              update, inputs: inputs, targets: targets, rows: rows, rowCount: examples.count,
              place: place, count: count, watch: watch, isTraining: true
            ) { kernels.trainOnline($0) }
          }
          // To ask whether there is one would make a copy of it.
          let recorded: Void? = record?.note(updates: count) { train($0) }
          if recorded == nil { train(nil) }
          return
        }
        var place = place
        var left = count
        while left > 0 {
          let batchStart = place - place % batchSize
          let batchEnd = min(batchStart + batchSize, examples.count)
          let block = min(left, batchEnd - place, KernelMemory.blockSize)
          let size = place + block == batchEnd ? batchEnd - batchStart : nil
          if let rows {
            gathered.gather(inputs, targets, rows + place, count: block, of: examples)
            let own = gathered
            own.withPointers {
              trainBlock(
                $0, $1, count: block, isFirst: place == batchStart, batchSize: size, epoch: epoch)
            }
          } else {
            trainBlock(
              inputs + place * examples.inputCount, targets + place * examples.targetCount,
              count: block, isFirst: place == batchStart, batchSize: size, epoch: epoch)
          }
          if size != nil { record?.note(memory) }
          place = place + block == examples.count ? 0 : place + block
          left -= block
        }
      }
    }
  }

  /// Whether updates are made in the sweep of the next example.
  private var descendsOnline: Bool {
    settings.optimizer == .sgd && !settings.hasPenalty && settings.updateOrder == .simultaneous
  }

  private mutating func trainBlock(
    _ inputs: UnsafePointer<Double>, _ targets: UnsafePointer<Double>, count: Int, isFirst: Bool,
    batchSize: Int?, epoch: Int
  ) {
    let kernels = kernels
    if batchSize != nil { powers.beginUpdate(settings.optimizer) }
    memory.withWork(
      updateWork(batchSize: batchSize, epoch: epoch), inputs: inputs, targets: targets,
      rowCount: count, count: count, isTraining: true
    ) {
      kernels.trainBlock($0, isFirst: isFirst, isLast: batchSize != nil)
    }
  }

  /// What a kernel must know of an update in an epoch.
  func updateWork(batchSize: Int?, epoch: Int) -> UpdateWork {
    var work = UpdateWork(rule: settings.optimizer.rule)
    work.rate = settings.rate(inEpoch: epoch)
    work.momentum = settings.momentum
    work.momentDecay = Optimizer.momentDecay
    work.squaresDecay = settings.optimizer.squaresDecay
    work.epsilon = Optimizer.epsilon
    work.momentCorrection = 1 - powers.moment
    work.squaresCorrection = 1 - powers.squares
    work.weightDecay = settings.weightDecay
    work.l1 = settings.l1
    work.divisor = settings.reduction == .mean ? Double(batchSize ?? 1) : 1
    work.areBiasesTrained = settings.biases == .trained
    work.isSequential = settings.updateOrder == .sequential
    return work
  }
}

extension Optimizer {
  fileprivate var rule: UpdateWork.Rule {
    switch self {
    case .sgd: .sgd
    case .momentum: .momentum
    case .nesterov: .nesterov
    case .rmsprop: .rmsprop
    case .adam: .adam
    }
  }
}
