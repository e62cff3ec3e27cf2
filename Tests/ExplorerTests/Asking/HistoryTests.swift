import Backprop
import Documents
import Explorer
import LessonSupport
import TestSupport
import Testing

/// What is found all along a run: hits, curves, changes.
@Suite struct HistoryTests {
  @Test func allHitsAreListedAndLeadToTheirSteps() throws {
    var state = try workedExample()
    state.command("go epoch 50")
    state.finish()
    state.command("find example = 1 and epoch > 47")
    state.finish()
    let list = try #require(state.list(of: .hits))
    #expect(list.count == 1)
    state.receive(.goToRow, budget: plenty)
    state.finish()
    #expect(state.run.epoch == 48)
    state.act(.jumpBack)
    state.finish()
    #expect(state.run.epochsDone == 50)
  }

  @Test func aPlottedWeightIsTheOneOfEveryUpdate() throws {
    var state = try workedExample()
    state.command("plot w5")
    state.command("go epoch 30")
    state.finish()
    let history = try #require(state.plots.first?.history)
    var run = state.run
    for epoch in 1...30 {
      _ = run.advance(to: run.destination(after: epoch, of: .epoch))
      _ = run.advance(to: .end(ofExample: epoch - 1))
      let bucket = try #require(history.buckets[epoch - 1])
      #expect(bucket.last == run.pass.updatedParameters[4])
    }
    // An edit begins another curve.
    state.command("go epoch 10")
    state.command("weights w5 2")
    state.command("go epoch 12")
    state.finish()
    let other = try #require(state.plots.first?.history)
    #expect(other.buckets.last != history.buckets[11])
    state.command("plot w5")
    #expect(state.plots.isEmpty)
  }

  @Test func anExpressionIsPlottedWhereItIsComputed() throws {
    var state = try workedExample()
    state.command("plot |dE/dw5| / |w5|")
    state.command("go epoch 4")
    state.finish()
    let history = try #require(state.plots.first?.history)
    #expect(history.buckets.count == 4)
    let last = try #require(history.buckets.last ?? nil)
    let pass = state.run.pass
    #expect(last.last == abs(pass.gradients[4]) / abs(pass.updatedParameters[4]))
  }

  @Test func changesOfAWeightAreItsUpdatesBackToItsOrigin() throws {
    var state = try workedExample()
    state.command("go epoch 3")
    state.command("select w5")
    state.act(.previousChange)
    state.finish()
    #expect(state.run.epoch == 3 && state.run.step?.quantity == .updated(4))
    state.command("select w5")
    state.act(.previousChange, count: 2)
    state.finish()
    #expect(state.run.epoch == 1 && state.run.step?.quantity == .updated(4))
    state.command("select w5")
    state.act(.previousChange)
    state.finish()
    #expect(state.message?.text.hasPrefix("w5 was not changed before; it is given by") == true)
    state.command("select w5")
    state.act(.nextChange)
    state.finish()
    #expect(state.run.epoch == 2)
  }

  @Test func anEditIsAChangeToo() throws {
    var state = try workedExample()
    state.command("go epoch 2")
    state.command("weights w5 2")
    let position = state.run.position
    state.command("go epoch 2 example 1 backward dE/dw5")
    state.command("go epoch 3 example 1 forward net_h1")
    state.command("select w5")
    state.act(.previousChange)
    state.finish()
    #expect(state.run.epoch == 2 || state.run.position == position)
  }

  @Test func aUnitLeadsToItsNextAndLastOut() throws {
    var state = try workedExample()
    state.command("select h1")
    state.act(.nextChange)
    #expect(state.run.step?.quantity == .activation(Unit(layer: 0, index: 0)))
    state.command("select h1")
    state.act(.nextChange, count: 3)
    state.finish()
    #expect(state.run.epoch == 4)
    state.command("select h1")
    state.act(.previousChange)
    state.finish()
    #expect(state.run.epoch == 3)
  }

  @Test func backMirrorsGo() throws {
    var state = try workedExample()
    state.command("go epoch 3 example 1 forward net_h1")
    state.command("back dE/dw5")
    state.finish()
    #expect(state.run.epoch == 2 && state.run.step?.quantity == .gradient(4))
  }

  @Test func whatTakesLongCanBeStopped() throws {
    var state = try workedExample()
    state.command("go epoch 2000")
    state.finish()
    state.command("find dE/dw1 > 100", budget: 1_000)
    state.command("plot dE/dw1", budget: 1_000)
    #expect(state.isBusy)
    state.act(.interrupt, budget: 1_000)
    #expect(!state.isBusy)
    #expect(state.requests.isEmpty)
    #expect(state.message?.text == "stopped; what was found so far stays")
  }

  @Test func anotherRunIsComparedToTheFirstStepThatDiffers() throws {
    var state = try workedExample()
    state.command("go epoch 5")
    state.finish()
    var other = try ShippedLessons.lesson("worked-example")
    other.pages = []
    other.settings.training.learningRate = 2
    state.compare(with: State(other))
    state.finish()
    // η acts in the first update, whose first step is w1⁺.
    #expect(state.message?.text.hasPrefix("first difference: step 52, w1⁺ ") == true)
    #expect(state.run.earlierRuns.count == 1)
    // The other run goes along, step by step.
    state.command("go epoch 3 example 1 backward dE/dw5")
    state.finish()
    var there = State(other)
    there.command("go epoch 3 example 1 backward dE/dw5")
    there.finish()
    let counterpart = try #require(state.counterpart)
    #expect(counterpart.isLevel(with: state.run))
    #expect(counterpart.run.step == there.run.step)
    #expect(counterpart.run.step?.value != state.run.step?.value)
    state.act(.back(.step))
    #expect(state.counterpart?.isLevel(with: state.run) == false)
    state.finish()
    #expect(state.counterpart?.run.position == there.run.position - 1)
    state.command("go epoch 5")
    state.finish()
    other.settings.training.learningRate = 0.5
    state.compare(with: State(other))
    state.finish()
    #expect(state.message?.text.contains("the same bits in all steps of 6 epochs") == true)
    // A branch parts where it was edited.
    state.command("go 61")
    state.command("weights w5 2")
    state.finish()
    state.command("compare 1")
    state.finish()
    #expect(state.message?.text.contains("w5·out_h1") == true)
  }

  /// A count of 0 is as good as none: it must lead nowhere before the first.
  @Test(arguments: [Action.nextChange, .previousChange, .intoOperand, .jumpBack, .jumpForth])
  func aCountOfNoneIsOne(action: Action) throws {
    var lessons = [try workedExample(), State(randomRecurrentLesson(seed: 3))]
    for index in lessons.indices {
      lessons[index].act(.forward(.example), count: 2)
      lessons[index].finish()
      for step in 0..<12 {
        if step == 6 { lessons[index].act(.select(.right)) }
        var once = lessons[index]
        once.act(action)
        once.finish()
        var none = lessons[index]
        none.act(action, count: 0)
        none.finish()
        #expect(none.moment == once.moment)
        lessons[index].act(.back(.step), count: 3)
        lessons[index].finish()
      }
    }
  }

  @Test func theOtherCurveGoesWithTheComparison() throws {
    var state = try workedExample()
    state.act(.forward(.epoch), count: 3)
    var other = try ShippedLessons.lesson("worked-example")
    other.pages = []
    other.settings.training.learningRate = 2
    state.compare(with: State(other))
    state.finish()
    let curves = ErrorCurves(state, pointCount: 100)
    #expect(curves.earlier.map(\.words) == ["η 2"])
    #expect(curves.own == "η 0.5")
    state.command("compare off")
    #expect(state.run.earlierRuns.isEmpty)
    #expect(ErrorCurves(state, pointCount: 100).own == nil)
  }
}
