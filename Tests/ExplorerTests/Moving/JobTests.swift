import Backprop
import Documents
import Explanations
import Explorer
import Testing

/// Ways that take longer than a frame.
@Suite struct JobTests {
  /// The worked example on its way to step 6,000.
  private func underway() throws -> State {
    var state = try workedExample()
    state.act(.goTo, count: 6_000, budget: 1)
    return state
  }

  @Test func aLongWayBecomesAJob() throws {
    let state = try underway()
    #expect(state.movement.job?.target == .position(6_000))
    #expect(state.movement.job?.origin == 0)
    #expect(state.isBusy)
    #expect(state.run.position > 0)
    #expect(state.run.position < 6_000)
  }

  @Test(arguments: [1, 1_000, 10_000, plenty])
  func slicesOfAnySizeComeToTheSameMoment(budget: Int) throws {
    var state = try underway()
    state.finish(budget: budget)
    #expect(state.movement.job == nil)
    var straight = try workedExample()
    straight.act(.goTo, count: 6_000)
    #expect(state.moment == straight.moment)
  }

  @Test func aLongWayBackIsAJobToo() throws {
    var state = try workedExample()
    state.act(.forward(.epoch), count: 3_000)
    state.finish()
    state.act(.goTo, count: 60 * 2_900 + 7, budget: 1)
    state.finish(budget: 1)
    var straight = try workedExample()
    straight.act(.goTo, count: 60 * 2_900 + 7)
    #expect(state.moment == straight.moment)
  }

  @Test func progressGoesFromNothingToAll() throws {
    var state = try underway()
    let job = try #require(state.movement.job)
    #expect(job.progress(of: try workedExample().run) == 0)
    var half = try workedExample()
    half.act(.goTo, count: 3_000)
    #expect(job.progress(of: half.run) == 0.5)
    state.finish()
    #expect(job.progress(of: state.run) == 1)
  }

  @Test func actionsTypedMeanwhileWaitAndAreThenObeyed() throws {
    var state = try underway()
    state.act(.forward(.step), count: 24)
    state.act(.back(.step))
    #expect(state.movement.job?.target == .position(6_000))
    state.finish(budget: 100)
    #expect(state.run.position == 6_023)
    #expect(state.typing.count == nil)
  }

  @Test func aJobThatWaitedIsFollowedByWhatWaitedAfterIt() throws {
    var state = try underway()
    state.act(.goTo, count: 12_000, budget: 1)
    state.act(.goTo, count: 18_000, budget: 1)
    state.act(.forward(.step), budget: 1)
    state.finish(budget: 1)
    #expect(state.run.position == 18_001)
  }

  @Test(arguments: [
    Action.moreDigits, .nextPanel, .zoom, .help, .showFormula, .nextTheme, .coarser, .faster,
    .toggleLogarithm, .select(.down),
  ])
  func whatIsOnlyShownChangesAtOnce(action: Action) throws {
    var state = try underway()
    let before = (
      state.display, state.display.isHelpShown, state.movement.granularity,
      state.movement.playback.speed
    )
    let selection = state.pointing.selection
    state.act(action)
    let after = (
      state.display, state.display.isHelpShown, state.movement.granularity,
      state.movement.playback.speed
    )
    #expect(before != after || state.pointing.selection != selection)
    #expect(state.movement.job?.target == .position(6_000))
  }

  @Test func interruptStopsAndKeepsWhatWasReached() throws {
    var state = try underway()
    state.act(.forward(.step))
    let before = state.moment
    state.act(.interrupt)
    #expect(!state.isBusy)
    #expect(state.moment == before)
    let step = NumberFormat.count(state.run.position)
    #expect(state.message?.text == "stopped at step \(step)")
    #expect(state.requests.isEmpty)
    // Nor does a change take the way up again that changes no number.
    state.command("set stop-error 0.01")
    #expect(!state.isBusy)
    state.pass(seconds: 1, budget: plenty)
    #expect(state.moment == before)
  }

  @Test func aCommandPromptIsOpenWhileAJobGoesOn() throws {
    var state = try underway()
    state.act(.command)
    state.type("step")
    state.pass(seconds: 0.1, budget: 1)
    state.receive(.submit, budget: 1)
    state.finish()
    #expect(state.run.position == 6_001)
  }

  @Test func aPromptOpenWhenAJobEndsLosesNothing() throws {
    var state = try underway()
    state.act(.forward(.step))
    state.act(.command)
    state.type("fur")
    state.finish()
    #expect(state.run.position == 6_001)
    #expect(state.typing.prompt?.text == "fur")
  }

  @Test func aCountBegunWhenAJobEndsIsKept() throws {
    var state = try underway()
    state.act(.forward(.step), count: 2)
    state.receive(.digit(3), budget: plenty)
    state.finish()
    #expect(state.run.position == 6_002)
    #expect(state.typing.count == 3)
  }

  @Test(arguments: [
    ("go 24", 24), ("go dE/dw5", 6_024), ("weights w5 0.4", 6_000), ("set rate 0.1", 6_000),
    ("set epochs 9", 6_000), ("seed 3", 0), ("epoch", 6_060),
  ])
  func commandsThatConcernTheRunWait(text: String, position: Int) throws {
    var state = try underway()
    state.command(text)
    #expect(state.movement.job?.target == .position(6_000))
    #expect(state.run.journal.edits.isEmpty)
    state.finish()
    #expect(state.run.position == position)
  }

  @Test(arguments: ["set digits 5", "select w5", "panel data"])
  func commandsThatOnlyShowAreCarriedOutAtOnce(text: String) throws {
    var state = try underway()
    let before = state.display
    state.command(text)
    #expect(state.display != before || state.pointing.selection != nil)
    #expect(state.movement.job?.target == .position(6_000))
  }

  @Test func aPromptThatAWaitingKeyOpensTakesNoOtherKeys() throws {
    var state = try underway()
    state.act(.edit)
    state.act(.forward(.step))
    state.finish()
    #expect(state.typing.prompt != nil)
    #expect(state.run.position == 6_000)
  }

  @Test func severalWeightsAreAllSetAtTheSamePlace() throws {
    var lesson = randomLesson(seed: 1)
    lesson.settings.training.batch = .full
    lesson.settings.training.epochs = 10
    var quick = State(lesson)
    var slow = quick
    for budget in [plenty, 1] {
      var state = State(lesson)
      state.act(.forward(.epoch), count: 4)
      state.act(.back(.step))
      state.command("weights w1 0.5 w2 -0.5", budget: budget)
      state.finish(budget: budget)
      if budget == 1 { slow = state } else { quick = state }
    }
    #expect(slow.moment == quick.moment)
    #expect(slow.run.journal.edits == quick.run.journal.edits)
    #expect(slow.run.journal.edits.count == 2)
  }
}
