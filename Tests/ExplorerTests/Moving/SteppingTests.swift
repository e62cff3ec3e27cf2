import Backprop
import Documents
import Explanations
import Explorer
import Testing

@Suite struct SteppingTests {
  @Test(arguments: Granularity.allCases)
  func whatIsGoneForwardIsGoneBack(granularity: Granularity) throws {
    var state = try workedExample()
    state.act(.forward(granularity), count: 7)
    #expect(state.run.position > 0)
    state.act(.back(granularity), count: 7)
    #expect(state.run.position == 0)
  }

  @Test(arguments: Granularity.allCases)
  func aCountIsAsManyKeys(granularity: Granularity) throws {
    var counted = try workedExample()
    var pressed = try workedExample()
    counted.act(.forward(granularity), count: 5)
    for _ in 0..<5 { pressed.act(.forward(granularity)) }
    #expect(counted.moment == pressed.moment)
    counted.act(.back(granularity), count: 3)
    for _ in 0..<3 { pressed.act(.back(granularity)) }
    #expect(counted.moment == pressed.moment)
  }

  @Test func fiveHundredStepsBackAndForwardIsTheSameMoment() throws {
    var state = try workedExample()
    state.act(.forward(.step), count: 1_234)
    let before = state.moment
    state.act(.back(.step), count: 500)
    #expect(state.run.position == 734)
    state.act(.forward(.step), count: 500)
    #expect(state.moment == before)
  }

  static let firstEnds: [(Granularity, Int)] = [
    (.step, 1), (.unit, 4), (.layer, 8), (.phase, 16), (.example, 60), (.epoch, 60),
  ]

  @Test(arguments: firstEnds)
  func aKeyGoesToTheEndOfTheGroup(granularity: Granularity, position: Int) throws {
    var state = try workedExample()
    state.act(.forward(granularity))
    #expect(state.run.position == position)
  }

  @Test func theArrowsGoByThePresentGranularity() throws {
    var state = try workedExample()
    state.act(.onward)
    #expect(state.run.position == 1)
    for _ in 0..<3 { state.act(.coarser) }
    state.act(.onward)
    #expect(state.run.position == 16)
    state.act(.backward)
    #expect(state.run.position == 0)
  }

  @Test func granularityHasTwoEnds() throws {
    var state = try workedExample()
    state.act(.finer)
    #expect(state.movement.granularity == .step)
    for _ in 0..<9 { state.act(.coarser) }
    #expect(state.movement.granularity == .epoch)
  }

  @Test func aCountIsUsedUp() throws {
    var state = try workedExample()
    state.act(.onward, count: 10)
    state.act(.onward)
    #expect(state.run.position == 11)
    #expect(state.typing.count == nil)
  }

  @Test func aCountThatNobodyMeansIsCutOff() throws {
    var state = try workedExample()
    for _ in 0..<40 { state.receive(.digit(9), budget: plenty) }
    let count = try #require(state.typing.count)
    #expect(count < 100_000_000_000_000)
  }

  @Test func backFromTheStartSaysSo() throws {
    var state = try workedExample()
    state.act(.back(.step))
    #expect(state.run.position == 0)
    #expect(state.message?.text == "This is the first step.")
  }

  @Test(arguments: [(nil, 0), (1, 1), (120, 120), (24, 24), (0, 0)])
  func gGoesToAStep(count: Int?, position: Int) throws {
    var state = try workedExample()
    state.act(.forward(.step), count: 70)
    state.act(.goTo, count: count)
    #expect(state.run.position == position)
  }

  @Test func capitalGGoesAsFarAsItHasBeen() throws {
    var state = try workedExample()
    state.act(.forward(.step), count: 333)
    let before = state.moment
    state.act(.goTo)
    state.act(.goToFurthest)
    #expect(state.moment == before)
  }

  @Test func tenThousandEpochsComeToThePublishedError() throws {
    var state = try workedExample()
    state.act(.forward(.epoch), count: 10_000)
    state.finish()
    #expect(state.run.position == 600_000)
    #expect(state.format.string(state.run.step?.value ?? 0) == "3.51018778e−5")
  }

  @Test func steppingGoesOnPastTheLimit() throws {
    var state = try oneWeight()
    state.act(.forward(.epoch), count: 60)
    #expect(state.run.epochsDone == 60)
  }
}
