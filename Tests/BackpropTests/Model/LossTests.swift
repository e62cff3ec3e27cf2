import Backprop
import Testing

struct LossTests {
  /// E_k of one output unit with some net input: its activation is the net input itself, its sigmoid,
  /// or the first of two softmax outputs, the other of which has the net input 0.
  private func errors(_ loss: Loss, net: Double, target: Double) -> [Double] {
    let outputs = loss == .crossEntropy ? 2 : 1
    let activation: Activation =
      [.halfSquaredError, .meanSquaredError].contains(loss)
      ? .linear : loss.outputActivations[0]
    let shape = Shape(inputCount: 1, layers: [(outputs, activation, .none)])
    let network = Network(
      shape: shape, loss: loss, parameters: outputs == 2 ? [net, 0] : [net])
    let targets = outputs == 2 ? [target, 1 - target] : [target]
    let settings = TrainingSettings()
    return ExamplePass(
      network: network, settings: settings,
      layout: ExampleLayout(
        network: network, settings: settings, ending: .init(batchSize: 1, endsEpoch: true)),
      inputs: [1], targets: targets[...], sums: nil
    ).unitErrors
  }

  @Test(arguments: [(.halfSquaredError, 2), (.meanSquaredError, 4)] as [(Loss, Double)])
  func theErrorOfAUnitIsItsSquaredDifference(_ loss: Loss, _ error: Double) {
    #expect(errors(loss, net: 3, target: 1) == [error])
  }

  @Test(
    arguments: [
      (0, 1, 0.6931471805599453), (1, 1, 0.31326168751822286), (1, 0, 1.3132616875182228),
      (1, 0.25, 1.0632616875182228), (40, 1, 4.248354255291589e-18), (-40, 1, 40),
      (1000, 0, 1000), (1000, 1, 0), (-1000, 1, 1000), (-1000, 0, 0), (-750, 1, 750),
    ] as [(Double, Double, Double)])
  func aBinaryCrossEntropyIsRightHoweverFarOutTheNetInput(
    _ net: Double, _ target: Double, _ error: Double
  ) {
    #expect(errors(.binaryCrossEntropy, net: net, target: target)[0].isNear(error, within: 1e-15))
  }

  @Test(
    arguments: [
      (0, 1, 0.6931471805599453, 0), (1, 1, 0.31326168751822286, 0),
      (1, 0, 0, 1.3132616875182228), (40, 1, 4.248354255291589e-18, 0), (-40, 1, 40, 0),
      (40, 0, 0, 40), (1000, 0, 0, 1000), (1000, 1, 0, 0), (-1000, 1, 1000, 0),
    ] as [(Double, Double, Double, Double)])
  func aCrossEntropyIsRightHoweverFarOutTheNetInput(
    _ net: Double, _ target: Double, _ first: Double, _ second: Double
  ) {
    let found = errors(.crossEntropy, net: net, target: target)
    #expect(found[0].isNear(first, within: 1e-15))
    #expect(found[1].isNear(second, within: 1e-15))
  }

  @Test func aTargetOfZeroAddsNothingToACrossEntropy() {
    #expect(errors(.crossEntropy, net: -1e300, target: 0)[0] == 0)
  }

  @Test(
    arguments: [
      (.meanSquaredError, 4), (.halfSquaredError, 12), (.crossEntropy, 12),
      (.binaryCrossEntropy, 12),
    ] as [(Loss, Double)])
  func theErrorOfAnExampleIsTheSumOrTheMean(_ loss: Loss, _ error: Double) {
    #expect(loss.totalError(sum: 12, outputCount: 3) == error)
  }

  @Test(
    arguments: [
      (.halfSquaredError, 2), (.meanSquaredError, 1), (.crossEntropy, 2),
      (.binaryCrossEntropy, 2),
    ] as [(Loss, Double)])
  func theGradientIsTheDerivativeOfTheError(_ loss: Loss, _ gradient: Double) {
    #expect(loss.outputGradient(target: 1, activation: 3, outputCount: 4) == gradient)
  }

  @Test(arguments: Loss.allCases) func whatIsNotANumberStaysOne(_ loss: Loss) {
    #expect(errors(loss, net: .nan, target: 1).allSatisfy { $0.isNaN })
    #expect(loss.outputGradient(target: 1, activation: .nan, outputCount: 1).isNaN)
  }

  @Test func pairsThatDoNotGoTogetherAreNotLegal() {
    for loss in Loss.allCases {
      for hidden in Activation.allCases {
        for output in Activation.allCases {
          let shape = Shape(inputCount: 1, layers: [(1, hidden, .none), (1, output, .none)])
          let isLegal = Network(shape: shape, loss: loss, parameters: [1, 1]).problem == nil
          let expected =
            switch loss {
            case .halfSquaredError, .meanSquaredError: output != .softmax
            case .crossEntropy: output == .softmax
            case .binaryCrossEntropy: output == .sigmoid
            }
          #expect(isLegal == (expected && hidden != .softmax))
        }
      }
    }
  }
}
