import Backprop
import Conditions
import Documents
import Explanations

/// Going to where a value is computed, or a weight changed, next or last.
extension State {
  /// Goes to the next change, or the last, of what is selected or stepped on.
  mutating func goToChange(isForward: Bool, count: Int, budget: Int) {
    switch pointing.selection {
    case .parameter(let parameter, _)?:
      goToChange(of: parameter, isForward: isForward, count: count, budget: budget)
    case .unit(let unit)?:
      goToComputation(of: .activation(unit), isForward: isForward, count: count, budget: budget)
    case .input?, .target?:
      message = Message("The data do not change; {key:into} leads from here to their row.")
    case nil:
      guard let quantity = run.step?.quantity else {
        message = Message(
          "Select a weight with {key:left} {key:down} {key:up} {key:right}, or take a step first.")
        return
      }
      if case .updated(let parameter) = quantity {
        goToChange(of: parameter, isForward: isForward, count: count, budget: budget)
      } else {
        goToComputation(of: quantity, isForward: isForward, count: count, budget: budget)
      }
    }
  }

  // MARK: - Weights and biases

  private mutating func goToChange(
    of parameter: Int, isForward: Bool, count: Int, budget: Int
  ) {
    let isUpdated = run.pass.layout.index(of: .updated(parameter)).map { $0 < run.stepsDone }
    let isHere = run.step?.quantity == .updated(parameter)
    let here = run.exampleIndex
    guard isForward else {
      // Standing on its update, the one before is meant.
      let end = here + (isUpdated == true && !isHere ? 1 : 0)
      let search = Search(backFrom: run, warmUp: 0) { examples in
        ChangeFinder(
          parameter, count: count, isForward: false, in: examples.lowerBound..<end)
      }
      inquire(
        .change(parameter, count: count, isForward: false), .change(search), budget: budget)
      return
    }
    let first = here + (isUpdated == true ? 1 : 0)
    let last = lesson.settings.training.epochs
    let (limit, overflow) = last.multipliedReportingOverflow(by: run.setup.examples.count)
    let end = overflow || run.epochsDone >= last ? Int.max : limit
    let search = Search(onFrom: run, before: end, warmUp: 0) { _ in
      ChangeFinder(parameter, count: count, isForward: true, in: first..<max(end, first))
    }
    inquire(.change(parameter, count: count, isForward: true), .change(search), budget: budget)
  }

  /// Goes to a change that was looked for, or to the edit between here and there.
  mutating func finish(_ aim: Inquiry.Aim, _ found: ChangeFinder.Found?, budget: Int) {
    guard case .change(let parameter, let count, let isForward) = aim else { return }
    let name = explainer.symbols.parameter(parameter)
    if let found {
      let edit = isForward ? nil : lastEdit(of: parameter)
      let start = found.exampleIndex
      guard edit.map({ $0.start > start }) != true || count > 1 else {
        return goToEdit(of: parameter, budget: budget)
      }
      noteJump()
      go(to: run.place(of: .updated(parameter), inExample: found.exampleIndex), budget: budget)
      say("\(name): \(format.short(found.before)) → \(format.short(found.value))")
    } else if !isForward, count == 1, lastEdit(of: parameter) != nil {
      goToEdit(of: parameter, budget: budget)
    } else {
      let many = count > 1 ? " \(NumberFormat.count(count)) times" : ""
      message = Message(
        isForward
          ? "\(name) is not changed\(many) after this, up to epoch "
            + "\(NumberFormat.count(lesson.settings.training.epochs)), the limit."
          : "\(name) was not changed\(many) before; \(origin(of: parameter)).")
    }
  }

  /// The edits of a weight or bias, in the order in which they take effect.
  func edits(of parameter: Int) -> [Edit] {
    run.journal.edits.filter { edit in
      switch edit.change {
      case .parameter(parameter, _), .parameters: true
      case .parameter, .learningRate, .input, .target, .activation: false
      }
    }
  }

  /// The last edit of a parameter before this step.
  private func lastEdit(of parameter: Int) -> Edit? {
    edits(of: parameter).last { $0.position < run.position }
  }

  private mutating func goToEdit(of parameter: Int, budget: Int) {
    guard let edit = lastEdit(of: parameter) else { return }
    noteJump()
    go(to: edit.position, budget: budget)
    say("Here this was set: \(edit.change.words(explainer.symbols)).")
  }

  /// Where the first value of a weight or bias comes from.
  func origin(of parameter: Int) -> String {
    // Before the first step there may have been an edit, too.
    if let first = edits(of: parameter).last(where: { $0.start == 0 }) {
      return "it was set: \(first.change.words(explainer.symbols))"
    }
    guard lesson.areWeightsGiven else {
      return "it is drawn with seed \(belongings.seed)"
    }
    let place =
      switch shape.place(of: parameter) {
      case .weight(let layer, let to, let from):
        "layer \(layer + 1), unit \(to + 1), weight \(from + 1)"
      case .bias(let layer, let unit): "layer \(layer + 1), unit \(unit + 1), its bias"
      case .sharedBias(let layer): "layer \(layer + 1), the bias of its units"
      }
    return "it is given by \(lesson.name), \(place)"
  }

  // MARK: - What an example computes

  /// Goes to the last step of a name before this one.
  mutating func goBack(toStepNamed name: String, budget: Int) {
    guard let quantity = run.quantity(ofLastStepNamed: name, explainer) else {
      message = Message(
        "no step before is named “\(name)”; type a symbol such as dE/dw5", .problem)
      return
    }
    goToComputation(of: quantity, isForward: false, count: 1, budget: budget)
  }

  /// Goes to the next step, or the last, that computes a quantity.
  mutating func goToComputation(
    of quantity: Quantity, isForward: Bool, count: Int, budget: Int
  ) {
    let name = explainer.symbol(quantity)
    guard let place = run.computation(of: quantity, isForward: isForward, count: count) else {
      message = Message(
        isForward
          ? "\(name) is not computed after this." : "\(name) was not computed before this step.")
      return
    }
    noteJump()
    go(to: place, budget: budget)
  }
}

extension Run {
  /// The place of the next step, or the last, that computes a quantity; `nil` where there is none.
  fileprivate func computation(
    of quantity: Quantity, isForward: Bool, count: Int
  ) -> Destination? {
    // Every sweep of an example computes it.
    if case .swept(let swept, let sweep) = quantity,
      let place = sweepPlace(swept, sweep, isForward: isForward, count: count)
    {
      return place
    }
    let here = pass.layout.index(of: quantity)
    var left = count
    if let here, isForward ? here >= stepsDone : here < stepsDone - 1 {
      left -= 1
      if left == 0 { return place(of: quantity, inExample: exampleIndex) }
    }
    // An epoch has every kind of example; further on they come again.
    let examples = start.examples.count
    let kinds = (0..<examples).filter {
      layout(ofExample: exampleIndex - exampleIndex % examples + $0).computes(quantity, setup)
    }
    guard !kinds.isEmpty else { return nil }
    let present = exampleIndex % examples
    if isForward {
      let rest = kinds.filter { $0 > present }
      if left <= rest.count {
        return place(of: quantity, inExample: exampleIndex - present + rest[left - 1])
      }
      let (epochs, index) = (left - rest.count - 1).quotientAndRemainder(dividingBy: kinds.count)
      let (first, overflow) = (epochs + 1).multipliedReportingOverflow(by: examples)
      guard !overflow, canReach(epoch: epoch + epochs + 1) else { return nil }
      return place(of: quantity, inExample: exampleIndex - present + first + kinds[index])
    }
    let rest = kinds.filter { $0 < present }
    if left <= rest.count {
      return place(of: quantity, inExample: exampleIndex - present + rest[rest.count - left])
    }
    let (epochs, index) = (left - rest.count - 1).quotientAndRemainder(dividingBy: kinds.count)
    guard epochs + 1 < epoch else { return nil }
    return place(
      of: quantity,
      inExample: exampleIndex - present - (epochs + 1) * examples
        + kinds[kinds.count - 1 - index])
  }

  /// The place of the same quantity in another sweep of the present example.
  private func sweepPlace(
    _ swept: Swept, _ sweep: Int, isForward: Bool, count: Int
  ) -> Destination? {
    guard let sweeps = pass.layout.sweeps else { return nil }
    let other = isForward ? sweep + count : sweep - count
    let last = swept.isForward ? sweeps.forward : sweeps.backward
    guard (1...max(1, last)).contains(other) else { return nil }
    return place(of: .swept(swept, sweep: other), inExample: exampleIndex)
  }
}

extension ExampleLayout {
  /// Whether some step of an example computes a quantity.
  fileprivate func computes(_ quantity: Quantity, _ setup: Run.Setup) -> Bool {
    closed(setup).index(of: quantity) != nil
  }
}
