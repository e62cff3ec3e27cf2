package import Backprop
import Documents
package import Explanations

/// From a number to what it was computed from.
extension State {
  /// What the calculation is about: what is selected, or the step, or, before the first one, the step to
  /// come.
  package var subject: Quantity {
    guard pointing.isInspecting, let selection = pointing.selection else {
      return run.step?.quantity ?? run.next.quantity
    }
    func isKnown(_ quantity: Quantity) -> Bool { run.isKnown(run.latest(quantity)) }
    switch selection {
    case .parameter(let parameter, _):
      return isKnown(.updated(parameter)) && !isKnown(.gradient(parameter))
        ? .updated(parameter) : .gradient(parameter)
    case .unit(let unit): return isKnown(.delta(unit)) ? .delta(unit) : .netInput(unit)
    case .input(let index): return .input(index)
    case .target(let index): return .unitError(index)
    }
  }

  /// What the subject means; where it has no value yet, which step will compute it.
  package func sentenceOfSubject(isKnown: Bool, _ explainer: Explainer) -> String {
    let subject = subject
    guard !isKnown else { return explainer.sentence(for: subject) }
    let symbol = explainer.symbol(subject)
    guard let position = run.position(of: subject) else {
      return "\(symbol) is not computed: this bias is fixed."
    }
    return "\(symbol) is still to come: step \(NumberFormat.count(position)) will compute it. "
      + "Type :go \(Notation.ascii.spell(explainer.symbols.symbol(subject)))"
  }

  /// Lays out the calculation of what is selected, or of the step.
  package func calculationBuilder(_ explainer: Explainer) -> CalculationBuilder {
    CalculationBuilder(explainer, isExpanded: pointing.isInspecting, isKnown: run.isKnown)
  }

  /// Goes to the step that computed an operand, by its number from 1, or to where it comes from.
  mutating func goInto(operand number: Int, budget: Int) {
    let subject = subject
    let operands = calculationBuilder(explainer).operands(of: subject)
    guard !operands.isEmpty else {
      return goInto(subject, member: number, budget: budget)
    }
    guard operands.indices.contains(number - 1) else {
      message = Message(
        "\(explainer.symbol(subject)) has \(NumberFormat.counted(operands.count, "operand")).")
      return
    }
    goToOrigin(of: operands[number - 1], budget: budget)
  }

  /// Goes into what has no operands: what is given, or what is made of many.
  private mutating func goInto(_ subject: Quantity, member: Int, budget: Int) {
    switch subject {
    case .batchGradient(let parameter):
      let batch = run.batch
      guard member <= batch.count else {
        message = Message(
          "The batch has \(NumberFormat.counted(batch.count, "example")).")
        return
      }
      noteJump()
      let example = batch.lowerBound + member - 1
      go(to: run.place(of: .gradient(parameter), inExample: example), budget: budget)
    case .error:
      goToOrigin(of: .totalError, budget: budget)
      say(
        "E is E_total of all examples with the new weights; this is the last one's, with the old.")
    case .input, .target, .parameter, .learningRate: goToOrigin(of: subject, budget: budget)
    case .swept(.change, let sweep), .swept(.deltaChange, let sweep):
      goIntoChange(subject, sweep, unit: member, budget: budget)
    default:
      message = Message("\(explainer.symbol(subject)) is made of no other number.")
    }
  }

  /// Goes to what a unit's number was in a sweep whose largest change is the subject.
  private mutating func goIntoChange(
    _ subject: Quantity, _ sweep: Int, unit: Int, budget: Int
  ) {
    guard unit <= shape.unitCount, case .swept(let swept, _) = subject else {
      message = Message(
        "The network has \(NumberFormat.counted(shape.unitCount, "unit")).")
      return
    }
    let one = Unit(layer: 0, index: unit - 1)
    goToOrigin(
      of: .swept(swept.isForward ? .activation(one) : .delta(one), sweep: sweep), budget: budget)
  }

  /// Goes to the step that computed a quantity which is read here; says where it comes from where no
  /// step did.
  private mutating func goToOrigin(of quantity: Quantity, budget: Int) {
    let name = explainer.symbol(quantity)
    switch quantity {
    case .parameter(let parameter): goToOrigin(ofParameter: parameter, budget: budget)
    case .input(let index): showData(.input(index))
    case .target(let index): showData(.target(index))
    case .learningRate:
      message = Message(wordsForRate)
    case .netInputDerivative(let weight):
      // It is only handed on.
      goToOrigin(of: explainer.symbols.shape.source(ofWeight: weight), budget: budget)
    case .largestNetInput(let layer):
      let nets = Array(run.pass.netInputs[shape.layers[layer].units])
      let largest = nets.max().flatMap(nets.firstIndex) ?? 0
      goToStep(of: .netInput(Unit(layer: layer, index: largest)), budget: budget)
    case .earlier(let number, let parameter):
      goToEarlier(number, of: parameter, budget: budget)
    case .swept(let swept, sweep: 0):
      let what = swept.isForward ? "settling begins with" : "going back begins with"
      message = Message("\(name) is 0: \(what) it.")
    default: goToStep(of: quantity, budget: budget)
    }
  }

  /// Goes to the step of the present example that computed a quantity.
  private mutating func goToStep(of quantity: Quantity, budget: Int) {
    guard run.pass.layout.index(of: quantity) != nil || quantity.inSweeps != nil else {
      message = Message("\(explainer.symbol(quantity)) has no step here.")
      return
    }
    noteJump()
    go(to: run.place(of: quantity, inExample: run.exampleIndex), budget: budget)
  }

  /// Goes to the update or the edit that gave a weight its value here, or says where that is from.
  private mutating func goToOrigin(ofParameter parameter: Int, budget: Int) {
    let name = explainer.symbols.parameter(parameter)
    // All examples of a batch are computed with the weights at its start.
    let start = run.batch.lowerBound
    let isTrained = run.setup.settings.biases == .trained || !shape.isBias(parameter)
    if let edit = edits(of: parameter).last(where: { $0.start == start }) {
      noteJump()
      go(to: edit.position, budget: budget)
      say("Here it was set: \(edit.change.words(explainer.symbols)).")
    } else if start > 0, isTrained {
      noteJump()
      go(to: run.place(of: .updated(parameter), inExample: start - 1), budget: budget)
    } else {
      message = Message("\(name) was not changed before; \(origin(of: parameter)).")
    }
  }

  private mutating func goToEarlier(
    _ number: Optimizer.Number, of parameter: Int, budget: Int
  ) {
    let start = run.batch.lowerBound
    guard start > 0 else {
      message = Message(
        "\(explainer.symbol(.earlier(number, parameter))) is 0 before the first update.")
      return
    }
    noteJump()
    go(to: run.place(of: .optimizer(number, parameter), inExample: start - 1), budget: budget)
  }

  private var wordsForRate: String {
    let settings = run.setup.settings
    let rate = "η is \(format.short(settings.learningRate))"
    if let edit = run.journal.edits.last(where: {
      if case .learningRate = $0.change { $0.position <= run.position } else { false }
    }) {
      return "\(rate): it was set at step \(NumberFormat.count(edit.position))."
    }
    return settings.schedule == .constant
      ? "\(rate): a setting of the run; = on a step of η, or :set rate changes it."
      : "\(rate): a setting of the run, which its schedule changes from epoch to epoch."
  }

  /// Shows an input or a target in the table of the data, and says where it stands.
  private mutating func showData(_ selection: Selection) {
    noteJump()
    movement.rest()
    pointing.selection = selection
    pointing.isInspecting = true
    display.focus = .data
    message = Message(wordsForData(selection))
  }

  /// Where a value of the data is from: `i1 is 0.05: example 1, line 2 of flowers.csv`.
  private func wordsForData(_ selection: Selection) -> String {
    let value = run.pass.value(of: selection.quantity)
    var words =
      "\(name(of: selection)) is \(format.short(value)): example "
      + NumberFormat.count(run.example + 1)
    if lesson.data.lines.indices.contains(run.example) {
      let line = NumberFormat.count(lesson.data.lines[run.example])
      words += ", line \(line) of \(lesson.data.file ?? lesson.name)"
    } else {
      words += " of the data"
    }
    let isEdited = run.journal.edits.contains { edit in
      guard edit.position <= run.position else { return false }
      switch (edit.change, selection) {
      case (.input(let example, let index, _), .input(let selected)),
        (.target(let example, let index, _), .target(let selected)):
        return example == run.example && index == selected
      default: return false
      }
    }
    return words + (isEdited ? "; it was edited" : isScaled(selection) ? ", scaled" : "")
  }

  /// Whether a value of the data is another than the file has.
  private func isScaled(_ selection: Selection) -> Bool {
    let encoding = lesson.data.encoding
    switch selection {
    case .input(let index): return encoding.scale?.changes(column: index) == true
    case .target(let index): return encoding.targetScale?.changes(column: index) == true
    case .unit, .parameter: return false
    }
  }
}
