import Backprop
import Documents
import Explorer
import LessonSupport
import Testing

/// What the pages of `settle`, `settle-back` and `never-settles` say in words; their numbers are in
/// `LessonNumbersTests`.
@Suite struct SettlingLessonTests {
  /// The pass of the first example.
  private func pass(_ name: String, damping: Double? = nil) throws -> ExamplePass {
    var lesson = try ShippedLessons.lesson(name)
    lesson.settings.damping = damping
    return Run(lesson.start).pass
  }

  private func unit(_ number: Int) -> Unit { Unit(layer: 0, index: number - 1) }

  /// The largest change in each sweep.
  private func changes(of sweeps: Relaxation) -> [Double] {
    (1...sweeps.sweepCount).map(sweeps.change)
  }

  @Test func aChangeShrinksByNoLessThanWeightsAndSlopesSay() throws {
    let pass = try pass("settle")
    #expect(pass.largestChange(of: .swept(.change, sweep: 2), inSweep: 2)?.unit == unit(3))
    let changes = try changes(of: #require(pass.forwardSweeps))
    for (before, after) in zip(changes, changes.dropFirst()) {
      #expect(after <= 0.15 * before)
      // About a tenth.
      #expect((0.07...0.12).contains(after / before))
    }
  }

  @Test func allWeightsOfTheLastPageAreTenTimesAsLarge() throws {
    let lesson = try ShippedLessons.lesson("settle")
    var state = State(lesson)
    for _ in 1..<lesson.pages.count { state.receive(.action(.nextPage), budget: .max) }
    for (before, after) in zip(lesson.network.parameters, state.run.network.parameters) {
      #expect(abs(after - 10 * before) < 1e-12)
    }
    for number in 1...3 { #expect(state.run.pass.value(of: .activation(unit(number))) > 0.98) }
  }

  @Test func twoUnitsGoToAndFro() throws {
    let pass = try pass("never-settles")
    for sweep in 1...4 {
      let states = [1, 2].map { pass.value(of: .swept(.activation(unit($0)), sweep: sweep)) }
      #expect(states[0] == states[1])
    }
    let unsettled = try #require(pass.unsettled)
    #expect(unsettled.isForward && unsettled.alternates && unsettled.sweeps == 100)
    #expect(try LessonRuns.training("never-settles").stopReason == .notSettled)
  }

  @Test func dampingBringsThemToRestWhereItIsEnough() throws {
    let pass = try pass("never-settles", damping: 0.5)
    #expect(pass.unsettled == nil)
    let changes = try changes(of: #require(pass.forwardSweeps))
    for (before, after) in zip(changes.dropFirst(), changes.dropFirst(2)) {
      expect(after / before, says: 0.75, digits: 3)
    }
    #expect(try self.pass("never-settles", damping: 0.3).unsettled?.alternates == true)
    var lesson = try ShippedLessons.lesson("never-settles")
    lesson.settings.damping = 0.5
    var training = Training(lesson.start)
    while !training.advance(budget: .max) {}
    #expect(training.stopReason == .epochLimit)
  }
}
