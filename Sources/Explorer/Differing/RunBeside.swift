import Backprop
import Documents
import Explanations

/// Another run beside the present one: where they part, and its errors.
struct RunBeside: Sendable {
  /// What the person called it.
  let name: String
  /// The other run, which goes on to as many epochs as the present one has.
  var run: Run
  var comparison: RunComparison
  let epochs: Int
  var isSaid = false

  init(_ other: Run, to run: Run, named name: String) {
    self.name = name
    self.run = other
    // The epoch in hand is looked at, too.
    epochs = max(run.history.count - 1, run.epochsDone + 1, other.history.count - 1)
    comparison = RunComparison(run, other, epochs: epochs)
  }

  /// Whether where they part is found.
  var isCompared: Bool { comparison.misalignment != nil || comparison.finding != nil }
  /// Whether the other run has errors for as many epochs.
  var hasErrors: Bool { run.history.count > epochs }

  mutating func advance(budget: Int) {
    if !isCompared {
      _ = comparison.advance(budget: budget)
    } else if !hasErrors {
      _ = run.advance(to: .end(ofExample: epochs * run.start.examples.count - 1), budget: budget)
    }
  }
}

/// A run that has been compared with the present one.
struct ComparedRun: Sendable {
  let run: Run
  let name: String
  let epochs: Int
  let hasParted: Bool
}

/// Comparing with another run.
extension State {
  /// Whether the run has gone on so far that it is to be compared anew: to twice as many epochs, so that
  /// all of it is looked at twice at most.
  var lacksComparison: Bool {
    guard let compared, beside == nil, !isUnderway, !movement.playback.isRunning else {
      return false
    }
    return run.epochsDone > 2 * compared.epochs
  }

  /// Carries out what was typed after `:compare`: a branch, what `:open` takes, or `off`.
  mutating func compare(with text: String) {
    if text == "off" {
      (beside, counterpart, compared) = (nil, nil, nil)
      forgetComparedErrors()
      message = Message("no longer compared")
      return
    }
    guard !mustWaitForAnswer() else { return }
    guard let number = Int(text) else {
      requests.append(.compare(text))
      return
    }
    guard (1...max(1, branchCount)).contains(number), branchCount > 0 else {
      message = Message(
        branchCount == 0
          ? "There are no branches; :compare takes a lesson or file, too."
          : "type a branch from 1 to \(branchCount); :branches", .problem)
      return
    }
    var other: Run
    if number > reading.keptRuns.count {
      other = run
      other.take(branch: number - 1 - reading.keptRuns.count, budget: 0)
    } else {
      let kept = reading.keptRuns[number - 1]
      other = Run(waking: kept.run, stoppingAs: kept.stopping, budget: 0)
    }
    compare(with: other, named: "branch \(number)")
  }

  /// Compares with a run of another lesson.
  package mutating func compare(with lesson: State) {
    compare(with: lesson.run, named: lesson.lesson.name)
  }

  private mutating func compare(with other: Run, named name: String) {
    beside = RunBeside(other, to: run, named: name)
    counterpart = nil
    forgetComparedErrors()
    display.focus = .error
  }

  /// Takes away the curve of the run that was compared with last.
  private mutating func forgetComparedErrors() {
    if let comparedErrors { run.forgetErrors(of: comparedErrors.run) }
    comparedErrors = nil
  }

  /// Goes on comparing.
  mutating func goOnComparing(budget: Int) {
    if lacksComparison, let compared {
      beside = RunBeside(compared.run, to: run, named: compared.name)
      beside?.isSaid = compared.hasParted
    }
    guard var beside, !movement.playback.isRunning else { return }
    self.beside = nil
    beside.advance(budget: budget)
    if beside.isCompared, !beside.isSaid {
      beside.isSaid = true
      message = Message(words(for: beside))
    }
    guard beside.hasErrors, beside.isCompared else {
      self.beside = beside
      return
    }
    var hasParted = false
    if case .step? = beside.comparison.finding { hasParted = true }
    compared = ComparedRun(
      run: beside.run, name: beside.name, epochs: beside.epochs, hasParted: hasParted)
    forgetComparedErrors()
    // Errors of two kinds have no common axis.
    if run.network.loss == beside.run.network.loss {
      comparedErrors = run.keepErrors(beside: beside.run).map { ($0, beside.name) }
    }
    if beside.comparison.misalignment == nil {
      counterpart = Counterpart(beside.run, named: beside.name)
    }
  }

  private func words(for beside: RunBeside) -> String {
    let other = Symbols(network: beside.run.network, settings: beside.run.setup.settings)
    switch beside.comparison.finding {
    case .step(let step):
      return "first difference: "
        + DifferenceWords(here: explainer.symbols, there: other, digits: display.digits).words(step)
    case .same(let epochs):
      return "no difference from \(beside.name): the same bits in all steps of "
        + NumberFormat.counted(epochs, "epoch")
    case nil:
      return "steps of \(beside.name) have no counterparts here: the errors alone are compared"
    }
  }
}
