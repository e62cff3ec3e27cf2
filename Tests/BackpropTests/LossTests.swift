import Backprop
import Testing

struct LossTests {
  @Test(arguments: [(.halfSquaredError, 2), (.meanSquaredError, 4)] as [(Loss, Double)])
  func theErrorOfAUnitIsItsSquaredDifference(_ loss: Loss, _ error: Double) {
    #expect(loss.unitError(target: 1, activation: 3) == error)
  }

  @Test(arguments: [(.halfSquaredError, 12), (.meanSquaredError, 4)] as [(Loss, Double)])
  func theErrorOfAnExampleIsTheSumOrTheMean(_ loss: Loss, _ error: Double) {
    #expect(loss.totalError(sum: 12, outputCount: 3) == error)
  }

  @Test(arguments: [(.halfSquaredError, 2), (.meanSquaredError, 1)] as [(Loss, Double)])
  func theGradientIsTheDerivativeOfTheError(_ loss: Loss, _ gradient: Double) {
    #expect(loss.activationGradient(target: 1, activation: 3, outputCount: 4) == gradient)
  }

  @Test(arguments: Loss.allCases) func whatIsNotANumberStaysOne(_ loss: Loss) {
    #expect(loss.unitError(target: 1, activation: .nan).isNaN)
    #expect(loss.activationGradient(target: 1, activation: .nan, outputCount: 1).isNaN)
  }
}
