internal import KernelWork

/// Training a recurrent network: it settles, and then learns as one layer that reads its own activations.
extension Trainer {
  /// Takes an example of a recurrent network forward and backward: the first half of `train`.
  package mutating func propagate(_ inputs: ArraySlice<Double>, _ targets: ArraySlice<Double>) {
    settling.settleForward(settlingParameters, inputs, shape)
    settling.settleBackward(settlingParameters, targets, network)
  }

  /// Adds the present example's gradients to its batch, and updates where it ends it.
  package mutating func learn(isFirst: Bool, batchSize: Int?, epoch: Int) {
    let kernels = kernels
    if batchSize != nil { powers.beginUpdate(settings.optimizer) }
    for unit in 0..<settling.deltas.count {
      memory.setRoomValue(memory.layers[0].deltas + unit, settling.deltas[unit])
    }
    let update = updateWork(batchSize: batchSize, epoch: epoch)
    settling.states.withUnsafeBufferPointer { states in
      guard let states = states.baseAddress else { return }
      memory.withWork(
        update, inputs: states, targets: states, rowCount: 1, count: 1
      ) {
        kernels.learn($0, layer: 0, isFirst: isFirst, isLast: batchSize != nil)
      }
    }
    if batchSize != nil { memory.copy(.parameters, to: &settlingParameters) }
  }
}
