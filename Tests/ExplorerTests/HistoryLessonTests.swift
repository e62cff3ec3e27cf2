import Backprop
import Documents
import LessonSupport
import Testing

/// What the pages of `history-xor` say.
@Suite struct HistoryLessonTests {
  private let rows: [ArraySlice<Double>] = [[0, 0], [0, 1], [1, 0], [1, 1]]

  /// The total squared error as the program of 1988 had it.
  private func totals(_ change: (inout TrainingSettings) -> Void = { _ in }) throws -> [Double] {
    let training = try LessonRuns.training("history-xor", change)
    return training.errors.map { $0 * 8 }
  }

  @Test func itIsBelowTheGoalFirstAfter288Sweeps() throws {
    let training = try LessonRuns.training("history-xor")
    #expect(training.stopReason == .error)
    #expect(training.epochs == 288)
    let totals = try totals()
    #expect(totals.firstIndex { $0 < 0.04 } == 288)
    // A total of the weights before a sweep's update is below the goal a sweep later.
    let before = [Double.infinity] + totals
    #expect(before.firstIndex { $0 < 0.04 } == 289)
  }

  @Test func theTotalsAreThoseOnThePages() throws {
    let totals = try totals()
    expect(totals[0], says: 1.0507)
    expect(totals[0], says: 1.05065, digits: 5)
    expect(totals[30], says: 1.00179, digits: 5)
    expect(totals[100], says: 0.9998)
    expect(totals[180], says: 0.9888)
    expect(totals[220], says: 0.8206)
    expect(totals[287], says: 0.04188, digits: 5)
    expect(totals[288], says: 0.03976, digits: 5)
  }

  @Test func theTotalIsTheSumOfTheSquaredErrors() throws {
    let network = try ShippedLessons.lesson("history-xor").network
    let answers = rows.map { network.outputs(for: $0)[0] }
    for (answer, text) in zip(answers, [0.6057, 0.6131, 0.6125, 0.6196]) {
      expect(answer, says: text)
    }
    let squares = zip(answers, [0.0, 1, 1, 0]).map { ($0 - $1) * ($0 - $1) }
    #expect(abs(squares.reduce(0, +) - (try totals { $0.epochs = 0 })[0]) < 1e-12)
  }

  @Test func blameComesBackThroughTheWeights() throws {
    var run = Run(try ShippedLessons.lesson("history-xor").start)
    _ = run.advance(to: run.position(after: 1, of: .example))
    expect(
      run.pass.value(of: .activationGradient(Unit(layer: 0, index: 0))), says: 0.0394)
    expect(
      run.pass.value(of: .activationGradient(Unit(layer: 0, index: 1))), says: 0.0118)
    expect(try LessonRuns.values(of: "history-xor")["sum ∂E/∂w5"], says: 0.0575)
  }

  /// What the hidden units say to each example after some sweeps.
  private func hidden(after epochs: Int) throws -> (h1: [Double], h2: [Double]) {
    var lesson = try ShippedLessons.lesson("history-xor")
    lesson.settings.training.epochs = epochs
    var training = Training(lesson.start)
    while !training.advance(budget: .max) {}
    let p = training.network.parameters
    func out(_ w: (Int, Int), _ bias: Int) -> [Double] {
      rows.map { Activation.sigmoid.value(ofNetInput: p[w.0] * $0[0] + p[w.1] * $0[1] + p[bias]) }
    }
    let layer = training.network.shape.layers[0]
    return (out((0, 1), layer.bias(of: 0) ?? 0), out((2, 3), layer.bias(of: 1) ?? 0))
  }

  @Test func theHiddenUnitsBecomeOrAndAnd() throws {
    let plateau = try hidden(after: 99)
    expect(plateau.h1[0], says: 0.43, digits: 2)
    expect(plateau.h1[3], says: 0.66, digits: 2)
    let going = try hidden(after: 179)
    expect(going.h1[0], says: 0.53, digits: 2)
    expect(going.h1[3], says: 0.89, digits: 2)
    let or = try hidden(after: 220)
    expect(or.h1[0], says: 0.44, digits: 2)
    #expect(or.h1.dropFirst().allSatisfy { $0 > 0.92 })
    let both = try hidden(after: 250)
    expect(both.h2[3], says: 0.79, digits: 2)
    expect(both.h2[1], says: 0.53, digits: 2)
    let end = try hidden(after: 288)
    expect(end.h1[0], says: 0.11, digits: 2)
    #expect(end.h1.dropFirst().allSatisfy { $0 > 0.97 })
    expect(end.h2[3], says: 0.82, digits: 2)
    #expect(end.h2.dropLast().allSatisfy { $0 < 0.165 })
    func weights(_ epochs: Int) throws -> [Double] {
      try LessonRuns.training("history-xor") { $0.epochs = epochs }.network.parameters
    }
    let layers = try ShippedLessons.lesson("history-xor").network.shape.layers
    let (w5, w6) = (layers[1].weight(to: 0, from: 0), layers[1].weight(to: 0, from: 1))
    expect(try weights(99)[w5], says: 0.14, digits: 2)
    expect(try weights(179)[w5], says: 0.58, digits: 2)
    #expect(try weights(250)[w6] < 0)
  }

  @Test func threeOfFourAreRightAfter220Sweeps() throws {
    let training = try LessonRuns.training("history-xor") { $0.epochs = 220 }
    #expect(training.evaluation.rightCount == 3)
    #expect(training.network.outputs(for: rows[3])[0] > 0.5)
  }

  @Test func withoutMomentumOrWithTheMeanItTakesLonger() throws {
    func sweeps(_ change: (inout TrainingSettings) -> Void) throws -> Int {
      try LessonRuns.training("history-xor") {
        $0.epochs = 20_000
        change(&$0)
      }.epochs
    }
    #expect(try sweeps { $0.optimizer = .sgd } == 1839)
    #expect(try sweeps { $0.reduction = .mean } == 826)
    #expect(
      try sweeps {
        $0.reduction = .mean
        $0.learningRate = 2
      } == 288)
    expect(try totals { $0.optimizer = .sgd }[288], says: 0.9998)
  }
}
