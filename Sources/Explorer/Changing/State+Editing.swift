import Backprop
import Documents
import Explanations

/// Changing weights and biases, and taking changes back.
extension State {
  mutating func beginEditing() {
    stopPlayback()
    // The only parameter there is is what everything is about.
    let about =
      shape.parameterCount == 1 ? nil : run.step.map { Selection(about: $0.quantity, in: shape) }
    let selection = pointing.selection ?? about ?? firstParameter
    pointing.selection = selection
    typing.prompt = Prompt(.value(selection))
  }

  private var firstParameter: Selection {
    .parameter(0, in: Unit(layer: 0, index: 0))
  }

  /// What is asked for when something is set: `w5 = `, `activation of h1's layer = `.
  package func question(for selection: Selection) -> String {
    guard case .unit(let unit) = selection else { return "\(name(of: selection)) = " }
    return "activation of the layer of \(run.network.name(of: unit)) = "
  }

  /// Sets what is selected to what was typed; says E before and after.
  mutating func setValue(of selection: Selection, to text: String, budget: Int) {
    if case .unit(let unit) = selection {
      setActivation(ofLayer: unit.layer, to: text, budget: budget)
      return
    }
    guard let value = number(typed: text) else { return }
    if case .target(let index) = selection, !isAllowed(target: value, at: index) { return }
    let change: Change =
      switch selection {
      case .parameter(let parameter, _): .parameter(parameter, value)
      case .input(let index): .input(example: run.example, index: index, value)
      case .target(let index): .target(example: run.example, index: index, value)
      case .unit(let unit): .activation(layer: unit.layer, .linear)
      }
    make(change, saying: "\(name(of: selection)) = \(format.short(value))", budget: budget)
  }

  /// Whether the loss can take a target; says so where it cannot.
  private mutating func isAllowed(target: Double, at index: Int) -> Bool {
    var targets = run.setup.examples.targets(of: run.example)
    targets[targets.startIndex + index] = target
    let loss = run.network.loss
    // Shares of one whole are changed one after the other.
    guard let problem = loss.problem(with: targets), case .outOfRange = problem else { return true }
    message = Message(loss.words(for: problem, targets), .problem)
    return false
  }

  /// The number that was typed; says so where it is none.
  mutating func number(typed text: String) -> Double? {
    // What is pasted often has a space at an end.
    let words = text.replacing("−", with: "-").split(separator: " ")
    guard words.count == 1, let value = Setting.number(String(words[0])) else {
      message = Message("“\(text)” is no number; type one such as 0.4", .problem)
      return nil
    }
    return value
  }

  private mutating func setActivation(ofLayer layer: Int, to text: String, budget: Int) {
    let names = Activation.allCases.map(\.rawValue)
    guard let activation = Activation(rawValue: text) else {
      let near = nearestName(to: text, among: names)
      message = Message(
        "“\(text)” is no activation; "
          + (near.map { "did you mean \($0)?" } ?? "it is one of \(names.joined(separator: ", "))"),
        .problem)
      return
    }
    let change = Change.activation(layer: layer, activation)
    if let problem = run.setup.problem(with: change) {
      let rule = problem == .recurrentPair ? problem.description : Network.pairs
      message = Message("\(activation.rawValue) cannot stand here; \(rule)", .problem)
      return
    }
    make(change, saying: "activation = \(activation.rawValue)", budget: budget)
  }

  /// The names of the activations that a layer can have.
  func activationNames(ofLayer layer: Int) -> [String] {
    Activation.allCases.filter {
      run.setup.problem(with: .activation(layer: layer, $0)) == nil
    }.map(\.rawValue)
  }

  /// Makes a change and says what it does to the error.
  mutating func make(_ change: Change, saying words: String, budget: Int) {
    let leavesBranch = run.furthest > run.position
    belongings.replacedRuns.forgetLater()
    self.change { $0.make(change, budget: budget) }
    // A job has still to find out what it does.
    let effect = movement.job == nil ? message.map { ": " + $0.text } ?? "" : ""
    message = Message(words + effect + (leavesBranch ? "  (the old future: :branches)" : ""))
    recordTrial()
  }

  mutating func takeBack(budget: Int) {
    guard run.journal.canUndo else {
      goBackToReplacedRun(budget: budget)
      return
    }
    let edits = run.journal.edits
    change { _ = $0.undo(budget: budget) }
    sayWhat("taken back", edits.filter { !run.journal.edits.contains($0) })
    recordTrial()
  }

  /// Puts before what a change of the run does to the error which change it was.
  private mutating func sayWhat(_ verb: String, _ edits: [Edit]) {
    guard let edit = edits.last else { return }
    let effect = movement.job == nil ? message.map { ": " + $0.text } ?? "" : ""
    message = Message("\(edit.change.words(explainer.symbols)) \(verb)\(effect)")
  }

  mutating func makeAgain(budget: Int) {
    guard run.journal.canRedo else {
      goForthToReplacedRun(budget: budget)
      return
    }
    let edits = run.journal.edits
    change { _ = $0.redo(budget: budget) }
    sayWhat("again", run.journal.edits.filter { !edits.contains($0) })
    recordTrial()
  }

  /// Goes back to the start; with a seed, to new weights.
  mutating func reset(seed: UInt64? = nil) {
    guard seed != nil || run.position > 0 || !run.journal.edits.isEmpty else {
      message = Message("This is the start already.")
      return
    }
    movement.rest()
    pointing.isInspecting = false
    belongings.replacedRuns.forgetLater()
    guard let seed else {
      run.reset()
      message = Message("Back at the start; {key:undo} takes it back.")
      return
    }
    belongings.seed = seed
    var parameters = lesson.settings.initializer.parameters(for: shape, seed: seed)
    if run.setup.settings.biases == .fixed {
      // What is never trained is not drawn anew either.
      for parameter in parameters.indices where shape.isBias(parameter) {
        parameters[parameter] = run.network.parameters[parameter]
      }
    }
    run.reset(to: [.parameters(parameters, seed: seed)])
    message = Message(
      "Back at the start with new weights from seed \(seed); {key:undo} takes it back.")
  }

  /// Changes the run, and says what that does to the error of the present example.
  private mutating func change(_ body: (inout Run) -> Void) {
    movement.rest()
    message = nil
    let (before, wasOpen) = (run.pass.totalError, run.pass.isOpen)
    body(&run)
    guard finishMoving() else { return }
    let after = run.pass.totalError
    // A recurrent network that has still to settle has no error yet; E may be what a page asks for.
    guard !run.pass.isOpen, !wasOpen, openStep == nil else { return }
    let (old, new) = (format.short(before), format.short(after))
    message = Message(
      before == after ? "E_total stays as it is, \(new)" : "E_total \(old) → \(new)")
  }

  /// In a network with one parameter, keeps what it answers with each value that was tried.
  mutating func recordTrial() {
    // While a job is under way, the weight is one of some other moment.
    guard shape.parameterCount == 1, movement.job == nil else { return }
    let weight = run.pass.parameters[0]
    guard !belongings.trials.contains(where: { $0.weight == weight }) else { return }
    belongings.trials.append(run.trial())
    // Few fit on a screen, and nobody compares more.
    if belongings.trials.count > 12 { belongings.trials.remove(at: 1) }
  }
}

extension Run {
  /// What the network answers to all examples with its present weights.
  func trial() -> Trial {
    let examples = setup.examples
    let answers = network.outputs(for: examples).map { $0[0] }
    let squares = (0..<examples.count).map { example in
      let difference = answers[example] - (examples.targets(of: example).first ?? 0)
      return difference * difference
    }
    return Trial(
      weight: network.parameters[0], outputs: answers, squaredErrors: squares,
      error: network.error(on: examples))
  }
}
