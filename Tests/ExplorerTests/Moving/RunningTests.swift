import Backprop
import Documents
import Explorer
import LessonSupport
import Testing

/// Running by itself.
@Suite struct RunningTests {
  @Test func spaceRunsAndPauses() throws {
    var state = try workedExample()
    state.act(.toggleRun)
    #expect(state.isBusy)
    state.act(.toggleRun)
    #expect(!state.isBusy)
  }

  @Test func aRunMayEndBeforeItsFirstEpoch() throws {
    var lesson = try ShippedLessons.lesson("one-weight")
    lesson.settings.training.stopError = 1e9
    var state = State(lesson)
    state.act(.close)
    state.act(.toggleRun)
    #expect(!state.isBusy)
    #expect(state.movement.stopReason == .error)
    #expect(state.run.position == 0)
    #expect(
      state.message?.text == "Stopped after 0 epochs: the error is small enough. "
        + "{key:epoch} goes on.")
    lesson.settings.training.stopError = 0
    state = State(lesson)
    state.act(.close)
    state.act(.toggleRun)
    #expect(state.isBusy)
  }

  @Test func timeTakesSteps() throws {
    var state = try workedExample()
    state.act(.toggleRun)
    for _ in 0..<10 { state.pass(seconds: 0.1, budget: plenty) }
    #expect(state.movement.playback.speed == 5)
    #expect((4...5).contains(state.run.position))
  }

  @Test(arguments: Granularity.allCases)
  func itRunsByThePresentGranularity(granularity: Granularity) throws {
    var state = try workedExample()
    while state.movement.granularity != granularity { state.act(.coarser) }
    state.act(.toggleRun)
    state.pass(seconds: 0.21, budget: plenty)
    var stepped = try workedExample()
    stepped.act(.forward(granularity))
    #expect(state.moment == stepped.moment)
  }

  @Test func aLongPauseIsNotMadeUpFor() throws {
    var state = try workedExample()
    state.act(.toggleRun)
    state.pass(seconds: 3_600, budget: plenty)
    #expect(state.run.position <= 2)
  }

  @Test func speedsHaveTwoEnds() throws {
    var state = try workedExample()
    for _ in 0..<20 { state.act(.slower) }
    #expect(state.movement.playback.speed == 1)
    #expect(state.speedName == "1 step a second")
    for _ in 0..<20 { state.act(.faster) }
    #expect(state.movement.playback.speed == nil)
    #expect(state.speedName == "as fast as it can")
  }

  @Test(arguments: 0..<Playback.speeds.count)
  func atEverySpeedItComesToTheSameLimit(level: Int) throws {
    var lesson = try ShippedLessons.lesson("one-weight")
    lesson.settings.training.epochs = 2
    var state = State(lesson)
    state.act(.close)
    for _ in 0..<20 { state.act(.slower) }
    for _ in 0..<level { state.act(.faster) }
    state.act(.toggleRun)
    state.finish()
    var straight = State(lesson)
    straight.act(.goTo)
    straight.act(.forward(.epoch), count: 2)
    #expect(state.moment == straight.moment)
    #expect(state.movement.stopReason == .epochLimit)
    #expect(
      state.message?.text == "Stopped after 2 epochs: the limit of epochs is reached; "
        + "{key:epoch} goes on.")
  }

  @Test func smallSlicesComeToTheLimitToo() throws {
    var state = try oneWeight()
    for _ in 0..<20 { state.act(.faster) }
    state.act(.toggleRun)
    state.finish(budget: 1)
    #expect(state.run.epochsDone == 50)
  }

  @Test func oneEpochIsSaidInTheSingular() throws {
    var lesson = try ShippedLessons.lesson("worked-example")
    lesson.settings.training.epochs = 1
    var state = State(lesson)
    for _ in 0..<20 { state.act(.faster) }
    state.act(.toggleRun)
    state.finish()
    #expect(
      state.message?.text == "Stopped after 1 epoch: the limit of epochs is reached; "
        + "{key:epoch} goes on.")
    state.act(.toggleRun)
    #expect(state.message?.text == "The limit of 1 epoch is reached; {key:epoch} goes on.")
  }

  @Test func atTheLimitItDoesNotRun() throws {
    var state = try oneWeight()
    state.act(.forward(.epoch), count: 50)
    state.act(.toggleRun)
    #expect(!state.isBusy)
    #expect(state.message?.text == "The limit of 50 epochs is reached; {key:epoch} goes on.")
  }

  @Test func anErrorSmallEnoughStopsIt() throws {
    var lesson = try ShippedLessons.lesson("one-weight")
    lesson.settings.training.stopError = 0.5
    var state = State(lesson)
    for _ in 0..<20 { state.act(.faster) }
    state.act(.toggleRun)
    state.finish()
    #expect(state.movement.stopReason == .error)
    #expect(state.run.epochsDone == 2)
  }

  @Test func whenItEndsCanBeSetWhileItRuns() throws {
    var state = State(try ShippedLessons.lesson("worked-example"))
    for _ in 0..<20 { state.act(.faster) }
    state.act(.toggleRun)
    state.pass(seconds: 0.1, budget: 2_000)
    state.command("set stop-error 0.25", budget: 2_000)
    #expect(state.movement.job == nil)
    #expect(state.movement.playback.isRunning)
    state.finish()
    #expect(state.movement.stopReason == .error)
  }

  @Test func divergenceStopsItAndSaysWhereItBegan() throws {
    var lesson = try ShippedLessons.lesson("one-weight")
    lesson.settings.training.learningRate = 1e200
    var state = State(lesson)
    for _ in 0..<20 { state.act(.faster) }
    state.act(.toggleRun)
    state.finish()
    #expect(state.movement.stopReason == .diverged)
    #expect(state.message?.kind == .problem)
    #expect(state.message?.text.contains(" is no longer finite (epoch ") == true)
    // It stands at that step, to be explained, and not at the end of the run.
    #expect(state.run.step?.value.isFinite == false && !state.movement.isWatched)
  }

  /// There the keys that go somewhere and set something lead to what may help.
  @Test func atADivergenceKeysLeadToWhatMayHelp() throws {
    var state = State(try ShippedLessons.lesson("one-weight"))
    state.act(.command)
    state.type("set rate 1e12")
    state.receive(.submit, budget: .max)
    state.act(.fastest)
    state.act(.toggleRun)
    state.finish()
    try #require(state.isAtDivergence && state.epochOfGrowth == 1)
    let diverged = state
    state.act(.goTo)
    state.finish()
    // The check of that epoch says from what to what E grew.
    #expect(state.run.step?.quantity == .error && state.run.epoch == 1 && !state.isAtDivergence)

    state = diverged
    state.act(.edit)
    #expect(state.typing.prompt?.text == "set rate 0.1")
    state.receive(.submit, budget: .max)
    state.finish()
    #expect(state.run.setup.settings.learningRate == 0.1)
    // What is selected is set as anywhere.
    state = diverged
    state.act(.select(.right))
    try #require(state.pointing.isInspecting)
    state.act(.edit)
    if case .value? = state.typing.prompt?.purpose {} else { Issue.record("no value is asked for") }
    // Only a number typed first leads to a step.
    state = diverged
    state.act(.goTo, count: 3)
    state.finish()
    #expect(state.run.position == 3)
  }

  @Test(arguments: [Action.forward(.step), .back(.step), .goTo, .edit, .reset, .nextPage])
  func anyMovePausesIt(action: Action) throws {
    var state = State(try ShippedLessons.lesson("worked-example"))
    state.act(.forward(.step), count: 30)
    state.act(.toggleRun)
    state.act(action)
    #expect(!state.movement.playback.isRunning)
  }

  @Test func interruptPausesIt() throws {
    var state = try workedExample()
    state.act(.toggleRun)
    state.act(.interrupt)
    #expect(!state.isBusy)
    #expect(state.requests.isEmpty)
  }
}
