internal import KernelWork

/// How well a network does.
extension Trainer {
  /// Computes the error of all examples with the weights as they are.
  package mutating func evaluate(_ examples: Examples, classes: Classes) -> Evaluation {
    var survey = Survey(of: examples, classes: classes, network)
    var work = Int.max
    while true {
      if let evaluation = advance(&survey, work: &work) { return evaluation }
    }
  }

  /// Goes on with an evaluation.
  ///
  /// - Parameters:
  ///   - survey: the data, and how far the evaluation is.
  ///   - work: about how many multiplications may be done; then how many are left. Some are always
  ///     done.
  /// - Returns: the evaluation once it is complete; `nil` until then.
  mutating func advance(_ survey: inout Survey, work: inout Int) -> Evaluation? {
    if !survey.hasBegun { settling.rest() }
    survey.hasBegun = true
    repeat {
      if isRecurrent {
        settle(&survey, work: &work)
      } else {
        let examples = survey.examples
        let count = min(KernelMemory.blockSize, examples.count - survey.example)
        let first = survey.example
        examples.withPointers { inputs, targets in
          forward(
            inputs + first * examples.inputCount, targets + first * outputCount, count: count,
            &survey.tally)
        }
        survey.example += count
        work -= saturatingProduct(count, shape.parameterCount)
      }
      if survey.example == survey.examples.count {
        return survey.tally.evaluation(isFinite: areNumbersFinite)
      }
    } while work > 0
    return nil
  }

  private mutating func settle(_ survey: inout Survey, work: inout Int) {
    let (examples, example) = (survey.examples, survey.example)
    guard settle(examples.inputs(of: example), work: &work) else { return }
    if let unsettled { survey.tally.note(unsettled) }
    settling.outputs.withUnsafeBufferPointer { outputs in
      examples.targets(of: example).withUnsafeBufferPointer { targets in
        survey.tally.add(outputs: outputs, netInputs: outputs, targets: targets)
      }
    }
    survey.example += 1
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
