import Backprop
import Documents
import Explorer
import ExplorerViews
import TestSupport
import Testing
import TextScreen

@Suite struct AnswersViewTests {
  private func context(_ state: State, colors: Int = 256) -> Context {
    Context(state, theme: Theme(.dark, colors: colors))
  }

  // MARK: - Numbers

  @Test func answersAreThoseOfTheNetwork() {
    let state = Lessons.classes([2, 4, 3], examples: 30).after(500)
    var table = AnswerTable(state.run.network)
    var source = SeededGenerator(seed: 2)
    for _ in 0..<100 {
      let inputs = (0..<2).map { _ in Double.random(in: -3...3, using: &source) }
      let outputs = state.run.network.outputs(for: inputs[...])
      #expect(Array(table.outputs(inputs[...])) == outputs)
      #expect(table.output(1, inputs[...]) == outputs[1])
      #expect(table.winner(inputs[...]).map { outputs[$0] } == outputs.max())
    }
  }

  @Test func winnersAreTheOnlyLargest() {
    #expect(AnswerTable.winner([0.1, 0.7, 0.2][...]) == 1)
    #expect(AnswerTable.winner([0.7, 0.7, 0.2][...]) == 0)
    #expect(AnswerTable.winner([0.7, 0.7, 0.9][...]) == 2)
    #expect(AnswerTable.winner([0.7, .nan, 0.9][...]) == nil)
    #expect(AnswerTable.winner([-.infinity][...]) == 0)
  }

  @Test(arguments: [1, 3], [0, 20])
  func rightOnesAreThoseOfTheEvaluation(outputs: Int, tests: Int) {
    let state = Lessons.classes([2, 4, outputs], examples: 30, tests: tests)
    for position in stride(from: 0, through: 20_000, by: 2_111) {
      let state = state.after(position)
      var table = AnswerTable(state.run.network)
      let data = DataPoints(context(state), &table)
      var trainer = Trainer(network: state.run.network, settings: TrainingSettings())
      let evaluation = trainer.evaluate(state.run.setup.examples, classes: state.run.classes)
      #expect(data.right?.count == evaluation.rightCount)
      #expect(data.right?.of == 30)
      #expect(data.points.count == 30 + tests)
      #expect(state.panel(.answers).contains("\(evaluation.rightCount ?? -1) of 30 right"))
    }
  }

  /// A cell is of the colour of the answer at its middle.
  @Test func gridHoldsTheAnswersAtTheMiddles() {
    let axis = Axis(from: 0, to: 1)
    let area = Rect(row: 3, column: 5, rows: 4, columns: 10)
    var grid = AnswerGrid(x: axis, y: axis, area: area, isHalved: true, most: 1000)
    grid.fill { $0[0] + 100 * $0[1] }
    #expect(grid.columns == 10 && grid.rows == 8)
    #expect(abs(grid.value(column: 0, piece: 0) - (0.05 + 100 * 0.9375)) < 1e-9)
    #expect(abs(grid.value(column: 9, piece: 7) - (0.95 + 100 * 0.0625)) < 1e-9)
    #expect(grid.cell(0, 0) == Point(row: 6, column: 5))
    #expect(grid.cell(0.999, 0.999) == Point(row: 3, column: 14))
    #expect(grid.cell(-0.01, 0) == nil && grid.cell(.nan, 0) == nil)
    var coarse = AnswerGrid(x: axis, y: axis, area: area, isHalved: true, most: 9)
    coarse.fill { $0[0] }
    #expect(coarse.columns * coarse.rows <= 9)
    #expect(coarse.value(column: 9, piece: 7).isFinite)
  }

  // MARK: - The picture

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
      let found = line.dropFirst(9).prefix(66).filter { "ox".contains($0) }
      return found.isEmpty || line.contains("line at") ? nil : String(found)
    }
    #expect(letters.first == "xo" && letters.dropFirst().first == "ox")
    #expect(lines.joined().contains("line at 0.5"))
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
