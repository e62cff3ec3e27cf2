import Backprop
import TestSupport
import Testing

@Suite struct ConfusionTests {
  /// Examples of a few classes around places of their own; one output has two values.
  private func examples(_ inputCount: Int, outputs: Int, count: Int = 61) -> Examples {
    var source = SeededGenerator(seed: 3)
    return Examples(
      inputs: (0..<count).map { _ in
        (0..<inputCount).map { _ in Double.random(in: -2...2, using: &source) }
      },
      targets: (0..<count).map { example in
        outputs == 1
          ? [Double(example % 2)] : (0..<outputs).map { $0 == example % outputs ? 1 : 0 }
      })
  }

  private func network(_ sizes: [Int], seed: UInt64) -> Network {
    let shape = Shape(
      inputCount: sizes[0],
      layers: sizes.dropFirst().map { ($0, .sigmoid, LayerShape.Biases.perUnit) })
    return Network(
      shape: shape, loss: .halfSquaredError,
      parameters: Initializer.xavier.parameters(for: shape, seed: seed))
  }

  @Test(arguments: [[2, 3, 1], [4, 5, 3], [3, 6, 7]])
  func countsAddUpAndAgreeWithTheEvaluation(sizes: [Int]) {
    let examples = examples(sizes[0], outputs: sizes[2])
    let classes = Classes(of: examples)
    for seed in 1...10 as ClosedRange<UInt64> {
      let network = network(sizes, seed: seed)
      var probe = OutputProbe(network)
      let confusion = Confusion(examples, classes, &probe)
      var trainer = Trainer(network: network, settings: TrainingSettings())
      #expect(confusion.right == trainer.evaluate(examples, classes: classes).rightCount)
      #expect(confusion.counts.reduce(0, +) == 61)
      #expect(confusion.asked == 61 && !confusion.isPart)
      for target in 0..<confusion.classCount {
        let wanted = (0..<61).count { $0 % max(2, sizes[2]) == target }
        #expect(confusion.total(of: target) == wanted)
      }
    }
  }

  @Test func asManyAreAskedAsThereIsTimeFor() {
    let examples = examples(2, outputs: 3)
    var probe = OutputProbe(network([2, 3, 3], seed: 1))
    let confusion = Confusion(examples, .oneHot, &probe, limit: 10)
    #expect(confusion.asked == 10 && confusion.isPart && confusion.exampleCount == 61)
    #expect(confusion.counts.reduce(0, +) == 10)
  }

  @Test func whatIsNoNumberIsNoAnswer() {
    let examples = examples(2, outputs: 3, count: 9)
    var network = network([2, 3, 3], seed: 1)
    network.parameters[0] = .nan
    var probe = OutputProbe(network)
    let confusion = Confusion(examples, .oneHot, &probe)
    #expect(confusion.right == 0)
    #expect(confusion.hasNoAnswers)
    #expect((0..<3).allSatisfy { confusion[$0, 3] == 3 })
  }

  /// Whichever value the data name first, the lower one is the first class.
  @Test(arguments: [Classes.pair(1, -1), .pair(-1, 1)])
  func answersOfPairsAreTheNearerValue(pair: Classes) {
    func answer(_ output: Double, _ target: Double) -> Confusion.Answer {
      Confusion.Answer(outputs: [output], targets: [target], pair)
    }
    #expect(answer(0.1, -1) == Confusion.Answer(target: 0, answer: 1))
    #expect(answer(-7, -1) == Confusion.Answer(target: 0, answer: 0))
    #expect(answer(0, 1) == Confusion.Answer(target: 1, answer: nil))
    #expect(answer(.nan, 1) == Confusion.Answer(target: 1, answer: nil))
  }
}
