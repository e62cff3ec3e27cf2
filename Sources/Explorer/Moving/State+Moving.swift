import Backprop
import Documents
import Explanations

/// Moving the run: by keys, by jobs, and by itself.
extension State {
  mutating func move(by count: Int, _ granularity: Granularity, budget: Int) {
    movement.playback.isRunning = false
    guard count > 0 || run.position > 0 else {
      message = Message("This is the first step.")
      return
    }
    go(to: run.destination(after: count, of: granularity), budget: budget)
  }

  mutating func go(to position: Int, budget: Int) {
    go(to: .position(position), budget: budget)
  }

  mutating func go(to target: Destination, budget: Int) {
    movement.rest()
    pointing.isInspecting = false
    let origin = (run.position, run.exampleIndex)
    _ = run.advance(to: target, budget: budget)
    _ = finishMoving(from: origin)
  }

  /// Makes a job of what is left of the way; returns whether the run has arrived.
  mutating func finishMoving(from origin: (position: Int, exampleIndex: Int)? = nil) -> Bool {
    guard run.isUnderway else { return true }
    movement.job = Job(
      target: run.destination, origin: origin?.position ?? run.position,
      originExample: origin?.exampleIndex ?? run.exampleIndex)
    return false
  }

  mutating func changeGranularity(by offset: Int) {
    let all = Granularity.allCases
    let index = (all.firstIndex(of: movement.granularity) ?? 0) + offset
    movement.granularity = all[min(max(0, index), all.count - 1)]
    message = Message("arrow keys move by one \(movement.granularity.rawValue)")
  }

  mutating func changeSpeed(by offset: Int) {
    movement.playback.change(by: offset)
    message = Message("speed: \(speedName)")
  }

  /// The speed in words: `5 steps a second`.
  package var speedName: String {
    guard let speed = movement.playback.speed else { return "as fast as it can" }
    return NumberFormat.counted(speed, movement.granularity.rawValue) + " a second"
  }

  mutating func toggleRun() {
    guard !movement.playback.isRunning else {
      stopPlayback()
      return
    }
    if run.epochsDone >= lesson.settings.training.epochs {
      message = Message(
        "The limit of \(NumberFormat.counted(lesson.settings.training.epochs, "epoch")) is reached; e goes on."
      )
      return
    }
    if let reason = run.stopReasonBeforeTraining() {
      movement.stopReason = reason
      message = Message(words(for: reason) + " e goes on.")
      return
    }
    pointing.isInspecting = false
    movement.stopReason = nil
    _ = run.advance(to: .position(run.position))
    movement.playback.begin()
  }

  /// Stops the run that goes by itself; nothing is to go on with it later.
  mutating func stopPlayback() {
    movement.playback.isRunning = false
    _ = run.advance(to: .position(run.position))
  }

  /// Whether time changes the state: the loop then does not wait for keys alone.
  package var isBusy: Bool { isWorking || movement.playback.isRunning }

  /// Whether there is something to be computed at once.
  package var isWorking: Bool {
    // A way that takes longer than a frame goes on, however slow the speed is.
    movement.job != nil || isChecking || (movement.playback.isRunning && isOnWayToGroup)
  }

  /// Lets time pass: goes on with the job, or with the run that goes by itself.
  ///
  /// - Parameters:
  ///   - seconds: since the last call.
  ///   - budget: about how many multiplications to do.
  package mutating func pass(seconds: Double, budget: Int) {
    if movement.job != nil {
      // What is left of a way by groups is the run's to know.
      guard run.advance(to: run.destination, budget: budget) == .arrived else { return }
      movement.job = nil
      arrive()
      goOnWalking(budget: budget)
      guard movement.job == nil else { return }
      doWhatWaited(budget: budget)
    } else if movement.playback.isRunning {
      play(seconds: seconds, budget: budget)
    }
    checkGradients(budget: budget)
  }

  /// Where a run goes that is as fast as it can be.
  private static let farAway = Destination.position(Int.max / 2)

  /// Whether a run of so many groups a second is still on its way to the last one.
  private var isOnWayToGroup: Bool {
    movement.playback.speed != nil && run.isUnderway && run.destination != State.farAway
  }

  private mutating func play(seconds: Double, budget: Int) {
    var target = State.farAway
    if let due = movement.playback.due(after: seconds) {
      guard due > 0 || isOnWayToGroup else { return }
      target =
        isOnWayToGroup ? run.destination : run.destination(after: due, of: movement.granularity)
    }
    guard case .stopped(let reason) = run.advance(to: target, budget: budget, stopping: true)
    else { return }
    movement.playback.isRunning = false
    movement.stopReason = reason
    message = Message(words(for: reason), reason == .diverged ? .problem : .plain)
  }

  private func words(for reason: StopReason) -> String {
    let words =
      "Stopped after \(NumberFormat.counted(run.epochsDone, "epoch")): \(reason.words(run.setup.settings))"
    switch reason {
    case .error, .patience, .classified: return words + "."
    case .epochLimit: return words + "; e goes on."
    case .notSettled: return words + "; :set damping"
    case .diverged: return divergenceWords
    case .condition, .interrupted: return "Stopped."
    }
  }

  private var divergenceWords: String {
    guard let divergence = run.divergence() else { return "Stopped: a value is no longer finite." }
    return "Stopped: \(explainer.symbol(divergence.quantity)) is no longer finite "
      + "(epoch \(NumberFormat.count(divergence.epoch)), step \(NumberFormat.count(divergence.step))); u, or = a smaller one."
  }
}
