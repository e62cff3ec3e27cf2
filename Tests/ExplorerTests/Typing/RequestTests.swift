import Backprop
import Explorer
import Testing

/// What only the loop can do.
@Suite struct RequestTests {
  @Test(arguments: [
    (Action.quit, State.Request.quit), (.interrupt, .quit), (.suspend, .suspend),
    (.redraw, .redraw),
  ])
  func anIdleExplorerAsksForIt(action: Action, request: State.Request) throws {
    var state = try workedExample()
    state.act(action)
    #expect(state.requests == [request])
  }

  @Test func openingIsAskedFor() throws {
    var state = try workedExample()
    state.command("open one-weight")
    #expect(state.requests == [.open("one-weight")])
  }

  @Test func quitWorksWhileItRuns() throws {
    var state = try workedExample()
    state.act(.toggleRun)
    state.act(.quit)
    #expect(state.requests == [.quit])
  }

  @Test func theSecondInterruptQuits() throws {
    var state = try workedExample()
    state.act(.goTo, count: 100_000, budget: 1)
    state.act(.interrupt)
    #expect(state.requests.isEmpty)
    state.act(.interrupt)
    #expect(state.requests == [.quit])
  }
}
