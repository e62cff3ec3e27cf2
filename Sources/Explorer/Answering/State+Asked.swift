import Backprop
import Conditions
package import Documents

/// What a page asks for, and what may not be shown before it is answered.
extension State {
  /// What the page asks for that was opened last; `nil`: nothing.
  package var askedStep: AskedStep? { reading.place.flatMap { reading.asked[$0] } }

  /// What is asked for and neither answered nor seen; `nil`: nothing.
  var openStep: AskedStep? { askedStep?.outcome == .open ? askedStep : nil }

  /// How many significant digits of an answer are enough.
  package var digitsAsked: Int {
    let page = openStep == nil ? nil : reading.place.flatMap { lesson.pages[$0].question }
    return page?.digits ?? Precision.usualDigits
  }

  /// Whether something is asked for, a step or a fault, and neither answered nor seen.
  var isAsked: Bool { openStep != nil || isFaultOpen }

  private static let wordsForHiding =
    "This would tell what the page asks for; {key:answer} answers that, or shows it."

  /// Says why a panel is not shown; `nil` where it is.
  ///
  /// What has not been stepped stands nowhere, but in the panels that look ahead.
  package func reasonToHide(_ panel: Panel) -> String? {
    let isFaultTold = isFaultOpen && [.differences, .findings].contains(panel)
    let isStepTold = openStep.map { wouldTell(panel, of: $0.quantity) } ?? false
    if isFaultTold || isStepTold { return "Hidden until answered ({key:answer})." }
    // In its place, as other examples may settle.
    return isUnsettled && isOfSettledExample(panel)
      ? "This example does not settle: E is that of its last sweep, and no function of the weights."
      : nil
  }

  /// Whether the network does not settle for the present example.
  var isUnsettled: Bool { run.pass.forwardSweeps.map { !$0.isSettled } ?? false }

  /// Whether a panel shows E as a function of weights, which it is of what has settled alone.
  func isOfSettledExample(_ panel: Panel) -> Bool { [.valley, .weightError].contains(panel) }

  private func wouldTell(_ panel: Panel, of quantity: Quantity) -> Bool {
    switch panel {
    case .weightError, .valley, .check, .differences, .findings: true
    case .answers, .classes: tellsAnswers(quantity)
    // The error of a single example is that of the start.
    case .error, .stops, .branches: run.setup.examples.count == 1 && !run.isKnown(.totalError)
    // Its table has how far the answer is off.
    case .data:
      switch quantity {
      case .activationGradient(let unit), .delta(let unit): shape.isOutput(unit)
      default: false
      }
    case .network, .calculation, .weights, .partials, .algorithm, .images, .settling, .steps,
      .hits, .jumps, .marks, .paper:
      false
    }
  }

  /// Whether a quantity is an answer of the network, or how far one is off.
  private func tellsAnswers(_ quantity: Quantity) -> Bool {
    switch quantity {
    case .activation(let unit), .netInput(let unit), .activationGradient(let unit),
      .activationDerivative(let unit), .delta(let unit):
      shape.isOutput(unit)
    case .swept(let swept, _): swept.settled.map(tellsAnswers) ?? false
    case .unitError, .totalError, .error: true
    case .input, .target, .learningRate, .parameter, .term, .largestNetInput, .exponentialSum,
      .deltaTerm, .netInputDerivative, .gradient, .batchGradient, .optimizer, .earlier, .updated:
      false
    }
  }

  /// Whether a command that looks ahead has to wait for an answer; says so where it has.
  mutating func mustWaitForAnswer() -> Bool {
    guard isAsked else { return false }
    message = Message(State.wordsForHiding, .problem)
    return true
  }

  /// Finds what a page asks for once the run stands at its place.
  mutating func followPage() {
    followQuestion()
    followFaults()
  }

  /// Finds the step that a page asks for, and notes when it is seen.
  private mutating func followQuestion() {
    guard let place = reading.place, lesson.pages.indices.contains(place),
      let question = lesson.pages[place].question, movement.job == nil, reading.walk.isEmpty
    else { return }
    if reading.asked[place] == nil, reading.page == place {
      reading.asked[place] = run.nextStep(named: question.symbol, explainer)
        .map { AskedStep($0.quantity, inExample: $0.exampleIndex) }
    }
    guard let asked = openStep, asked.isReached(by: run) else { return }
    reading.asked[place]?.outcome = .shown
  }
}
