import Backprop
import Documents
import Explorer
import ExplorerViews
import LessonSupport
import TestSupport
import Testing
import TextScreen

@Suite struct AnswersViewTests {
  // MARK: - The picture

  @Test func pointsLieOnTheCellsOfTheirMap() {
    let axis = Axis(from: 0, to: 1)
    let cells = AnswerMapCells([axis, axis], in: Rect(row: 3, column: 5, rows: 4, columns: 10))
    #expect(cells.cell(0, 0) == Point(row: 6, column: 5))
    #expect(cells.cell(0.999, 0.999) == Point(row: 3, column: 14))
    #expect(cells.cell(-0.01, 0) == nil && cells.cell(.nan, 0) == nil)
  }

  @Test(arguments: [1, 3]) func theLegendCountsTheRightOnes(outputs: Int) {
    let state = Lessons.classes([2, 4, outputs], examples: 30).after(14_777)
    var trainer = Trainer(network: state.run.network, settings: TrainingSettings())
    let evaluation = trainer.evaluate(state.run.setup.examples, classes: state.run.classes)
    #expect(state.panel(.answers).contains("\(evaluation.rightCount ?? -1) of 30 right"))
  }

  @Test func everyExampleOfXorStandsInItsCorner() {
    var state = Lessons.classes([2, 3, 1], examples: 4)
    state.run = Run(
      Run.Setup(
        network: state.run.network,
        examples: Examples(
          inputs: [[0, 0], [0, 1], [1, 0], [1, 1]], targets: [[0], [1], [1], [0]]),
        settings: state.run.setup.settings))
    let lines = state.panel(.answers).split(separator: "\n").map(String.init)
    let letters = lines.dropFirst().compactMap { line -> String? in
      let found = line.dropFirst(9).prefix(66).filter { "01".contains($0) }
      return found.isEmpty || line.contains(" 0.5") && line.contains("all ") ? nil : String(found)
    }
    // The digits are the targets themselves.
    #expect(letters.first == "10" && letters.dropFirst().first == "01", "\(letters)")
    #expect(lines.joined().contains("0 1 targets"))
    // So far no line divides them.
    var probe = OutputProbe(state.run.network)
    let answers = [[0.0, 0], [0, 1], [1, 0], [1, 1]].map {
      (probe.outputs(for: $0[...]).first ?? 0) > 0.5
    }
    #expect(Set(answers).count == 1)
    #expect(lines.joined().contains("all \(answers[0] ? "over" : "under") 0.5"))
  }

  /// Once answers lie on both sides, the legend says where the line is.
  @Test func theLegendSaysWhereTheLineIs() throws {
    let text = try Lessons.shipped("xor").after(60_000).panel(.answers)
    #expect(text.contains("line at 0.5"), "\(text)")
  }

  @Test func withoutColoursARampOfGlyphsShowsTheValues() {
    let state = Lessons.classes([2, 3, 1], examples: 4, rate: 2).after(60_000)
    let text = state.panel(.answers, rows: 40, columns: 120, colors: 0)
    #expect(text.contains("##") && text.contains("**") && text.contains(".."))
    let colored = state.panel(.answers, rows: 40, columns: 120)
    #expect(!colored.contains("##") && colored.contains("▀"))
  }

  @Test func aCurveOverOneInput() {
    let text = Lessons.made([1, 4, 1], examples: 6).panel(.answers)
    #expect(text.contains("── what the network answers ──"))
    #expect(text.contains("o target"))
    #expect(text.count { $0 == "o" } > 5)
  }

  @Test func testDataHasItsOwnLetters() {
    let text = Lessons.classes([2, 3, 1], examples: 10, tests: 10).panel(.answers)
    #expect(text.contains("O X test data"))
    #expect(text.contains("X") && text.contains("O"))
  }

  @Test func severalClassesHaveTheirNames() {
    let text = Lessons.classes([2, 4, 3], examples: 30).panel(.answers, columns: 120)
    #expect(text.contains("a kind 0") && text.contains("c kind 2"))
  }

  // MARK: - Where it makes no sense

  @Test func otherNetworksSayWhy() {
    let state = Lessons.made([3, 2, 1])
    #expect(
      state.panel(.answers).contains(
        "This is a picture for one or two inputs; the network has 3."))
  }

  @Test func tabPassesOverWhatHasNothingToShow() {
    for sizes in [[1, 2, 1], [2, 2, 1], [3, 2, 1]] {
      var state = Lessons.made(sizes)
      var seen: Set<Panel> = []
      for _ in Panel.allCases {
        seen.insert(state.display.focus)
        state.receive(.action(.nextPanel), budget: .max)
      }
      #expect(seen.contains(.answers) == (sizes[0] < 3))
      for panel in Panel.allCases {
        #expect(seen.contains(panel) == (state.emptiness(of: panel) == nil))
      }
      // Backwards it is the same way.
      let here = state.display.focus
      state.receive(.action(.nextPanel), budget: .max)
      state.receive(.action(.previousPanel), budget: .max)
      #expect(state.display.focus == here)
    }
  }

  // MARK: - Nothing jumps

  @Test func axesStayWhileItTrains() {
    let state = Lessons.classes([2, 3, 1], examples: 12, rate: 3)
    func labels(_ position: Int) -> [String] {
      let lines = state.after(position).panel(.answers, rows: 40, columns: 120)
        .split(separator: "\n").map(String.init)
      let end = lines.firstIndex { $0.hasSuffix(" i1") } ?? 0
      return lines[..<end].map { String($0.prefix(8)) } + [lines[end]]
    }
    let before = labels(0)
    for position in stride(from: 1, to: 9_000, by: 700) { #expect(labels(position) == before) }
  }
}
