package import Backprop
import Conditions
import Documents
import Explanations

/// Running by itself.
extension State {
  mutating func toggleRun() {
    guard !movement.playback.isRunning else {
      stopPlayback()
      return
    }
    if run.epochsDone >= lesson.settings.training.epochs {
      message = Message(
        "The limit of \(NumberFormat.counted(lesson.settings.training.epochs, "epoch")) is reached; "
          + "{key:epoch} goes on."
      )
      return
    }
    if let reason = run.stopReasonBeforeTraining() {
      movement.stopReason = reason
      message = Message(words(for: reason) + " {key:epoch} goes on.")
      return
    }
    pointing.isInspecting = false
    movement.stopReason = nil
    stops.read(for: run.setup)
    movement.scout = Scout(aheadOf: run, stops)
    _ = run.advance(to: .position(run.position))
    suggestSpeed()
    if movement.granularity != runGranularity {
      movement.playback.granularityAtRest = movement.granularity
      movement.granularity = runGranularity
    }
    movement.playback.begin(atExample: run.exampleIndex)
  }

  /// So long takes a run whose speed nobody has chosen, in seconds.
  private static let wholeRun = 10.0

  /// By which groups it goes by itself: where nobody has said it, a single example by steps that one can
  /// follow, and what learns from several by epochs.
  package var runGranularity: Granularity {
    let isOwn = movement.playback.isRunning || movement.isGranularityChosen
    return isOwn || run.setup.examples.count == 1 ? movement.granularity : .epoch
  }

  /// Takes a speed at which all epochs last some ten seconds, where nobody has chosen one.
  mutating func suggestSpeed() {
    guard movement.playback.suggestedFor != runGranularity else { return }
    movement.playback.suggestedFor = runGranularity
    let count = run.setup.examples.count
    let epochs = Double(lesson.settings.training.epochs)
    switch runGranularity {
    case .epoch where count > 1: movement.playback.suggest(epochs / State.wholeRun)
    case .example where count > 1:
      movement.playback.suggest(epochs * Double(count) / State.wholeRun)
    case .step, .unit, .layer, .phase, .example, .epoch: movement.playback.suggest(nil)
    }
  }

  /// Stops the run that goes by itself; nothing is to go on with it later.
  mutating func stopPlayback() {
    movement.endPlayback()
    _ = run.advance(to: .position(run.position))
  }

  /// Where a run goes that is as fast as it can be.
  private static let farAway = Destination.position(Int.max / 2)

  /// Whether a run of so many groups a second is still on its way to the last one.
  var isOnWayToGroup: Bool {
    movement.playback.pace != nil
      && (movement.scout?.target != nil
        || (run.isUnderway && run.destination != State.farAway))
  }

  mutating func play(seconds: Double, budget: Int) {
    reading.leavePlace(at: run.position)
    movement.playback.measure(seconds: seconds, example: run.exampleIndex)
    var target = movement.scout?.target ?? (isOnWayToGroup ? run.destination : State.farAway)
    if let due = movement.playback.due(after: seconds), !isOnWayToGroup {
      guard due > 0 else { return }
      target = run.destination(after: due, of: movement.granularity)
      let end = examplesEnd(of: due, movement.granularity)
      movement.scout?.set(target, before: end)
    }
    guard var scout = movement.scout else { return play(to: target, budget: budget) }
    // Two owners would make a copy of what it works with.
    movement.scout = nil
    let mayGoOn = scout.advance(ofRunAt: run.exampleIndex, budget: max(1, budget / 2))
    movement.scout = scout
    guard mayGoOn else { return }
    let isFar = target == State.farAway
    if isFar { target = scout.hit.map { .position($0.step) } ?? .end(ofExample: scout.end - 1) }
    play(to: target, before: scout.hit, scout.stops, budget: isFar ? max(1, budget / 2) : budget)
  }

  /// Goes towards a place, but no further than a hit.
  private mutating func play(
    to target: Destination, before hit: Hit? = nil, _ stops: [Stops.Stop] = [], budget: Int
  ) {
    let progress = run.advance(to: target, budget: budget, stopping: true)
    if let hit, run.position >= hit.step {
      // Where a stopping rule holds at the same step, the hit takes precedence.
      _ = run.advance(to: .position(hit.step))
      stopPlayback()
      message = Message(words(for: hit, stops))
    } else if case .stopped(let reason) = progress {
      let wasWatched = movement.isWatched
      stopPlayback()
      movement.stopReason = reason
      guard reason != .diverged else { return showDivergence(budget: budget) }
      movement.isLingering = wasWatched
      message = Message(words(for: reason))
    } else if progress == .arrived {
      movement.scout?.arrive()
    }
  }

  private func words(for reason: StopReason) -> String {
    let words =
      "Stopped after \(NumberFormat.counted(run.epochsDone, "epoch")): \(reason.words(run.setup.settings))"
    switch reason {
    case .error, .patience, .classified: return words + "."
    case .epochLimit: return words + "; {key:epoch} goes on."
    case .notSettled: return words + "; try :set damping 0.5."
    case .diverged: return "Stopped: a value is no longer finite."
    case .condition, .interrupted: return "Stopped."
    }
  }

  /// Goes to the step whose value was the first that was not finite.
  private mutating func showDivergence(budget: Int) {
    guard let divergence = run.divergence() else {
      message = Message(words(for: .diverged), .problem)
      return
    }
    go(to: .position(divergence.step), budget: budget)
    movement.stopReason = .diverged
    message = Message(
      "Stopped: \(explainer.symbol(divergence.quantity)) is no longer finite "
        + "(epoch \(NumberFormat.count(divergence.epoch)), step "
        + "\(NumberFormat.count(divergence.step))).", .problem)
    message?.isOfDivergence = true
  }
}
