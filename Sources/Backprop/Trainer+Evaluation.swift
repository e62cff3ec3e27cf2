internal import KernelWork

/// How well a network does.
extension Trainer {
  /// Computes the error of all examples with the weights as they are.
  public mutating func evaluate(_ examples: Examples, classes: Classes) -> Evaluation {
    var tally = Tally(
      loss: network.loss, isSoftmax: network.shape.outputLayer.activation == .softmax,
      classes: classes)
    if isRecurrent {
      for example in 0..<examples.count { settle(example, of: examples, &tally) }
    } else {
      examples.withPointers { inputs, targets in
        var first = 0
        while first < examples.count {
          let count = min(KernelMemory.blockSize, examples.count - first)
          forward(
            inputs + first * examples.inputCount, targets + first * outputCount, count: count,
            &tally)
          first += count
        }
      }
    }
    return tally.evaluation(isFinite: areParametersFinite)
  }

  private mutating func settle(_ example: Int, of examples: Examples, _ tally: inout Tally) {
    forward(examples.inputs(of: example))
    if !isSettled { tally.noteUnsettled() }
    settling.outputs.withUnsafeBufferPointer { outputs in
      examples.targets(of: example).withUnsafeBufferPointer { targets in
        tally.add(outputs: outputs, netInputs: outputs, targets: targets)
      }
    }
  }

  /// Computes a block of examples at once.
  private mutating func forward(
    _ inputs: UnsafePointer<Double>, _ targets: UnsafePointer<Double>, count: Int,
    _ tally: inout Tally
  ) {
    let (kernels, outputCount) = (kernels, outputCount)
    memory.withWork(
      UpdateWork(rule: .sgd), inputs: inputs, targets: targets, rowCount: count, count: count
    ) { work in
      kernels.propagateForward(work)
      let layer = work.pointee.layers + work.pointee.layerCount - 1
      for example in 0..<count {
        let row = work.pointee.room + example * layer.pointee.laneCount
        tally.add(
          outputs: UnsafeBufferPointer(
            start: row + layer.pointee.activations, count: outputCount),
          netInputs: UnsafeBufferPointer(start: row + layer.pointee.netInputs, count: outputCount),
          targets: UnsafeBufferPointer(start: targets + example * outputCount, count: outputCount))
      }
    }
  }

  /// Computes the error of the test data; `nil` where there is none.
  mutating func evaluateTest(_ setup: Run.Setup) -> Evaluation? {
    guard let examples = setup.testExamples else { return nil }
    return evaluate(examples, classes: setup.classes)
  }

  /// Computes E_total of one example with the weights as they are.
  package mutating func error(
    _ inputs: ArraySlice<Double>, _ targets: ArraySlice<Double>
  ) -> Double {
    forward(inputs)
    return totalError(targets)
  }

  /// E_total of the example that was computed last.
  func totalError(_ targets: ArraySlice<Double>) -> Double {
    // Only cross-entropies read net inputs, and only layered networks have them.
    let nets = netInputs[shape.outputLayer.firstUnit...]
    return targets.withUnsafeBufferPointer { targets in
      nets.withUnsafeBufferPointer { nets in
        outputs.withUnsafeBufferPointer { outputs in
          network.loss.totalError(
            targets: targets, outputs: outputs, netInputs: nets,
            isSoftmax: shape.outputLayer.activation == .softmax)
        }
      }
    }
  }
}
