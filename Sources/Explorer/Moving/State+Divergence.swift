import Backprop
import Documents
import Explanations

/// Where a run has diverged: what may help there, and the keys for it.
extension State {
  /// Whether the step is the one at which the run diverged.
  package var isAtDivergence: Bool {
    let isWhereItStopped = movement.stopReason == .diverged
    return run.step.map { !$0.value.isFinite && (isWhereItStopped || $0.quantity.isKept) } ?? false
  }

  /// Whether keys that go somewhere and set something mean what may help.
  private var asksForHelp: Bool { isAtDivergence && !pointing.isInspecting }

  /// The epoch from which on E has only grown, until it was no longer finite; `nil` where it has not.
  package var epochOfGrowth: Int? {
    let errors = run.history.lastOfBuckets
    let growing = zip(errors, errors.dropFirst()).reversed().prefix { before, after in
      before.error < after.error || !after.error.isFinite
    }
    return growing.last.map { $0.0.epoch + 1 }
  }

  /// A learning rate to try: the lesson's own where that is lower than the present one.
  package var lowerRate: Double {
    let rate = run.setup.settings.learningRate
    let usual = lesson.settings.training.learningRate
    return usual < rate ? usual : rate / 10
  }

  /// Goes to where E began to grow; returns whether the run is where it diverged.
  mutating func goToGrowth(budget: Int) -> Bool {
    guard asksForHelp, let epoch = epochOfGrowth else { return false }
    noteJump()
    go(toNamed: "epoch \(epoch)", budget: budget)
    return true
  }

  /// Begins a command that sets a lower learning rate; returns whether the run is where it diverged.
  mutating func askForLowerRate() -> Bool {
    guard asksForHelp else { return false }
    stopPlayback()
    var prompt = Prompt(.command)
    prompt.line = TypedLine("set rate \(NumberFormat.brief(lowerRate))")
    typing.prompt = prompt
    return true
  }
}
