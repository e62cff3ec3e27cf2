import Backprop
import Testing

struct ActivationTests {
  @Test(
    arguments: [
      (.linear, -2.5, -2.5), (.sigmoid, 0, 0.5), (.sigmoid, 1, 0.7310585786300049),
      (.sigmoid, 1000, 1), (.sigmoid, -1000, 0), (.tanh, 0, 0), (.tanh, 0.5, 0.46211715726000973),
      (.tanh, 1000, 1), (.relu, 2, 2), (.relu, -2, 0), (.relu, 0, 0),
      (.leakyRelu, 2, 2), (.leakyRelu, -2, -0.02), (.leakyRelu, 0, 0),
      (.softplus, 0, 0.6931471805599453), (.softplus, 1, 1.3132616875182228),
      (.softplus, -1, 0.31326168751822286), (.softplus, 1000, 1000), (.softplus, -1000, 0),
      (.softplus, -40, 4.248354255291589e-18), (.softplus, .infinity, .infinity),
    ] as [(Activation, Double, Double)])
  func theValueIsThatOfTheFunction(_ activation: Activation, _ net: Double, _ value: Double) {
    #expect(activation.value(ofNetInput: net).isNear(value, within: 1e-15))
  }

  @Test(
    arguments: [
      (.linear, 7, 1), (.sigmoid, 0, 0.25), (.tanh, 0, 1), (.relu, 2, 1), (.relu, -2, 0),
      (.relu, 0, 0), (.relu, -0.0, 0), (.leakyRelu, 2, 1), (.leakyRelu, -2, 0.01),
      (.leakyRelu, 0, 0.01), (.softplus, 0, 0.5), (.softplus, 1000, 1), (.softplus, -1000, 0),
    ] as [(Activation, Double, Double)])
  func theDerivativeIsThatOfTheFunction(_ activation: Activation, _ net: Double, _ slope: Double) {
    let out = activation.value(ofNetInput: net)
    #expect(activation.derivative(netInput: net, activation: out) == slope)
  }

  @Test(arguments: Activation.elementwise)
  func whatIsNotANumberStaysOne(_ activation: Activation) {
    #expect(activation.value(ofNetInput: .nan).isNaN)
  }

  @Test(arguments: Activation.elementwise)
  func theDerivativeIsTheSlopeBetweenTwoPoints(_ activation: Activation) {
    for net in [-3, -0.7, 0.3, 2.0] {
      let slope =
        (activation.value(ofNetInput: net + 1e-5) - activation.value(ofNetInput: net - 1e-5))
        / 2e-5
      let out = activation.value(ofNetInput: net)
      #expect(abs(activation.derivative(netInput: net, activation: out) - slope) < 1e-9)
    }
  }
}
