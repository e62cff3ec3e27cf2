import Backprop
import Documents
import Explorer
import ExplorerViews
import LessonSupport
import TestSupport
import Testing
import TextScreen

/// A run that is watched, and a page that makes room.
@Suite struct WatchingTests {
  private func running(_ name: String, seconds: Double = 3) throws -> State {
    var state = try Lessons.shipped(name)
    state.receive(.action(.toggleRun), budget: .max)
    for _ in 0..<Int(seconds * 10) { state.pass(seconds: 0.1, budget: 10_000_000) }
    return state
  }

  @Test func aLessonThatLearnsRunsInSomeTenSecondsByEpochs() throws {
    var state = try Lessons.shipped("xor")
    state.receive(.action(.toggleRun), budget: .max)
    #expect(state.movement.granularity == .epoch)
    let epochs = state.lesson.settings.training.epochs
    let seconds = Double(epochs) / Double(state.movement.playback.speed ?? .max)
    #expect((5...20).contains(seconds))
    #expect(state.screen(rows: 24, columns: 80).contains(" epochs/s  ↑ ↓ unit"))
    // The arrows go by steps again once it stands.
    state.receive(.action(.toggleRun), budget: .max)
    #expect(state.movement.granularity == .step)
  }

  /// What is chosen before it runs is said in the words of what then runs.
  @Test func aSpeedIsChosenForWhatWillRun() throws {
    var state = try Lessons.shipped("xor")
    state.receive(.action(.faster), budget: .max)
    let words = try #require(state.message?.text)
    #expect(words.contains(#/^speed: [\d ,]+ epochs a second$/#), "\(words)")
    state.receive(.action(.toggleRun), budget: .max)
    #expect(words == "speed: \(state.speedName)")
    // Steps that are asked for after that run are not as fast as its epochs were.
    state = try Lessons.shipped("xor")
    state.receive(.action(.toggleRun), budget: .max)
    state.receive(.action(.toggleRun), budget: .max)
    state.receive(.action(.coarser), budget: .max)
    state.receive(.action(.toggleRun), budget: .max)
    #expect(state.speedName == "5 units a second")
  }

  @Test(arguments: [(24, 80), (40, 120), (60, 200)])
  func thePlotHasHalfOfTheRows(rows: Int, columns: Int) throws {
    let lines = try running("xor", seconds: 7).screen(rows: rows, columns: columns).split(
      separator: "\n", omittingEmptySubsequences: false)
    let axis = lines.indices.filter {
      let start = lines[$0].prefix(10)
      return start.contains("│") || start.contains("┤")
    }
    let rule = try #require(lines.firstIndex { $0.contains("error over epochs") })
    // Below the axis stand its line and its labels.
    #expect((axis.last ?? 0) + 3 - rule >= rows / 2)
    if rows == 24 { #expect(axis.count >= 11) }
    // Every decade has the same height.
    let ticks = axis.filter { lines[$0].prefix(10).contains("┤") }
    let heights = zip(ticks.dropFirst(), ticks).map { $0 - $1 }
    #expect(ticks.count > 2 && Set(heights).count == 1, "\(heights)")
  }

  /// Where rows are left over, all weights stand below the data, as they are.
  @Test func weightsStandBelowTheData() throws {
    let state = try running("xor")
    let lines = state.screen(rows: 40, columns: 120).split(separator: "\n")
    let rule = try #require(lines.firstIndex { $0.contains("── weights ──") })
    let text = lines[rule...].joined(separator: " ")
    let run = state.run
    for (index, before) in run.network.parameters.enumerated() {
      let updated = Quantity.updated(index)
      let value = run.isKnown(updated) ? run.pass.value(of: updated) : before
      let name = index < 9 ? "w\(index + 1)" : "b\(index - 8)"
      let row = try Regex("\(name) [^ ]+ +([−.0-9]+)")
      let number = try #require(text.firstMatch(of: row)?[1].substring)
      let shown = try #require(Double(number.replacing("−", with: "-")))
      #expect(abs(shown - value) <= 0.00005 * 1.001, "\(name) \(value): \(number)")
    }
    // Numbers that have no room there are in nobody's way.
    #expect(!(try running("digits")).screen(rows: 40, columns: 120).contains("── weights ──"))
  }

  /// Units that are fed by units, and few of them by inputs, have no weights from inputs to be named.
  @Test(arguments: 2...8) func recurrentNetworksAreWatchedAtAnySize(units: Int) throws {
    var lesson = Lessons.recurrent(units, seed: 3).lesson
    lesson.settings.training.epochs = 1_000_000
    var state = State(lesson)
    for action in [Action.fastest, .toggleRun] { state.receive(.action(action), budget: .max) }
    state.pass(seconds: 0.1, budget: 1_000)
    try #require(state.movement.isWatched)
    for focus in [Panel.weights, .data, .settling] {
      state.display.focus = focus
      for (rows, columns) in [(24, 80), (40, 120), (60, 160), (60, 200)] {
        #expect(state.screen(rows: rows, columns: columns).contains("RUNNING"))
      }
    }
  }

  @Test func nothingWaitsForAValueWhileItRuns() throws {
    var state = try running("xor")
    for _ in 0..<60 {
      state.pass(seconds: 1.0 / 30, budget: 3_000)
      let lines = state.screen(rows: 24, columns: 80).split(separator: "\n")
      #expect(!lines.prefix(6).joined().contains("·"))
      #expect(lines[1].contains("RUNNING"))
    }
  }

  @Test func anEndedRunIsLookedAtUntilAKeyIsPressed() throws {
    var state = try Lessons.shipped("one-weight")
    state.receive(.action(.fastest), budget: .max)
    state.receive(.action(.toggleRun), budget: .max)
    while state.isBusy { state.pass(seconds: 0.05, budget: 1_000_000) }
    #expect(state.movement.isWatched)
    #expect(state.screen(rows: 24, columns: 80).contains("ENDED"))
    state.receive(.action(.back(.step)), budget: .max)
    #expect(!state.movement.isWatched)
  }

  @Test func everySpeedIsAtLeastTwiceTheOneBefore() {
    let speeds = Playback.speeds.compactMap(\.self)
    #expect(zip(speeds.dropFirst(), speeds).allSatisfy { $0 >= 2 * $1 })
    #expect(Playback.speeds.last == .some(nil))
  }

  @Test func aPageMakesRoomOnceTheRunGoesOn() throws {
    var state = State(try ShippedLessons.lesson("worked-example"))
    let first = state.lesson.pages[0].lines[0]
    #expect(state.screen(rows: 24, columns: 80).contains(first))
    state.receive(.action(.forward(.step)), budget: .max)
    let folded = state.screen(rows: 24, columns: 80)
    #expect(!folded.contains(first))
    #expect(folded.contains("page 1 of 24"))
    // Where there is room for both, it stays.
    #expect(state.screen(rows: 40, columns: 120).contains(first))
    var back = state
    back.receive(.action(.previousPage), budget: .max)
    #expect(back.reading.page == 0 && !back.reading.isFolded)
    #expect(back.screen(rows: 24, columns: 80).contains(first))
    state.receive(.action(.nextPage), budget: .max)
    #expect(state.reading.page == 1 && !state.reading.isFolded)
  }

  @Test func aPageMakesRoomHoweverTheRunGoesOn() throws {
    var state = State(try ShippedLessons.lesson("worked-example"))
    for input in [Input.action(.command), .text("go dE/dw5"), .submit] {
      state.receive(input, budget: .max)
    }
    #expect(state.run.position > 0 && state.reading.isFolded)
  }

  @Test func aThemeChosenByHandBringsItsGround() throws {
    var state = try Lessons.shipped("worked-example")
    let size = Size(rows: 24, columns: 80)
    #expect(
      Screen.render(state, size: size, colors: 256)[Point(row: 2, column: 0)].style.background < 0)
    state.receive(.action(.nextTheme), budget: .max)
    #expect(state.display.theme == .light)
    let buffer = Screen.render(state, size: size, colors: 256)
    #expect(buffer[Point(row: 2, column: 0)].style.background == 231)
    state.receive(.action(.nextTheme), budget: .max)
    #expect(state.display.theme == .contrast)
    let black = Screen.render(state, size: size, colors: 256)
    #expect(black.cells.allSatisfy { $0.style.background >= 16 })
    // What the terminal itself asks for brings none.
    state.display.choose(.auto)
    state.display.adopt(isLightGround: true)
    #expect(state.display.theme == .light)
    #expect(
      Screen.render(state, size: size, colors: 256)[Point(row: 2, column: 0)].style.background < 0)
  }
}
