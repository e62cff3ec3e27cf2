import Backprop
import Documents
import LessonSupport
import Testing

/// What the pages of the lessons about points in the plane say.
@Suite struct PointLessonTests {
  private struct Moment {
    let epoch: Int
    let error: Double?
    let right: Int?
    let testRight: Int?

    init(_ epoch: Int, error: Double? = nil, right: Int? = nil, testRight: Int? = nil) {
      (self.epoch, self.error, self.right, self.testRight) = (epoch, error, right, testRight)
    }
  }

  /// Trains once, and looks at some epochs on the way, the first one first.
  @discardableResult
  private func expect(
    _ name: String, _ moments: [Moment], digits: Int = 4,
    _ change: (inout TrainingSettings) -> Void = { _ in }
  ) throws -> Training {
    var lesson = try ShippedLessons.lesson(name)
    lesson.settings.training.epochs = try #require(moments.last).epoch
    change(&lesson.settings.training)
    var training = Training(lesson.start)
    for moment in moments {
      while training.epochs < moment.epoch, !training.advance(budget: 1) {}
      let place = "\(name) after \(moment.epoch)"
      if let error = moment.error {
        ExplorerTests.expect(training.evaluation.error, says: error, digits: digits)
      }
      if let right = moment.right {
        #expect(training.evaluation.rightCount == right, "\(place)")
      }
      if let right = moment.testRight {
        #expect(training.testEvaluation?.rightCount == right, "\(place)")
      }
    }
    return training
  }

  private func parameters(_ name: String, after epochs: Int) throws -> [Double] {
    try LessonRuns.training(name) { $0.epochs = epochs }.network.parameters
  }

  private func changed(
    _ name: String, _ data: GeneratedSet, noise: Double, seed: UInt64 = 1
  ) throws -> Training {
    var lesson = try ShippedLessons.lesson(name)
    lesson.settings.training.seed = seed
    let drawn = LessonData.drawn(data, count: nil, noise: noise, seed: seed)
    lesson.use(
      try drawn.table(for: lesson.network, lesson.settings, lesson.data.encoding))
    var training = Training(lesson.start)
    while !training.advance(budget: .max) {}
    return training
  }

  @Test(arguments: [
    ("gauss", 250), ("circle", 250), ("quadrants", 250), ("spiral", 250), ("reg-plane", 600),
    ("reg-gauss", 600),
  ])
  func halfOfThePointsAreForTesting(name: String, count: Int) throws {
    let data = try ShippedLessons.lesson(name).data
    #expect(data.examples.count == count && data.testExamples?.count == count)
  }

  @Test func aLinePartsTwoClouds() throws {
    try expect(
      "gauss",
      [
        Moment(0, right: 81), Moment(1, right: 228),
        Moment(10, error: 0.0342, right: 246, testRight: 246),
        Moment(100, error: 0.0294, right: 246, testRight: 246),
      ])
    let values = try ShippedLessons.lesson("gauss")
    var run = Run(values.start)
    _ = run.advance(to: 14)
    let y = Unit(layer: 0, index: 0)
    ExplorerTests.expect(run.pass.value(of: .input(0)), says: 4.19, digits: 2)
    ExplorerTests.expect(run.pass.value(of: .input(1)), says: 1.98, digits: 2)
    ExplorerTests.expect(run.pass.value(of: .activation(y)), says: -0.9251)
    ExplorerTests.expect(run.pass.value(of: .activationDerivative(y)), says: 0.1442)
    let first = try parameters("gauss", after: 1)
    ExplorerTests.expect(first[0], says: -0.004, digits: 3)
    ExplorerTests.expect(first[1], says: 0.697, digits: 3)
    let last = try parameters("gauss", after: 100)
    ExplorerTests.expect(last[0], says: 1.039, digits: 3)
    ExplorerTests.expect(last[1], says: 0.785, digits: 3)
    let clear = try changed("gauss", .gauss, noise: 0)
    #expect(clear.evaluation.rightCount == 250 && clear.testEvaluation?.rightCount == 250)
  }

  @Test func threeLinesEncloseADisc() throws {
    let training = try expect(
      "circle",
      [
        Moment(10, right: 209), Moment(30, right: 230), Moment(50, right: 250, testRight: 250),
        Moment(300, error: 0.0171, right: 250),
      ])
    ExplorerTests.expect(training.testEvaluation?.error, says: 0.0134)
    let p = training.network.parameters
    let layers = training.network.shape.layers
    let lines = (0..<3).map { unit in
      let bias = layers[0].bias(of: unit).map { p[$0] } ?? 0
      let (a, b) = (p[layers[0].weight(to: unit, from: 0)], p[layers[0].weight(to: unit, from: 1)])
      let length = (a * a + b * b).squareRoot()
      // The direction away from the middle, in which the line lies.
      let sign: Double = bias > 0 ? -1 : 1
      return (distance: abs(bias) / length, x: sign * a / length, y: sign * b / length)
    }
    for (line, text) in zip(lines, [1.97, 1.93, 1.93]) {
      ExplorerTests.expect(line.distance, says: text, digits: 2)
    }
    for (one, other) in [(0, 1), (1, 2), (2, 0)] {
      // cos 120° is −½.
      #expect(abs(lines[one].x * lines[other].x + lines[one].y * lines[other].y + 0.5) < 0.11)
    }
    let votes = (0..<3).map { abs(p[layers[1].weight(to: 0, from: $0)]) }
    #expect(votes.allSatisfy { (2.495...2.605).contains($0) })
    ExplorerTests.expect(layers[1].bias(of: 0).map { p[$0] }, says: -3.87, digits: 2)
  }

  @Test func aSecondLayerMakesCornersOutOfLines() throws {
    let training = try expect(
      "quadrants",
      [
        Moment(3, error: 0.4440, right: 199), Moment(10, right: 232),
        Moment(20, right: 248, testRight: 248),
        Moment(200, error: 0.0019, right: 250, testRight: 250),
      ])
    ExplorerTests.expect(training.testEvaluation?.error, says: 0.0022)
    let p = training.network.parameters
    for (number, text) in [(2, -1.65), (3, -0.10), (4, -0.13), (5, -1.32), (7, 1.36)] {
      ExplorerTests.expect(p[number - 1], says: text, digits: 2)
    }
    #expect(abs(p[5]) < 0.01 && abs(p[7]) < 0.01)
    let output = training.network.shape.layers[2]
    ExplorerTests.expect(p[output.weight(to: 0, from: 0)], says: 2.18, digits: 2)
    ExplorerTests.expect(p[output.weight(to: 0, from: 1)], says: 2.16, digits: 2)
    #expect(try changed("quadrants", .exclusiveOr, noise: 0.2).evaluation.rightCount == 238)
  }

  @Test func armsAreFollowedFromTheOutsideIn() throws {
    let training = try expect(
      "spiral",
      [
        Moment(1, right: 148), Moment(10, error: 0.4504, right: 161), Moment(50, right: 200),
        Moment(100, right: 226, testRight: 208),
        Moment(200, error: 0.0419, right: 245, testRight: 237),
        Moment(300, error: 0.0039, right: 250, testRight: 244),
      ])
    let test = try #require(training.testEvaluation).error
    ExplorerTests.expect(test, says: 0.0468)
    ExplorerTests.expect(test / training.evaluation.error, says: 12, digits: 0)
    #expect(training.network.shape.parameterCount == 105)
  }

  @Test func plainDescentGoesLessFarOnTheArms() throws {
    try expect("spiral", [Moment(300, right: 173, testRight: 143)]) { $0.optimizer = .sgd }
    try expect("spiral", [Moment(300, right: 237, testRight: 225)]) {
      $0.optimizer = .sgd
      $0.learningRate = 0.1
    }
  }

  @Test func aSlopeIsLearntWholeAndItsBiasLast() throws {
    try expect(
      "reg-plane", [Moment(0, error: 2.305), Moment(1, error: 1.088)], digits: 3)
    try expect("reg-plane", [Moment(100, error: 0.00076)], digits: 5)
    try expect("reg-plane", [Moment(200, error: 0.0000018)], digits: 7)
    let first = try parameters("reg-plane", after: 1)
    for (value, text) in zip(first, [0.358, -0.145, 0.775]) {
      ExplorerTests.expect(value, says: text, digits: 3)
    }
    let tenth = try parameters("reg-plane", after: 10)
    for (value, text) in zip(tenth, [0.1156, 0.1099, 0.5902]) {
      ExplorerTests.expect(value, says: text)
    }
    ExplorerTests.expect(try parameters("reg-plane", after: 100)[2], says: 0.0393)
    let last = try parameters("reg-plane", after: 200)
    #expect(abs(last[0] - 0.1) < 1e-4 && abs(last[1] - 0.1) < 1e-4)
    var run = Run(try ShippedLessons.lesson("reg-plane").start)
    _ = run.advance(to: 4)
    ExplorerTests.expect(
      run.pass.value(of: .activation(Unit(layer: 0, index: 0))), says: 3.8703)
    ExplorerTests.expect(run.pass.value(of: .target(0)), says: 0.4961)
  }

  @Test func hillsComeSlowly() throws {
    let training = try expect(
      "reg-gauss",
      [
        Moment(0, error: 0.2169), Moment(1, error: 0.0239), Moment(10, error: 0.0164),
        Moment(50, error: 0.0139), Moment(100, error: 0.0090), Moment(200, error: 0.0039),
      ])
    ExplorerTests.expect(training.testEvaluation?.error, says: 0.0048)
    let examples = try ShippedLessons.lesson("reg-gauss").data.examples
    let squares = (0..<examples.count).map { examples.targets(of: $0).reduce(0) { $0 + $1 * $1 } }
    let flat = squares.reduce(0, +) / Double(2 * examples.count)
    ExplorerTests.expect(flat, says: 0.0428)
  }
}
