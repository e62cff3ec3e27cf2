/// Finding places in a run by what happens there.
extension Run {
  /// The ordinal of the example that is a row of the data in an epoch, counted from 1.
  package func ordinal(ofRow row: Int, inEpoch epoch: Int) -> Int {
    var order = order
    order.prepare(epoch: epoch)
    return (epoch - 1) * start.examples.count + order.place(of: row)
  }

  /// The position before the first step of an example, counted over the whole run from 0.
  package func position(ofStartOf ordinal: Int) -> Int { plan.position(ofStartOf: ordinal) }

  /// The position after the step of the present example that computes a quantity; `nil` where none does.
  package func position(of quantity: Quantity) -> Int? {
    pass.layout.index(of: quantity).map { plan.position(ofStartOf: ordinal) + $0 + 1 }
  }

  /// The steps of the present phase in the present example, by their indices; `nil` at position 0.
  package var phaseGroup: Range<Int>? {
    stepsDone > 0 ? pass.layout.group(containing: stepsDone - 1, of: .phase) : nil
  }

  /// The index of the first step of an example that is wanted; `nil` where none is.
  package func index(
    inExample ordinal: Int, from first: Int = 0, where isWanted: (Quantity, Phase) -> Bool
  ) -> Int? {
    let layout = plan.layout(of: ordinal)
    return (first..<max(first, layout.count)).first {
      isWanted(layout.quantity(at: $0), layout.phase(at: $0))
    }
  }

  /// The first step whose value was not finite, up to the present epoch; `nil` where all are finite.
  package func divergence() -> Divergence? {
    // The last keyframe at the start of an epoch whose parameters were still finite.
    let count = start.examples.count
    let candidate = keyframes.frames.last { frame in
      frame.ordinal % count == 0 && frame.ordinal <= ordinal
        && frame.parameters.allSatisfy(\.isFinite)
        && !journal.edits.contains { $0.start >= frame.ordinal }
    }
    guard let keyframe = candidate else { return nil }
    var setup = setup(before: keyframe.ordinal)
    setup.network.parameters = keyframe.parameters
    return Divergence(
      from: setup, optimizer: keyframe.optimizer, epochsDone: keyframe.ordinal / count,
      lastEpoch: epoch)
  }
}
