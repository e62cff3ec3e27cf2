internal import KernelWork

/// Training a recurrent network: it settles, and then learns as one layer that reads its own activations.
extension Trainer {
  /// Takes an example of a recurrent network forward and backward: the first half of `train`.
  package mutating func propagate(_ inputs: ArraySlice<Double>, _ targets: ArraySlice<Double>) {
    settling.rest()
    var work = Int.max
    _ = propagate(inputs, targets, work: &work)
  }

  /// Goes on taking an example of a recurrent network forward and backward.
  ///
  /// - Parameters:
  ///   - inputs: the example's; the same ones until it is done.
  ///   - targets: the example's.
  ///   - work: about how many multiplications may be done; then how many are left. A sweep is done
  ///     at least.
  /// - Returns: whether both passes are done, and `learn` may follow.
  package mutating func propagate(
    _ inputs: ArraySlice<Double>, _ targets: ArraySlice<Double>, work: inout Int
  ) -> Bool {
    guard settling.settleForward(settlingParameters, inputs, shape, work: &work) else {
      return false
    }
    return settling.settleBackward(settlingParameters, targets, network, work: &work)
  }

  /// Goes on computing the activations of a recurrent network for an example.
  ///
  /// - Parameters:
  ///   - inputs: the example's; the same ones until it is done.
  ///   - work: as `propagate` has it.
  /// - Returns: whether the activations are final.
  package mutating func settle(_ inputs: ArraySlice<Double>, work: inout Int) -> Bool {
    settling.settleForward(settlingParameters, inputs, shape, work: &work)
  }

  /// Forgets an example that is under way.
  package mutating func forgetExample() { settling.rest() }

  /// Takes what a pass has settled to, to learn from it.
  mutating func take(_ pass: ExamplePass) {
    settling.take(
      states: pass.activations, deltas: pass.deltas,
      sweeps: pass.layout.sweeps ?? Sweeps(forward: 0, backward: 0), unsettled: pass.unsettled)
  }

  /// Records what some parameters are now.
  func note(in record: inout ParameterRecord?) { record?.note(memory) }

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
