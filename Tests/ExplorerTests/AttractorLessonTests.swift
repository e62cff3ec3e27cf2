import Backprop
import Documents
import Explanations
import Explorer
import LessonSupport
import Testing

/// What the pages of `attractor` say, of its own network and of a layered one beside it.
@Suite struct AttractorLessonTests {
  /// The pictures, 1 where a pixel is lit, else −1.
  private let pictures: [[Double]] = ["100100111", "010111010", "111001001"].map { text in
    text.map { $0 == "1" ? 1 : -1 }
  }

  /// A row of a picture, the pixels outside 0.
  private func part(_ row: Int, of picture: [Double], strength: Double = 1) -> [Double] {
    picture.indices.map { $0 / 3 == row ? strength * picture[$0] : 0 }
  }

  private func trained(epochs: Int = 100) throws -> Training {
    try LessonRuns.training("attractor") { $0.epochs = epochs }
  }

  /// A network of one layer with the same inputs and outputs, trained with the same examples.
  private func layered() throws -> Training {
    let lesson = try ShippedLessons.lesson("attractor")
    let shape = Shape(
      inputCount: 9, layers: [(unitCount: 9, activation: .tanh, biases: .none)])
    var training = Training(
      Run.Setup(
        network: Network(
          shape: shape, loss: .halfSquaredError,
          parameters: [Double](repeating: 0, count: shape.parameterCount)),
        examples: lesson.data.examples, testExamples: lesson.data.testExamples,
        settings: lesson.settings.training))
    while !training.advance(budget: .max) {}
    return training
  }

  /// The smallest of nine answers, counted in the direction of a picture.
  private func weakest(_ network: Network, _ inputs: [Double], _ picture: [Double]) -> Double {
    zip(network.outputs(for: inputs[...]), picture).map { $0 * $1 }.min() ?? .nan
  }

  /// A pass of some inputs, with how many sweeps it takes.
  private func pass(_ network: Network, _ inputs: [Double]) throws -> ExamplePass {
    let targets = [Double](repeating: 0, count: 9)
    return Run(
      Run.Setup(
        network: network, examples: Examples(inputs: [inputs], targets: [targets]),
        settings: TrainingSettings())
    ).pass
  }

  @Test func theExamplesAreRowsOfThePictures() throws {
    let data = try ShippedLessons.lesson("attractor").data
    for (index, row) in [0, 0, 0, 2, 2, 2].enumerated() {
      let picture = pictures[index % 3]
      #expect(Array(data.examples.inputs(of: index)) == part(row, of: picture))
      #expect(Array(data.examples.targets(of: index)) == picture.map { 0.8 * $0 })
    }
    let tests = try #require(data.testExamples)
    for (index, picture) in pictures.enumerated() {
      #expect(Array(tests.inputs(of: index)) == part(1, of: picture))
      #expect(Array(tests.targets(of: index)) == picture.map { 0.8 * $0 })
    }
  }

  @Test func theFirstUpdateConnectsWhatIsLitTogether() throws {
    let first = Run(try ShippedLessons.lesson("attractor").start).pass
    func unit(_ number: Int) -> Unit { Unit(layer: 0, index: number - 1) }
    #expect(first.forwardSweeps?.sweepCount == 2)
    expect(first.value(of: .activation(unit(1))), says: 0.7616)
    expect(first.value(of: .activation(unit(2))), says: -0.7616)
    expect(first.value(of: .activation(unit(3))), says: -0.7616)
    #expect((4...9).allSatisfy { first.value(of: .activation(unit($0))) == 0 })
    expect(first.value(of: .delta(unit(4))), says: -0.8)
    // w4.1 and w1.4
    expect(first.value(of: .gradient(27)), says: -0.6093)
    expect(first.updatedParameters[27], says: 0.0305)
    #expect(first.value(of: .gradient(3)) == 0)
  }

  @Test func theErrorFallsForRowsThatAreNeverGiven() throws {
    let five = try trained(epochs: 5)
    expect(five.evaluation.error, says: 0.1853)
    expect(five.testErrors.first, says: 1.9222)
    expect(five.testErrors.last, says: 0.5968)
    let whole = try trained()
    #expect(whole.stopReason == .epochLimit)
    expect(whole.evaluation.error, says: 0.0398)
    expect(whole.testErrors.last, says: 0.0726)
  }

  @Test func everyRowOfEveryPictureIsCompletedStrongOrWeak() throws {
    let network = try trained().network
    for picture in pictures {
      for row in 0..<3 {
        for strength in [1, 0.1, 0.01] {
          #expect(weakest(network, part(row, of: picture, strength: strength), picture) > 0.58)
        }
      }
    }
    let letter = pictures[0]
    #expect(weakest(network, part(0, of: letter), letter) >= 0.75)
    #expect(weakest(network, part(1, of: letter), letter) >= 0.67)
    #expect(weakest(network, part(1, of: letter, strength: 0.1), letter) >= 0.61)
    #expect(try pass(network, part(0, of: letter)).forwardSweeps?.sweepCount == 14)
    let weak = try pass(network, part(1, of: letter, strength: 0.1))
    #expect(weak.forwardSweeps?.sweepCount == 42)
    expect(network.outputs(for: part(0, of: letter)[...])[0], says: 0.96, digits: 2)
  }

  @Test func aLayeredNetworkKnowsNothingOfInputsThatWereAlwaysZero() throws {
    let training = try layered()
    expect(training.evaluation.error, says: 0.0067)
    expect(training.testErrors.last, says: 2.88)
    let network = training.network
    #expect(network.shape.weightCount == 81)
    for picture in pictures {
      #expect(network.outputs(for: part(1, of: picture)[...]).allSatisfy { $0 == 0 })
      let weak = network.outputs(for: part(0, of: picture, strength: 0.1)[...])
      #expect(weak.map(abs).max().map { $0 < 0.125 } == true)
    }
  }

  @Test func itsNegativeIsAnAttractorAndAWrongPixelStays() throws {
    let network = try trained().network
    let letter = pictures[0]
    let negative = letter.map { -$0 }
    #expect(weakest(network, part(0, of: negative), negative) >= 0.75)
    for pixel in letter.indices {
      var wrong = letter
      wrong[pixel] = -wrong[pixel]
      #expect(network.outputs(for: wrong[...])[pixel] * letter[pixel] < 0)
    }
  }
}
