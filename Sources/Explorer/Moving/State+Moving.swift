import Backprop
import Documents
import Explanations

/// Moving the run: by keys, by jobs, and by itself.
extension State {
  mutating func move(by count: Int, _ granularity: Granularity, budget: Int) {
    stopPlayback()
    guard count > 0 || run.position > 0 else {
      message = Message("This is the first step.")
      return
    }
    stops.read(for: run.setup)
    // A single step stands on whatever hits there.
    guard count < 0 || stops.conditions.isEmpty || (count == 1 && granularity == .step) else {
      moveToStop(by: count, granularity, budget: budget)
      return
    }
    go(to: run.destination(after: count, of: granularity), budget: budget)
    if movement.job == nil { sayWhereItDiverged() }
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
    movement.isGranularityChosen = true
    movement.playback.granularityAtRest = nil
    // A run that goes on by other groups keeps its speed, after a pause as well.
    if movement.playback.isRunning { movement.playback.suggestedFor = movement.granularity }
    message = Message("arrow keys move by one \(movement.granularity.rawValue)")
  }

  mutating func changeSpeed(by offset: Int) {
    suggestSpeed()
    movement.playback.change(by: offset)
    sayHowFast()
  }

  mutating func goFastest() {
    movement.playback.goFastest()
    sayHowFast()
  }

  /// While it runs, the hints say it.
  private mutating func sayHowFast() {
    if !movement.playback.isRunning { message = Message("speed: \(speedName)") }
  }

  /// The speed in words: `5 steps a second`.
  package var speedName: String {
    guard let speed = movement.playback.speed else { return "as fast as it can" }
    return NumberFormat.counted(speed, runGranularity.rawValue) + " a second"
  }

  /// The same where room is scarce: `25 epochs/s`.
  package var shortSpeedName: String {
    guard let speed = movement.playback.speed else { return "fastest" }
    return NumberFormat.counted(speed, runGranularity.rawValue) + "/s"
  }

  /// Whether time changes the state: the loop then does not wait for keys alone.
  package var isBusy: Bool { isWorking || movement.playback.isRunning }

  /// Whether there is something to be computed at once.
  package var isWorking: Bool {
    // A way that takes longer than a frame goes on, however slow the speed is.
    isUnderway || isChecking || isFollowing || (movement.playback.isRunning && isOnWayToGroup)
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
      sayAtEnd()
      sayWhereItDiverged()
      doWhatWaited(budget: budget)
    } else if movement.inquiry != nil {
      goOnInquiring(budget: budget)
      guard !isUnderway else { return }
      doWhatWaited(budget: budget)
    } else if movement.playback.isRunning {
      play(seconds: seconds, budget: budget)
    }
    checkGradients(budget: budget)
    follow(budget: budget)
    followTexts()
    followPage()
  }

  /// Says since when E is no longer finite, where the way has led past that.
  private mutating func sayWhereItDiverged() {
    guard message == nil,
      let broken = run.history.lastOfBuckets.first(where: { !$0.error.isFinite }),
      broken.epoch > 0, broken.epoch <= run.epochsDone
    else { return }
    message = Message(
      "E is no longer finite since epoch \(NumberFormat.count(broken.epoch)); "
        + ":go epoch \(broken.epoch - 1) is before that", .problem)
  }

  /// Says what was to be said at the end of the way.
  private mutating func sayAtEnd() {
    guard let words = movement.wordsAtEnd else { return }
    movement.wordsAtEnd = nil
    message = Message(words)
  }
}
