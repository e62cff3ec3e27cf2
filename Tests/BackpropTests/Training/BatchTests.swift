import Backprop
import Testing

/// Batches of three: five examples, so that the last batch has two.
struct BatchTests {
  private func passes(
    exampleCount: Int = 5, batch: Int = 3, reduction: TrainingSettings.Reduction = .mean
  ) -> [ExamplePass] {
    let regression = SmallRuns.regression()
    var settings = regression.settings
    settings.batch = .examples(batch)
    settings.reduction = reduction
    let inputs = (0..<exampleCount).map { Array(regression.examples.inputs(of: $0)) }
    let targets = (0..<exampleCount).map { Array(regression.examples.targets(of: $0)) }
    let examples = Examples(inputs: inputs, targets: targets)
    return NaiveRun(
      Run.Setup(network: regression.network, examples: examples, settings: settings), epochs: 1
    ).passes
  }

  /// The gradients of some passes, added in order.
  private func sum(_ passes: ArraySlice<ExamplePass>, _ parameter: Int) -> Double {
    let gradients = passes.map { $0.gradients[parameter] }
    return gradients.dropFirst().reduce(gradients[0], +)
  }

  @Test func aBatchUsesTheSumOfItsGradientsDividedByItsNumber() {
    let passes = passes()
    for parameter in passes[2].parameters.indices {
      let mean = sum(passes[0...2], parameter) / 3
      #expect(passes[2].value(of: .batchGradient(parameter)).bits == mean.bits)
    }
  }

  @Test func aSmallerLastBatchDividesByItsOwnNumber() {
    let passes = passes()
    for parameter in passes[4].parameters.indices {
      let mean = sum(passes[3...4], parameter) / 2
      #expect(passes[4].value(of: .batchGradient(parameter)).bits == mean.bits)
    }
  }

  @Test func aSumIsNotDivided() {
    let passes = passes(reduction: .sum)
    for parameter in passes[4].parameters.indices {
      let sum = sum(passes[3...4], parameter)
      #expect(passes[4].value(of: .batchGradient(parameter)).bits == sum.bits)
    }
  }

  @Test func theWeightsStayUntilABatchEnds() {
    let passes = passes()
    #expect(passes[1].parameters == passes[0].parameters)
    #expect(passes[2].parameters == passes[0].parameters)
    #expect(passes[3].parameters == passes[2].updatedParameters)
    #expect(passes[3].parameters != passes[0].parameters)
  }

  @Test func aLastBatchOfOneExampleHasNoMeanSteps() {
    let passes = passes(exampleCount: 4)
    #expect(passes[2].layout.index(of: .batchGradient(0)) != nil)
    #expect(passes[3].layout.index(of: .batchGradient(0)) == nil)
    #expect(passes[3].layout.index(of: .updated(0)) != nil)
  }

  @Test func aWeightGoesAgainstItsGradientTimesTheRate() {
    for pass in passes() where pass.layout.ending.batchSize != nil {
      for parameter in pass.parameters.indices {
        let expected = pass.parameters[parameter] - 0.1 * pass.batchGradients[parameter]
        #expect(pass.value(of: .updated(parameter)).bits == expected.bits)
      }
    }
  }

  @Test func examplesWithinABatchHaveNoUpdateAndNoCheck() {
    let phases = Set(passes()[1].steps.map(\.phase))
    #expect(phases == [.forward, .error, .backward])
  }
}
