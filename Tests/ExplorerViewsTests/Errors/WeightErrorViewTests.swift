import Backprop
import Documents
import Explanations
import Explorer
import ExplorerViews
import LessonSupport
import TestSupport
import Testing
import TextScreen

@Suite struct WeightErrorViewTests {
  /// In colours a cell is the tangent's or the curve's; without them it has the dots of both.
  @Test func theCurveGivesWayToItsTangentInColoursAlone() throws {
    let state = try Lessons.shipped("rate-too-large").after(33)
    func dots(_ theme: Settings.Theme) -> [UInt32] {
      var state = state
      state.display.choose(theme)
      return state.panel(.weightError).unicodeScalars.map(\.value).map {
        (0x2800...0x28FF).contains($0) ? $0 - 0x2800 : 0
      }
    }
    let (coloured, plain) = (dots(.dark), dots(.mono))
    #expect(coloured.count == plain.count)
    #expect(zip(coloured, plain).allSatisfy { $0 & $1 == $0 })
    #expect(zip(coloured, plain).contains { $0 > 0 && $0 != $1 })
  }

  @Test func itSaysWhichExamplesItIsOf() {
    var state = Lessons.made([2, 3, 1], examples: 9, batch: .examples(4), seed: 5).after(30)
    #expect(state.panel(.weightError).contains(" this batch of 4 "))
    state.display.isErrorOfAll = true
    #expect(state.panel(.weightError).contains(" all 9 examples "))
    var flowers = Lessons.classes([4, 5, 3], examples: 100).after(30)
    flowers.display.isErrorOfAll = true
    #expect(flowers.panel(.weightError).contains(" all 100 examples "))
  }

  @Test func theOneWeightLessonHasItsValley() throws {
    let state = try Lessons.shipped("one-weight").after(32)
    let text = state.panel(.weightError)
    #expect(text.contains("── error over w1 ──"))
    #expect(text.contains("all 3 examples ──"))
    #expect(text.contains("mean slope ∂E/∂w1 = 3.333333333"))
    #expect(text.contains("w1⁺ = 2.666666667"))
    #expect(text.contains("w1 = 3, E 1.666666667"))
    #expect(text.contains("least E at 2") || text.contains("at 2"))
  }

  /// Beside its data the curve has all rows: what is said of it stands between its branches.
  @Test func theSlopeStandsInASmallPicture() throws {
    var state = try Lessons.shipped("one-weight").after(32)
    state.display.focus = .weightError
    let lines = state.screen(rows: 24, columns: 80).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.contains { $0.contains(#/│ E +mean slope ∂E\/∂w1 = 3\.333333333 /#) }, "\(lines)")
    #expect(lines.contains { $0.contains(#/w1⁺ = 2\.667 ◀─+●.? w1 = 3/#) }, "\(lines)")
    // Ticks are as many rows apart.
    let rows = ["8", "6", "4", "2", "0"].map { tick in
      lines.firstIndex { $0.contains("\(tick) ┤") } ?? 0
    }
    #expect(Set(zip(rows, rows.dropFirst()).map { $1 - $0 }).count == 1, "\(rows)")
    // The axis ends where the curve does, and not at the next whole number.
    let axis = try #require(lines.first { $0.contains(#/ 0 +1 +2 +3 +4( |$)/#) })
    #expect(!axis.prefix(48).contains("5"), "\(axis)")
    // Before it is found its place is blank.
    let earlier = try Lessons.shipped("one-weight").after(2)
    #expect(!earlier.screen(rows: 24, columns: 80).contains("slope ∂E/∂w1"))
  }

  // MARK: - What is said

  @Test(arguments: [(24, 80), (40, 120), (60, 200)])
  func theLowestPointHasItsWordsNearby(rows: Int, columns: Int) throws {
    var state = try Lessons.shipped("one-weight").after(1)
    state.display.focus = .weightError
    let lines = state.screen(rows: rows, columns: columns).split(
      separator: "\n", omittingEmptySubsequences: false)
    // They stand left of the valley's floor, in its row: the last one above the axis.
    let words = try #require(lines.firstIndex { $0.contains("least E") })
    let line = lines[words]
    let after = line[
      try #require(line.firstRange(of: #/least E( (near )?[^ ]+ at [^ ]+)?/#)).upperBound...]
    let next = try #require(after.firstMatch(of: #/[⠁-⣿]{4}/#))
    #expect(after.distance(from: after.startIndex, to: next.range.lowerBound) < 10, "\(line)")
    #expect(lines[words + 1].contains("└┴"), "\(lines[words + 1])")
  }

  /// The curve is that of the step's weight, of a selected one, or of the first into the step's unit.
  @Test func theCurveIsOfTheWeightThatTheStepIsAbout() throws {
    var state = try Lessons.shipped("worked-example").after(12)
    #expect(state.run.step?.quantity == .activation(Unit(layer: 1, index: 0)))
    #expect(state.panel(.weightError).contains("error over w5"))
    #expect(state.after(26).panel(.weightError).contains("error over w6"))
    state.pointing.selection = .unit(Unit(layer: 0, index: 1))
    #expect(state.panel(.weightError).contains("error over w3"))
    state = state.after(26)
    #expect(state.panel(.weightError).contains("error over w6"))
    state.pointing.selection = .parameter(7, in: Unit(layer: 1, index: 1))
    #expect(state.panel(.weightError).contains("error over w8"))
  }

  /// What a search for the least E leaves is not told as a value.
  @Test func aLeastErrorOfNothingIsNear0() throws {
    let text = try Lessons.shipped("one-weight").after(1).panel(.weightError)
    #expect(text.contains("least E near 0 at 2"), "\(text)")
  }

  @Test func whatIsToComeIsAskedUntilItsStep() throws {
    let state = try Lessons.shipped("worked-example")
    #expect(state.after(23).panel(.weightError).contains("slope ∂E/∂w5 = ?"))
    let after = state.after(24).panel(.weightError)
    #expect(after.contains("slope ∂E/∂w5 = 0.082167041"))
    #expect(after.contains("w5 − η·∂E/∂w5 = ?"))
    #expect(after.contains("this example"))
    var selected = state.after(59)
    selected.pointing.selection = .parameter(4, in: Unit(layer: 1, index: 0))
    #expect(selected.panel(.weightError).contains("w5⁺ = 0.358916480"))
  }

  /// Only plain descent goes by η times the slope.
  @Test(arguments: [Optimizer.momentum, .nesterov, .rmsprop, .adam])
  func theStepOfAnOptimizerIsNotCalledOneOfTheSlope(optimizer: Optimizer) throws {
    var lesson = try Lessons.shipped("worked-example").lesson
    lesson.pages = []
    lesson.settings.training.optimizer = optimizer
    let state = State(lesson).after(24)
    let text = state.panel(.weightError)
    #expect(!text.contains("η·"))
    #expect(text.contains("w5⁺ = ?"))
  }

  @Test func aFixedBiasHasNoSlope() throws {
    var state = try Lessons.shipped("worked-example").after(24)
    state.pointing.selection = .parameter(9, in: Unit(layer: 1, index: 0))
    #expect(state.panel(.weightError).contains("b2 is fixed: training leaves it as it is"))
  }

  @Test func theWeightIsTheOneSelectedElseThePresentOne() throws {
    var state = try Lessons.shipped("worked-example")
    #expect(state.panel(.weightError).contains("error over w1"))
    #expect(state.after(22).panel(.weightError).contains("error over w5"))
    state.pointing.selection = .parameter(7, in: Unit(layer: 1, index: 1))
    #expect(state.after(22).panel(.weightError).contains("error over w8"))
  }

  @Test func notANumberIsNamed() {
    var state = Lessons.made([1, 2, 1], activation: .linear, rate: 1e9).after(20_000)
    #expect(state.panel(.weightError).contains("is NaN") || !state.run.pass.totalError.isNaN)
    state.run.make(.parameter(0, .infinity))
    state.pointing.selection = .parameter(0, in: Unit(layer: 0, index: 0))
    #expect(state.panel(.weightError).contains("w1 is ∞"))
  }

  /// W becomes 7/6 times as large with each update, beyond all bounds.
  private func diverging(epochs: Int) throws -> State {
    var lesson = try Lessons.shipped("one-weight").lesson
    lesson.pages = []
    lesson.settings.training.learningRate = 0.65
    var state = State(lesson)
    state = state.after(epochs * state.run.stepsPerEpoch)
    state.display.focus = .weightError
    return state
  }

  @Test(arguments: [200, 1000, 2000, 2200])
  func aDivergedRunHasItsCurveWhileErrorsAreNumbers(epochs: Int) throws {
    let state = try diverging(epochs: epochs)
    let text = state.panel(.weightError)
    #expect(text.contains("least E") && text.contains("●") && text.contains("○"))
    // Ticks have a digit or two.
    #expect(!text.contains(#/\.\d{3,}e1\d\d ┤/#), "\(text)")
  }

  @Test func withoutAnErrorThereIsNoCurve() throws {
    for epochs in [2300, 2310, 2400] {
      let text = try diverging(epochs: epochs).panel(.weightError)
      #expect(text.contains("E ∞") && text.contains("E is larger than the largest number"))
      #expect(!text.unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) }, "\(text)")
    }
  }

  /// Nine digits and a power of ten of a slope that grows without end.
  @Test func aLongNumberIsBriefRatherThanCut() throws {
    var lesson = try Lessons.shipped("one-weight").lesson
    lesson.pages = []
    lesson.settings.training.learningRate = 3
    var state = State(lesson)
    state = state.after(100 * state.run.stepsPerEpoch - 1)
    state.display.focus = .weightError
    let row = state.screen(rows: 24, columns: 80).split(separator: "\n").first {
      $0.contains("mean slope ∂E/∂w1 = ")
    }
    #expect(row?.contains("…") == false && row?.contains(#/\de\d/#) == true, "\(row ?? "")")
  }

  @Test func hugeDataGivesTheExampleAlone() {
    let state = Lessons.made([8, 16, 4], examples: 5000, batch: .full)
    let text = state.panel(.weightError)
    #expect(text.contains("this example; all 5,000 would take too long"))
  }

  /// Of five examples in batches of two, the last one is alone.
  @Test func aBatchIsShownAsAWhole() throws {
    var state = Lessons.made([2, 3, 1], examples: 5, batch: .examples(2))
    state.pointing.selection = .parameter(1, in: Unit(layer: 0, index: 0))
    for exampleIndex in 0..<5 {
      let moment = state.after(state.run.position(ofStartOf: exampleIndex) + 1)
      let words = exampleIndex < 4 ? "this batch of 2 ──" : "this example ──"
      #expect(moment.panel(.weightError).contains(words))
    }
    let updated = state.after(state.run.position(ofStartOf: 2))
    #expect(updated.panel(.weightError).contains("mean slope ∂E/∂w2 = "))
  }

  // MARK: - Nothing jumps

  /// Within an example only what becomes known appears.
  @Test(arguments: [(24, 80), (40, 120), (60, 200)])
  func nothingMovesFromStepToStep(rows: Int, columns: Int) throws {
    var state = try Lessons.shipped("worked-example")
    state.pointing.selection = .parameter(4, in: Unit(layer: 1, index: 0))
    func lines(_ position: Int) -> [[Character]] {
      state.after(position).panel(.weightError, rows: rows, columns: columns)
        .split(separator: "\n").map(Array.init)
    }
    let before = lines(0)
    for position in 1...58 {
      let later = lines(position)
      #expect(later.count == before.count)
      // Below the words: every label of the axes, and the bullet, stand where they stood.
      for (old, new) in zip(before.dropFirst(3), later.dropFirst(3)) {
        for (index, character) in old.enumerated() where "●┤┴0123456789=".contains(character) {
          #expect(index < new.count && new[index] == character, "step \(position)")
        }
      }
    }
  }
}
