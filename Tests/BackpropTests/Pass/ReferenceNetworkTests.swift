import Backprop
import Testing

/// Networks of many kinds against an automatic-differentiation library.
struct ReferenceNetworkTests {
  private func expect(
    _ actual: [Double], agreesWith expected: [Double], _ name: String
  ) {
    #expect(actual.count == expected.count, "\(name)")
    for (a, b) in zip(actual, expected) {
      #expect(abs(a - b) <= 1e-10 * max(abs(a), abs(b), 1e-6), "\(name): \(a), not \(b)")
    }
  }

  @Test(arguments: ReferenceNetwork.all)
  func gradientsOfTheFirstBatchAgree(_ network: ReferenceNetwork) throws {
    let naive = NaiveRun(network.start, epochs: 1)
    let last = try #require(naive.passes.first { $0.layout.ending.batchSize != nil })
    let count = network.trainsBiases ? network.parameters.count : last.shape.weightCount
    expect(Array(last.batchGradients.prefix(count)), agreesWith: network.gradients, network.name)
  }

  @Test(arguments: ReferenceNetwork.all)
  func errorsBeforeTrainingAgree(_ network: ReferenceNetwork) {
    expect(
      [NaiveRun.error(of: network.start.network, network.start)],
      agreesWith: Array(network.errors.prefix(1)), network.name)
  }

  @Test func errorsAndParametersOfAWholeRunAgree() throws {
    let network = try #require(ReferenceNetwork.all.first { !$0.parametersAfter.isEmpty })
    var training = Training(network.start)
    while !training.advance(budget: .max) {}
    expect(training.errors, agreesWith: network.errors, network.name)
    expect(
      training.network.parameters, agreesWith: network.parametersAfter, network.name)
  }
}
