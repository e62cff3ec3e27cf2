import Backprop
import Documents
import Explanations
import Explorer
import TestSupport
import Testing

/// What is typed after `:`.
@Suite struct CommandTests {
  @Test func everyActionHasANameOfItsOwn() {
    let names = Action.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(Set(Action.all).count == names.count)
  }

  @Test(arguments: Action.all)
  func aCommandDoesWhatItsKeyDoes(action: Action) throws {
    var typed = try workedExample()
    typed.act(.goTo, count: 30)
    var pressed = typed
    typed.command(action.name)
    pressed.act(action)
    #expect(typed.moment == pressed.moment)
    #expect(typed.display == pressed.display)
    #expect(typed.requests == pressed.requests)
    #expect(typed.message == pressed.message)
    #expect(typed.typing.prompt == pressed.typing.prompt)
    #expect(typed.movement.granularity == pressed.movement.granularity)
  }

  @Test(arguments: [" epoch", "epoch  ", "back  step"])
  func spacesDoNotMatter(text: String) throws {
    var state = try workedExample()
    state.command(text)
    #expect(state.message?.kind != .problem)
  }

  @Test(arguments: [
    ("epohc", "no command “epohc”; did you mean “epoch”?"),
    ("quti", "no command “quti”; did you mean “quit”?"),
    ("brnach 1", "no command “brnach 1”; did you mean “branch”?"),
    ("make tea", "no command “make tea”; ? lists the keys"),
    ("go", "type it so: go 1200, go dE/dw5, or go epoch 3 example 2"),
    ("select", "type it so: select w5"),
    ("weights w5", "type it so: weights w5 0.4"),
    (
      "go nowhere",
      "no step is named “nowhere”; type a number, a symbol such as dE/dw5, or epoch 3"
    ),
    (
      "go -5",
      "no step is named “-5”; type a number, a symbol such as dE/dw5, or epoch 3"
    ),
    ("select w99", "nothing is named “w99”; type a unit, weight or bias: w5"),
    ("weights h1 0.4", "“h1” is no weight or bias; type w5, or b1"),
    ("weights w5 x", "“x” is no number; type one such as 0.4"),
    ("set rte 0.1", "no setting “rte” here; did you mean rate?"),
    ("set rate -1", #"rate cannot be "-1"; it is a number above 0"#),
    ("panel eror", "no panel “eror”; did you mean error?"),
    ("branch 1", "There are no branches."), ("seed -1", "“-1” is no seed; type a whole number"),
  ])
  func whatCannotBeDoneSaysWhatWouldBeRight(text: String, message: String) throws {
    var state = try workedExample()
    state.command(text)
    #expect(state.message?.text == message)
    #expect(state.message?.kind == .problem)
    #expect(state.run.position == 0)
  }

  @Test(arguments: ["weights w1 0.4 w99 3", "weights w1 0.4 h1 3", "weights w1 0.4 w2 x"])
  func weightsAreSetAllOrNone(text: String) throws {
    var state = try workedExample()
    let before = state.moment
    state.command(text)
    #expect(state.message?.kind == .problem)
    #expect(state.moment == before)
    #expect(!state.run.journal.canUndo)
  }

  @Test(arguments: [
    ("go 24", 24), ("go 1,200", 1_200), ("go dE/dw5", 24), ("go ∂E/∂w5", 24), ("go E", 60),
    ("go E_total", 19), ("go w5+", 56), ("go 0", 0),
  ])
  func goFindsStepsByNumberAndByName(text: String, position: Int) throws {
    var state = try workedExample()
    state.command(text)
    #expect(state.run.position == position)
  }

  @Test func goFindsTheNextStepOfAName() throws {
    var state = try workedExample()
    state.act(.goTo, count: 24)
    state.command("go dE/dw5")
    #expect(state.run.position == 84)
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func goFindsWhatSteppingWouldFind(seed: UInt64) throws {
    let lesson = randomLesson(seed: seed)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<4 {
      var state = State(lesson)
      state.act(.goTo, count: Int.random(in: 0...300, using: &generator))
      var stepped = state
      stepped.act(.forward(.step), count: Int.random(in: 1...150, using: &generator))
      let name = try #require(stepped.run.step.map { stepped.explainer.symbol($0.quantity) })
      stepped = state
      var found: String?
      while found != name {
        stepped.act(.forward(.step))
        found = stepped.run.step.map { stepped.explainer.symbol($0.quantity) }
      }
      state.command("go \(name)")
      #expect(state.moment == stepped.moment, "\(name)")
    }
  }

  @Test(arguments: [
    ("qu", "quit"), ("ba", "back"), ("sel", "select "), ("bran", "branch"),
    ("back ep", "back epoch"),
    ("select tar", "select target_o"), ("set ra", "set rate"),
    ("panel par", "panel partials"), ("xyz", "xyz"),
  ])
  func tabCompletesWhatIsCommon(text: String, completed: String) throws {
    var state = try workedExample()
    state.act(.command)
    state.type(text)
    state.receive(.complete, budget: plenty)
    #expect(state.typing.prompt?.text == completed)
  }

  @Test(arguments: [
    ("rate 0.2", "no command “rate 0.2”; did you mean “set rate 0.2”?"),
    ("theme light", "no command “theme light”; did you mean “set theme light”?"),
    ("set w5 0.4", "w5 is no setting; type select w5, then = and its value"),
    ("set i1 3", "i1 is no setting; type select i1, then = and its value"),
  ])
  func whatIsMeantIsNamed(text: String, message: String) throws {
    var state = try workedExample()
    state.command(text)
    #expect(state.message?.text == message)
    #expect(state.message?.kind == .problem)
  }

  @Test(arguments: ["go 99999999999999999999", "go 9223372036854775807", "go 999999999999"])
  func farAwayStepsDoNoHarm(text: String) throws {
    var state = try workedExample()
    state.command(text, budget: 1_000)
    for _ in 0..<5 { state.pass(seconds: 0.1, budget: 1_000) }
    state.act(.interrupt)
    #expect(!state.isBusy)
  }

  @Test(arguments: Panel.allCases)
  func panelsAreShownByName(panel: Panel) throws {
    var state = try workedExample()
    state.command("panel \(panel.title)")
    #expect(state.display.focus == panel)
  }
}
