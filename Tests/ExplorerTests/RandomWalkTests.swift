import Backprop
import Documents
import Explorer
import LessonSupport
import TestSupport
import Testing

/// Thousands of inputs in no sensible order.
@Suite struct RandomWalkTests {
  /// What the walks are over: shipped lessons with their pages, and random networks of both kinds.
  private static func lesson(_ number: UInt64) throws -> Lesson {
    switch number {
    case 0: try ShippedLessons.lesson("worked-example")
    case 1: try ShippedLessons.lesson("one-weight")
    case 2, 3, 4: randomRecurrentLesson(seed: number)
    default: randomLesson(seed: number)
    }
  }

  private static let directions = Action.Direction.allCases.map(Action.select)
  private static let actions: [Action] =
    Granularity.allCases.map(Action.forward) + Granularity.allCases.map(Action.back)
    + directions + [
      .onward, .backward, .coarser, .finer, .goTo, .goToFurthest, .toggleRun, .faster, .slower,
      .showFormula, .edit, .undo, .redo, .reset, .nextPanel, .previousPanel, .zoom, .fewerDigits,
      .moreDigits, .nextDrawing, .nextTheme, .toggleLogarithm, .nextPage, .previousPage, .help,
      .command, .close, .redraw, .suspend, .interrupt, .quit, .checkGradients, .nextStop,
      .previousStop, .nextChange, .previousChange, .intoOperand, .jumpBack, .jumpForth, .mark,
      .askForMark,
    ]
  /// What is typed into prompts, and sometimes outside of them.
  private static let texts = [
    "0.4", "-1e3", "x", "y", "w", "tanh", "relu", "\n", "\u{2028}", "go 77", "go E", "go dE/dw1",
    "weights w1 0.5 w2 1", "weights w1 1e308", "set rate 0.2", "set rate 1e9", "set epochs 3",
    "set stop-error 0.01", "set optimizer adam", "set optimizer sgd", "set batch 2",
    "set batch full", "set order shuffled", "set l1 0.01", "set patience 3", "seed 4",
    "go w1.1·out_u1", "go change", "go out_u1", "weights w1.1 0.5", "set damping 0.5",
    "select w1.1", "branch 1", "branches", "select w1", "panel data", "check",
    "epoch", "back epoch", "furthest", "undo", "open x", "nonsense", "break w1 < 0",
    "break E < 0.1",
    "break off", "break out_u1 > 0.5", "find dE/dw1 changes sign", "plot w1", "plot |dE/dw1|",
    "plot off", "jumps", "marks", "note here", "diff", "diff 20", "diff 'a", "save x.json",
    "back w1",
  ]

  /// One key, or all keys of a command or a number.
  private static func inputs(using generator: inout SeededGenerator) -> [Input] {
    let text = Input.text(texts.randomElement(using: &generator) ?? "")
    switch Int.random(in: 0..<12, using: &generator) {
    case 0: return [.action(.command), .edit(.deleteAll), text, .submit]
    case 1: return [.action(.edit), .text("0.25"), .submit]
    case 2: return [.action(.interrupt)]
    default: return [input(using: &generator)]
    }
  }

  private static func input(using generator: inout SeededGenerator) -> Input {
    switch Int.random(in: 0..<20, using: &generator) {
    case 0, 1: .digit(Int.random(in: 0...9, using: &generator))
    case 2, 3: .text(texts.randomElement(using: &generator) ?? "")
    case 4, 5: .submit
    case 6: .edit(LineEdit.allCases.randomElement(using: &generator) ?? .left)
    case 7: .complete
    case 10: Bool.random(using: &generator) ? .goToRow : .moveInList(1)
    case 8: .recall(Bool.random(using: &generator) ? 1 : -1)
    case 9:
      .scroll(
        Bool.random(using: &generator) ? 1 : -1, isPage: Bool.random(using: &generator))
    default: .action(actions.randomElement(using: &generator) ?? .onward)
    }
  }

  /// Walks, and calls back after every move.
  ///
  /// - Parameters:
  ///   - lesson: the lesson to walk in.
  ///   - seed: the same seed takes the same way.
  ///   - changes: whether prompts open, in which changes are typed.
  ///   - check: given the state, and the number of the move from 0.
  private func walk(
    _ lesson: Lesson, seed: UInt64, changes: Bool = true, _ check: (State, Int) -> Void
  ) {
    var generator = SeededGenerator(seed: seed)
    var state = State(lesson)
    for number in 0..<1_200 {
      let budget = Bool.random(using: &generator) ? 1 : 20_000
      // Long numbers are for tests of their own: nothing would come of the walk but waiting.
      if let count = state.typing.count, count > 999 { state.typing.count = 3 }
      for input in Self.inputs(using: &generator) {
        let opensPrompt: [Input] = [.command, .edit, .nextStop, .previousStop].map(Input.action)
        if !changes, opensPrompt.contains(input) { continue }
        state.receive(input, budget: budget)
      }
      if Bool.random(using: &generator) {
        state.pass(seconds: Double.random(in: 0...0.2, using: &generator), budget: budget)
      }
      check(state, number)
      state.requests = []
    }
  }

  @Test(arguments: 0..<9 as Range<UInt64>)
  func nothingThatIsTypedBreaksTheState(number: UInt64) throws {
    let lesson = try Self.lesson(number)
    walk(lesson, seed: number &+ 100) { state, _ in
      #expect(state.run.position >= 0)
      #expect(state.run.position <= state.run.furthest)
      #expect(state.message?.text.contains(where: \.isNewline) != true)
      #expect(state.message?.text.isEmpty != true)
      #expect(state.typing.prompt?.text.contains(where: \.isNewline) != true)
      #expect(state.reading.page.map(lesson.pages.indices.contains) != false)
      #expect(state.pointing.selection.map(state.name)?.isEmpty != true)
      #expect((3...17).contains(state.display.digits))
      #expect(state.display.scroll.values.allSatisfy { $0 >= 0 })
      #expect(!(state.movement.job != nil && state.movement.playback.isRunning))
      // A check of a recurrent network lets it settle further than training does.
      let isLayered = state.shape.recurrence == nil
      for comparison in isLayered ? state.presentCheck?.ranking ?? [] : [] {
        let gradient = state.run.pass.gradients[comparison.parameter]
        #expect(comparison.analytic.bitPattern == gradient.bitPattern)
      }
    }
  }

  @Test(arguments: 0..<9 as Range<UInt64>)
  func aMomentWithoutChangesIsThatOfAStraightRun(number: UInt64) throws {
    let lesson = try Self.lesson(number)
    var compared = 0
    walk(lesson, seed: number &+ 200, changes: false) { state, index in
      guard index % 20 == 0, state.run.journal.edits.isEmpty, state.run.position < 50_000
      else { return }
      var straight = Run(lesson.start)
      _ = straight.advance(to: state.run.position)
      #expect(state.moment == Moment(straight))
      compared += 1
    }
    #expect(compared > 5)
  }

  @Test(arguments: 0..<9 as Range<UInt64>)
  func aMomentWithChangesIsTheSameWhenTheyAreMadeAnew(number: UInt64) throws {
    let lesson = try Self.lesson(number)
    var compared = 0
    walk(lesson, seed: number &+ 300) { state, index in
      guard index % 20 == 0, !state.run.journal.edits.isEmpty, state.run.position < 50_000
      else { return }
      var anew = Run(state.run.start)
      for edit in state.run.journal.edits {
        _ = anew.advance(to: edit.position)
        anew.make(edit.change)
      }
      _ = anew.advance(to: state.run.position)
      #expect(state.moment.parameters == Moment(anew).parameters)
      #expect(state.moment.steps == Moment(anew).steps)
      compared += 1
    }
    #expect(compared > 5)
  }
}
