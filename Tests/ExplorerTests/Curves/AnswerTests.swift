import Backprop
import Explorer
import LessonSupport
import Testing

/// The answers that pictures are made of.
@Suite struct AnswerTests {
  /// A piece has the value of its middle.
  @Test func gridHoldsTheValuesAtTheMiddles() {
    var grid = AnswerGrid(x: 0...1, y: 0...1, across: 10, down: 8, most: 1000)
    grid.fill { $0[0] + 100 * $0[1] }
    #expect(grid.columns == 10 && grid.rows == 8)
    #expect(abs(grid.value(across: 0, down: 0) - (0.05 + 100 * 0.9375)) < 1e-9)
    #expect(abs(grid.value(across: 9, down: 7) - (0.95 + 100 * 0.0625)) < 1e-9)
    #expect(grid[7, 9] == grid.value(across: 9, down: 7))
    var coarse = AnswerGrid(x: 0...1, y: 0...1, across: 10, down: 8, most: 9)
    coarse.fill { $0[0] }
    #expect(coarse.columns * coarse.rows <= 9)
    #expect(coarse.value(across: 9, down: 7).isFinite)
  }

  @Test func linesPassThroughTheOutputs() {
    let network = Lessons.made([1, 4, 3]).run.network
    var probe = OutputProbe(network)
    let answers = AnswerLines(&probe, over: -2...6, outputCount: 2, pointCount: 5)
    #expect(answers.lines.count == 2)
    for (output, line) in answers.lines.enumerated() {
      #expect(line.map(\.x) == [-2, 0, 2, 4, 6])
      for point in line {
        let expected = network.outputs(for: [point.x])[output]
        #expect(point == CurvePoint(x: point.x, y: expected))
      }
    }
  }

  @Test func rangesHoldTheDataForTrainingAndForTesting() {
    let run = Lessons.classes([2, 3, 1], examples: 10, tests: 10).run
    let parts = [run.setup.examples, run.setup.testExamples].compactMap { $0 }
    let inputs = parts.flatMap { part in
      (0..<part.count).map { part.inputs(of: $0).first ?? .nan }
    }
    let (least, most) = (inputs.min() ?? .nan, inputs.max() ?? .nan)
    let range = InputRange(run, input: 0, margin: 0.5)
    #expect(range.lower == least - 0.5 * (most - least))
    #expect(range.upper == most + 0.5 * (most - least))
    let wide = InputRange(run, input: 0, margin: 0.5, least: -100...100)
    #expect(wide.lower == -100 && wide.upper == 100)
    let targets = TargetRange(run, output: 0)
    #expect(targets.lower == 0 && targets.upper == 1 && targets.middle == 0.5)
    #expect([0, 0.5, 1].map(targets.position) == [-1, 0, 1])
  }

  @Test func targetsThatAreAllTheSameHaveTheRangeOfTheOutput() {
    let shape = Shape(inputCount: 1, layers: [(1, .tanh, .none)])
    let run = Run(
      Run.Setup(
        network: Network(shape: shape, loss: .halfSquaredError, parameters: [1]),
        examples: Examples(inputs: [[1], [2]], targets: [[0.25], [0.25]]),
        settings: TrainingSettings()))
    let targets = TargetRange(run, output: 0)
    #expect(targets.lower == -1 && targets.upper == 1)
  }
}
