import Backprop
import Documents
import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

@Suite struct ErrorViewTests {
  @Test func aFreshRunHasOnePointOnAxesForTenEpochs() throws {
    let fresh = try Lessons.shipped("worked-example")
    // Its first steps are yet to find E: no panel tells it before.
    #expect(fresh.panel(.error).contains("── log   before training ──"))
    #expect(!fresh.panel(.error).contains("0.298") && !fresh.panel(.error).contains("●"))
    let text = fresh.after(19).panel(.error)
    #expect(text.contains("── log   before training, E 0.298371109 ──"))
    #expect(text.count { $0 == "●" } == 1)
    #expect(text.contains("● now"))
    let numbers = text.split(separator: "\n").last?.split(separator: " ")
    #expect(numbers == ["0", "2", "4", "6", "8", "10"])
  }

  @Test func aPlotWithoutALineSaysWhereOneComesFrom() throws {
    let words = "every epoch adds a point: e runs one"
    let one = try Lessons.shipped("worked-example")
    #expect(one.panel(.error).contains("E comes with step 19"))
    let several = try Lessons.shipped("xor")
    // Clear of the words at the point, whatever the size.
    for (rows, columns) in [(24, 80), (40, 120), (60, 200)] {
      let lines = several.panel(.error, rows: rows, columns: columns).split(separator: "\n")
      let row = try #require(lines.firstIndex { $0.contains(words) })
      let now = try #require(lines.firstIndex { $0.contains("● start") })
      let (left, right) = (
        lines[now].count, lines[row].prefix { $0 == " " || $0 == "│" || $0 == "●" }.count
      )
      #expect(row == now || abs(row - now) > 1 || left + 1 < right, "\(lines)")
    }
    let trained = several.after(several.run.pass.layout.count * 4 + 2)
    #expect(trained.run.epochsDone == 1 && !trained.panel(.error).contains(words))
  }

  @Test func whatWasRunBeforeGoingBackIsKept() throws {
    let state = try Lessons.shipped("worked-example").after(60 * 40)
    #expect(!state.panel(.error).contains("ahead"))
    #expect(state.panel(.error).contains("epoch 40, E "))
    let back = state.after(60 * 3)
    #expect(back.panel(.error).contains("ahead: run before you went back; kept"))
    #expect(back.panel(.error).contains("epoch 3, E 0.275943289"))
    // The axes are those of the whole run, before and after.
    #expect(axis(state) == axis(back))
  }

  private func axis(_ state: State) -> Substring? {
    state.panel(.error).split(separator: "\n").last
  }

  @Test func axesOnlyGrow() {
    var state = Lessons.made([2, 3, 1], rate: 2)
    var last = 0.0
    for epoch in 0..<60 {
      state = state.after(epoch * state.run.stepsPerEpoch)
      let end = axis(state)?.split(separator: " ").last.flatMap { Double($0) } ?? -1
      #expect(end >= last && end >= Double(epoch))
      last = end
    }
  }

  @Test func linearAxesBeginAtZero() throws {
    var state = try Lessons.shipped("one-weight")
    state.display.isErrorLogarithmic = false
    #expect(state.panel(.error).contains("linear   before training, E 1.666666667"))
  }

  /// A run whose error is above 0 for a while, and exactly 0 from then on.
  private func fallingToZero() throws -> State {
    var state = try Lessons.shipped("one-weight")
    let epoch = state.run.stepsPerEpoch
    state = state.after(epoch * 4)
    state.run.make(.parameter(0, 2))
    return state.after(epoch * 9)
  }

  /// The label and the line of every row of the plot.
  private func rows(_ panel: String) -> [(label: Substring, line: Substring)] {
    panel.split(separator: "\n").dropFirst().dropLast(2).map { row in
      let parts = row.split(maxSplits: 1) { $0 == "┤" || $0 == "│" }
      return (parts.first?.split(separator: " ").last ?? "", parts.last ?? "")
    }
  }

  @Test func errorsOfZeroLieOnTheFloorOfALogarithmicAxisWhichSaysSo() throws {
    let state = try fallingToZero()
    let text = state.panel(.error)
    #expect(text.contains("── log, 0 at the bottom   epoch 9, E 0 ──"))
    let rows = rows(text)
    // No tick of the floor's own: 0 has no place that a number could stand for.
    #expect(rows.last?.label == "0")
    #expect(rows.last?.line.contains("●") == true)
    #expect(rows.dropLast().allSatisfy { $0.label != "0" && !$0.line.contains("●") })
    // What is above 0 is drawn above the floor.
    let drawn = rows.filter { $0.line.contains { !" ●now E0.".contains($0) } }
    #expect(drawn.count > 3)
  }

  @Test func withoutZerosALogarithmicAxisHasNoFloor() throws {
    let text = try Lessons.shipped("worked-example").after(60 * 40).panel(.error)
    #expect(text.contains("── log   epoch 40, E "))
    #expect(rows(text).allSatisfy { $0.label != "0" })
  }

  @Test func whereEveryErrorIsZeroTheAxisIsLinearAndSaysSo() throws {
    var state = try Lessons.shipped("one-weight")
    state.run.make(.parameter(0, 2))
    state = state.after(state.run.stepsPerEpoch * 3)
    let text = state.panel(.error)
    #expect(text.contains("── linear, as E is 0   epoch 3, E 0 ──"))
    #expect(rows(text).last?.label == "0")
    #expect(rows(text).last?.line.contains("●") == true)
  }

  /// At the smallest size beside the network, where the rule has no room for the scale.
  @Test func narrowPanelsSayAmongTheLinesWhatTheRuleHasNoRoomFor() throws {
    var falling = try fallingToZero()
    var zero = try Lessons.shipped("one-weight")
    zero.run.make(.parameter(0, 2))
    for isASCII in [false, true] {
      if isASCII {
        falling.display.restrictToASCII()
        zero.display.restrictToASCII()
      }
      falling.display.focus = .error
      zero.display.focus = .error
      #expect(falling.screen(rows: 24, columns: 80).contains("log, 0 at the bottom"))
      #expect(zero.screen(rows: 24, columns: 80).contains("linear, as E is 0"))
      falling.display.isErrorLogarithmic = false
      #expect(!falling.screen(rows: 24, columns: 80).contains("at the bottom"))
      falling.display.isErrorLogarithmic = true
    }
  }

  /// `y = w·1` for the target 0: E = w²/2, and as good as nothing is learnt.
  private func constant(_ error: Double) -> State {
    let shape = Shape(
      inputCount: 1, layers: [(unitCount: 1, activation: .linear, biases: .none)])
    var settings = Settings()
    settings.training.learningRate = 1e-300
    return State(
      Lesson(
        name: "constant", title: "constant", aim: "",
        network: Network(
          shape: shape, loss: .halfSquaredError, parameters: [(2 * error).squareRoot()]),
        data: DataTable(
          inputNames: ["x"], targetNames: ["y"], examples: Examples(inputs: [[1]], targets: [[0]])),
        settings: settings))
  }

  @Test(arguments: [0, 1e-300, 1e-12, 1, 1e300, 1e307, 8e307])
  func aConstantErrorIsALevelLineOnEitherAxis(error: Double) {
    var state = constant(error)
    for epochs in [0, 20] {
      // Before its check an epoch has not ended.
      state = state.after(max(state.run.stepsPerEpoch - 1, state.run.stepsPerEpoch * epochs))
      for isLogarithmic in [true, false] {
        state.display.isErrorLogarithmic = isLogarithmic
        let rows = rows(state.panel(.error))
        let drawn = rows.filter { row in
          row.line.unicodeScalars.contains { (0x2801..<0x2900).contains($0.value) }
        }
        #expect(drawn.count == (epochs == 0 ? 0 : 1))
        #expect(rows.count { $0.line.contains("●") } == 1)
        if let line = drawn.first?.line { #expect(line.contains("●")) }
      }
    }
  }

  @Test func whereNoErrorIsFiniteTheAxesAreEmptyAndSaySo() {
    let text = constant(.infinity).panel(.error)
    #expect(text.contains("── linear   ∞ from epoch 0   before training, E ∞ ──"))
    #expect(rows(text).first?.line.hasPrefix("∞") == true)
    #expect(!text.contains("●"))
  }

  @Test func whatIsNoNumberIsNamed() {
    let state = Lessons.made([1, 2, 1], activation: .linear, rate: 1e9).after(20_000)
    let text = state.panel(.error, columns: 120)
    #expect(text.contains("NaN from epoch") || text.contains("∞ from epoch"))
  }

  @Test(arguments: [Settings.Drawing.braille, .blocks, .ascii])
  func everyDrawingSetShowsTheLine(drawing: Settings.Drawing) throws {
    var state = try Lessons.shipped("worked-example").after(60 * 200)
    if drawing == .ascii {
      state.display.restrictToASCII()
    } else {
      state.display.drawing = drawing
    }
    for (rows, columns) in [(24, 80), (60, 200)] {
      let lines = state.panel(.error, rows: rows, columns: columns).split(separator: "\n")
      let drawn = lines.dropFirst().dropLast(2).joined().filter { !" │┤|+●o".contains($0) }
      #expect(drawn.count > columns / 2)
    }
  }

  /// A spike of one epoch among thousands is still there in few columns.
  @Test func noSpikeIsLost() throws {
    var state = try Lessons.shipped("one-weight")
    let epoch = state.run.stepsPerEpoch
    state = state.after(epoch * 2000)
    state.run.make(.parameter(0, 1000))
    state = state.after(epoch * 5000)
    state.display.isErrorLogarithmic = false
    let lines = state.panel(.error).split(separator: "\n")
    let top = lines[1...4].joined().filter { !" │┤0123456789,e.".contains($0) }
    #expect(!top.isEmpty)
  }
}
