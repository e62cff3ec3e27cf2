import Backprop
import Documents
import Kernels
import LessonSupport
import Testing

/// What the pages of `overfit` say.
@Suite struct OverfitLessonTests {
  private func run(
    _ change: (inout TrainingSettings) -> Void = { _ in }
  ) throws -> (training: [Double], test: [Double]) {
    let training = try LessonRuns.training("overfit", change)
    return (training.errors, training.testErrors)
  }

  @Test func thePointsAreAWaveMeasuredBadlyAndTheTestIsTrue() throws {
    let data = try ShippedLessons.lesson("overfit").data
    let test = try #require(data.testExamples)
    #expect(data.examples.count == 10 && test.count == 9)
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
    #expect(try ShippedLessons.lesson("overfit").network.shape.parameterCount == 37)
  }

  @Test func theTestErrorTurnsWhileTheTrainingErrorFalls() throws {
    let (training, test) = try run()
    let pages: [(epoch: Int, training: Double, test: Double)] = [
      (0, 0.1940, 0.1721), (100, 0.0968, 0.0554), (300, 0.0373, 0.0022), (629, 0.0338, 0.0011),
      (1000, 0.0280, 0.0083), (3000, 0.0002, 0.0597),
    ]
    for page in pages {
      expect(training[page.epoch], says: page.training)
      expect(test[page.epoch], says: page.test)
    }
    #expect(test.min() == test[629])
    for (before, after) in zip(pages, pages.dropFirst()) {
      #expect(training[after.epoch] < training[before.epoch])
    }
    expect(test[3000] / test[629], says: 52, digits: 0)
    expect(training[300] / test[300], says: 17, digits: 0)
    expect(test[1000] / test[629], says: 7, digits: 0)
  }

  @Test(arguments: [(20, 48), (100, 729)])
  func patienceEndsItAfterSoManyEpochs(patience: Int, epochs: Int) throws {
    let training = try LessonRuns.training("overfit") { $0.patience = patience }
    #expect(training.stopReason == .patience)
    #expect(training.epochs == epochs)
  }

  @Test func decayKeepsTheWaveSmooth() throws {
    let (training, test) = try run { $0.weightDecay = 0.0003 }
    expect(test[3000], says: 0.0021)
    expect(training[3000], says: 0.0396)
    expect(try run { $0.weightDecay = 0.003 }.test[3000], says: 0.0089)
  }
}
