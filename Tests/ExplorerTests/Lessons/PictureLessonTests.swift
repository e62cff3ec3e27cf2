import Backprop
import Documents
import Kernels
import LessonSupport
import Testing

/// What the pages say of the points, lines and pictures that they show.
@Suite struct PictureLessonTests {
  @Test(arguments: [
    ("gauss", 250), ("circle", 250), ("quadrants", 250), ("spiral", 250), ("reg-plane", 600),
    ("reg-gauss", 600),
  ])
  func halfOfThePointsAreForTesting(name: String, count: Int) throws {
    let data = try ShippedLessons.lesson(name).data
    #expect(data.examples.count == count && data.testExamples?.count == count)
  }

  @Test func cloudsWithoutNoiseArePartedWhole() throws {
    #expect(try LessonFacts.right("gauss", .gauss, noise: 0) == 250)
  }

  @Test func theLinesOfCircleLieAroundTheMiddle() throws {
    let network = try LessonRuns.training("circle").network
    let p = network.parameters
    let layer = network.shape.layers[0]
    let lines = (0..<3).map { unit in
      let (a, b) = (p[layer.weight(to: unit, from: 0)], p[layer.weight(to: unit, from: 1)])
      let length = (a * a + b * b).squareRoot()
      // The direction away from the middle, in which the line lies.
      let sign: Double = (layer.bias(of: unit).map { p[$0] } ?? 0) > 0 ? -1 : 1
      return (x: sign * a / length, y: sign * b / length)
    }
    for (one, other) in [(0, 1), (1, 2), (2, 0)] {
      // cos 120° is −½.
      #expect(abs(lines[one].x * lines[other].x + lines[one].y * lines[other].y + 0.5) < 0.11)
    }
  }

  @Test func twoUnitsOfQuadrantsLookAtOneInputAlone() throws {
    let network = try LessonRuns.training("quadrants").network
    #expect(abs(network.parameters[5]) < 0.01 && abs(network.parameters[7]) < 0.01)
  }

  @Test func thePointsOfOverfitAreAWaveMeasuredBadlyAndTheTestIsTrue() throws {
    let data = try ShippedLessons.lesson("overfit").data
    let test = try #require(data.testExamples)
    func sine(_ x: Double) -> Double { ElementaryFunctions.cosine(ofHalfTurns: 2 * x - 0.5) }
    for index in 0..<10 {
      let chance = index % 2 == 0 ? 0.3 : -0.3
      expect(data.examples.inputs(of: index).first, says: Double(index) / 9)
      expect(
        data.examples.targets(of: index).first, says: sine(Double(index) / 9) + chance, digits: 3)
    }
    for index in 0..<9 {
      let x = (Double(index) + 0.5) / 9
      expect(test.inputs(of: index).first, says: x)
      expect(test.targets(of: index).first, says: sine(x), digits: 3)
    }
  }

  @Test func digitsGetNoBetterInTheTestWhileTheyDoInTraining() throws {
    let training = try LessonRuns.training("digits")
    let test = training.testErrors
    #expect(test[20] < test[10] && test[20] > test[16] - 0.01)
    #expect(training.errors[20] < training.errors[16] * 0.8)
    // What h3 looks for, and which outputs it speaks for and against.
    let layer = training.network.shape.layers[0]
    func weight(row: Int, column: Int) -> Double {
      training.network.parameters[layer.weight(to: 2, from: 8 * (row - 1) + column - 1)]
    }
    for row in 3...4 {
      for column in 2...4 { #expect(weight(row: row, column: column) > 0.45) }
    }
    for column in 1...8 { #expect(weight(row: 1, column: column) < 0) }
  }

  @Test func theFirstDigitIsTakenForAOneAndPixelsWithoutInkTeachNothing() throws {
    let pass = Run(try ShippedLessons.lesson("digits").start).pass
    func value(_ quantity: (Unit) -> Quantity) -> [Double] {
      (0..<10).map { pass.value(of: quantity(Unit(layer: 1, index: $0))) }
    }
    #expect(value(Quantity.delta).reduce(0, +).magnitude < 1e-15)
    let answers = value(Quantity.activation)
    #expect(answers.max() == answers[1])
    #expect(pass.value(of: .input(8)) == 0 && pass.value(of: .gradient(8)) == 0)
    for pixel in [27, 28, 35, 36] { #expect(pass.value(of: .input(pixel)) == 0) }
  }
}
