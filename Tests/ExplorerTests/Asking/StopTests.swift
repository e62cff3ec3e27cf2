import Backprop
import Documents
import Explanations
import Explorer
import LessonSupport
import TestSupport
import Testing

/// Stops: where a run stands still, however it goes.
@Suite struct StopTests {
  @Test func aStopSetOnAWeightIsReachedByB() throws {
    var state = try workedExample()
    state.command("break w5 < 0")
    #expect(state.stops.all.map(\.number) == [1])
    state.act(.nextStop)
    state.finish()
    // By hand: w5 is first below 0 after its tenth update; an epoch has 60 steps, w5⁺ is the 53rd
    // from the end of the ninth.
    #expect(state.run.epoch == 10)
    #expect(state.run.step?.quantity == .updated(4))
    let before = state.run.pass.parameters[4]
    let now = state.run.pass.updatedParameters[4]
    #expect(before >= 0 && now < 0)
    #expect(state.message?.text.hasPrefix("stop 1  w5 < 0: ") == true)
  }

  /// The step at which each way of moving stands.
  @Test(arguments: ["run", "count", "single epochs", "slow run", "b", "B"])
  func everyWayStandsOnTheSameStep(way: String) throws {
    var state = try workedExample()
    state.command("break w5 < 0")
    switch way {
    case "run", "slow run":
      for _ in 0..<(way == "run" ? 20 : 3) { state.act(.faster) }
      for _ in 0..<3 { state.act(.coarser) }
      state.act(.toggleRun)
      var passes = 0
      while state.movement.playback.isRunning, passes < 100_000 {
        state.pass(seconds: 0.05, budget: 3_000)
        passes += 1
      }
    case "count": state.act(.forward(.epoch), count: 10_000, budget: 2_000)
    case "single epochs":
      for _ in 0..<20 where state.run.position < 596 {
        state.act(.forward(.epoch))
        state.finish()
      }
    case "b": state.act(.nextStop, budget: 2_000)
    default:
      state.command("go epoch 300")
      state.finish()
      state.act(.previousStop, budget: 2_000)
    }
    while state.isUnderway { state.pass(seconds: 0.01, budget: 2_000) }
    #expect(state.run.epoch == 10, "\(way)")
    #expect(state.run.step?.quantity == .updated(4), "\(way)")
    #expect(state.message?.text.contains("w5 < 0") == true, "\(way): \(state.message?.text ?? "")")
  }

  @Test func whatIsLeftOfACountIsSaid() throws {
    var state = try workedExample()
    state.command("break w5 < 0")
    state.act(.forward(.epoch), count: 100)
    state.finish()
    #expect(state.message?.text.hasSuffix("; 91 epochs of 100 left") == true)
    // So are units: a layer, or a phase, is counted as stepping counts it.
    for granularity in [Granularity.unit, .layer, .phase] {
      state.command("go 0")
      state.finish()
      let hit = 596
      var done = 0
      var stepped = state
      stepped.command("break off")
      while stepped.run.position < hit {
        stepped.act(.forward(granularity))
        done += stepped.run.position <= hit ? 1 : 0
      }
      state.receive(.digit(9), budget: plenty)
      state.receive(.digit(0), budget: plenty)
      state.receive(.digit(0), budget: plenty)
      state.act(.forward(granularity))
      state.finish()
      #expect(state.run.position == hit)
      #expect(
        state.message?.text.hasSuffix("; \(900 - done) \(granularity.rawValue)s of 900 left")
          == true,
        "\(state.message?.text ?? "")")
    }
  }

  @Test func withoutAHitARunEndsAtItsLimit() throws {
    var lesson = try ShippedLessons.lesson("worked-example")
    lesson.pages = []
    lesson.settings.training.epochs = 40
    var state = State(lesson)
    state.command("break w5 > 100")
    state.act(.nextStop)
    state.finish()
    #expect(state.run.epochsDone == 40)
    #expect(state.message?.text == "No stop hits up to epoch 40, the limit.")
    state.act(.jumpBack)
    #expect(state.run.position == 0)
  }

  @Test func withNoStopSetBAsksForOne() throws {
    var state = try workedExample()
    state.act(.forward(.step), count: 3)
    state.act(.nextStop)
    #expect(state.typing.prompt?.text == "break net_h1 ")
  }

  @Test func aSearchCanBeInterrupted() throws {
    var state = try workedExample()
    state.command("break w5 > 100")
    state.act(.nextStop, budget: 1_000)
    #expect(state.isUnderway)
    state.act(.interrupt)
    #expect(!state.isUnderway)
    #expect(state.run.position == 0)
  }

  @Test func stopsAreKeptWhereTheRunIsReplaced() throws {
    var state = try workedExample()
    state.command("break w5 < 0")
    state.command("set optimizer adam")
    state.act(.nextStop)
    state.finish()
    #expect(state.run.step?.quantity == .updated(4))
    state.command("break off 1")
    #expect(state.stops.all.isEmpty)
  }

  @Test func aRefusedConditionSaysWhereItIsWrong() throws {
    var state = try workedExample()
    state.command("break w9 < 0")
    #expect(state.stops.all.isEmpty)
    // `break ` has six characters.
    #expect(state.message?.column == 7)
    #expect(state.message?.kind == .problem)
  }

  @Test func theListCountsHitsAsFarAsTheRunWent() throws {
    var state = try workedExample()
    state.command("break w5 changes sign")
    state.command("go epoch 200")
    state.finish()
    state.command("break")
    state.finish()
    let list = try #require(state.list(of: .stops))
    let now = NumberFormat.brief(state.run.pass.updatedParameters[4])
    #expect(list.row(0).cells[2...3] == [now, "1"])
    #expect(list.row(0).cells[4].hasPrefix("epoch 10, example 1, "))
    state.receive(.goToRow, budget: plenty)
    state.finish()
    #expect(state.run.step?.quantity == .updated(4))
  }

  @Test func aStopIsSetOnce() throws {
    var state = try workedExample()
    state.command("break w5 < 0")
    state.command("break w5<0.0")
    #expect(state.stops.all.map(\.text) == ["w5 < 0"])
    #expect(state.message?.text.hasPrefix("stop 1 is w5 < 0 already") == true)
  }

  @Test func whyAStopNeverHitsIsSaidInFull() throws {
    var state = try workedExample()
    state.command("break v(w5) > 0 and E < 0.1")
    #expect(state.message?.kind == .problem)
    state.act(.close)
    state.command("set optimizer momentum")
    state.command("break v(w5) > 0")
    state.command("set optimizer sgd")
    state.command("break")
    state.finish()
    let list = try #require(state.list(of: .stops))
    #expect(list.row(0).isProblem)
    #expect(
      list.detail?(0)
        == "stop 1, v(w5) > 0, never hits here: sgd has no v; --optimizer momentum or nesterov has it"
    )
  }
}
