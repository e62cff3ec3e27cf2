import Backprop
import Documents
import Explanations

/// Changing weights and biases, and taking changes back.
extension State {
  mutating func beginEditing() {
    playback.isRunning = false
    let selection =
      selection ?? run.step.map { Selection(about: $0.quantity, in: shape) } ?? firstParameter
    guard case .parameter = selection else {
      message = Message(
        "\(name(of: selection)) cannot be set; select a weight or bias with h j k l", .problem)
      return
    }
    self.selection = selection
    prompt = Prompt(.value(selection))
  }

  private var firstParameter: Selection {
    .parameter(0, in: Unit(layer: 0, index: 0))
  }

  /// Sets what is selected to a number typed; says E before and after.
  mutating func setValue(of selection: Selection, to text: String, budget: Int) {
    guard case .parameter(let parameter, _) = selection else { return }
    guard let value = Setting.number(text.replacing("−", with: "-")) else {
      message = Message("“\(text)” is no number; type one such as 0.4", .problem)
      return
    }
    change { $0.make(.parameter(parameter, value), budget: budget) }
    let symbol = name(of: selection)
    message = Message("\(symbol) = \(format.short(value)): \(message?.text ?? "")")
    recordTrial()
  }

  mutating func takeBack(budget: Int) {
    guard run.journal.canUndo else {
      message = Message("There is nothing to undo.")
      return
    }
    change { _ = $0.undo(budget: budget) }
    recordTrial()
  }

  mutating func makeAgain(budget: Int) {
    guard run.journal.canRedo else {
      message = Message("There is nothing to do again.")
      return
    }
    change { _ = $0.redo(budget: budget) }
    recordTrial()
  }

  mutating func reset() {
    guard run.position > 0 || !run.journal.edits.isEmpty else {
      message = Message("This is the start already.")
      return
    }
    run.reset()
    stopReason = nil
    isInspecting = false
    message = Message("Back at the start; u takes it back.")
  }

  /// Changes the run, and says what that does to the error of the present example.
  private mutating func change(_ body: (inout Run) -> Void) {
    playback.isRunning = false
    stopReason = nil
    let before = run.pass.totalError
    body(&run)
    guard finishMoving() else { return }
    let after = run.pass.totalError
    message = Message("E_total \(format.short(before)) → \(format.short(after))")
  }

  /// In a network with one parameter, keeps what it answers with each value that was tried.
  mutating func recordTrial() {
    guard shape.parameterCount == 1 else { return }
    let weight = run.pass.parameters[0]
    guard !trials.contains(where: { $0.weight == weight }) else { return }
    trials.append(run.trial())
    // Few fit on a screen, and nobody compares more.
    if trials.count > 12 { trials.remove(at: 1) }
  }
}

extension Run {
  /// What the network answers to all examples with its present weights.
  func trial() -> Trial {
    let examples = setup.examples
    let answers = (0..<examples.count).map { network.outputs(for: examples.inputs(of: $0))[0] }
    let squares = (0..<examples.count).map { example in
      let difference = answers[example] - (examples.targets(of: example).first ?? 0)
      return difference * difference
    }
    return Trial(
      weight: network.parameters[0], outputs: answers, squaredErrors: squares,
      error: network.error(on: examples))
  }
}
