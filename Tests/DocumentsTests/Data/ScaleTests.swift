import Backprop
import Documents
import Testing

@Suite struct ScaleTests {
  private func examples(_ inputs: [[Double]]) -> Examples {
    Examples(inputs: inputs, targets: inputs.map { _ in [1] })
  }

  @Test func standardIsMeanAndDeviationOfThePopulation() throws {
    let data = examples([
      [2, -1], [4, -1], [4, -1], [4, -1], [5, -1], [5, -1], [7, -1], [9, -1],
    ])
    let scale = try #require(Scale(.standard, fitting: data))
    #expect(scale == Scale(kind: .standard, shift: [5, -1], factor: [0.5, 0]))
    #expect(scale.scaled([9, -1]) == [2, 0])
    #expect(scale.scaled(data.inputs(of: 0)) == [-1.5, 0])
  }

  @Test func minmaxGoesFromZeroToOne() throws {
    let data = examples([[3, 7], [5, 7], [11, 7]])
    let scale = try #require(Scale(.minmax, fitting: data))
    #expect(scale == Scale(kind: .minmax, shift: [3, 7], factor: [0.125, 0]))
    #expect(scale.scaled([3, 7]) == [0, 0] && scale.scaled([11, 7]) == [1, 0])
  }

  @Test func minmaxNeverGoesOverOne() throws {
    var generator = SeededGenerator(state: 3)
    for _ in 0..<2000 {
      let values = (0..<3).map { _ in Double.random(in: -1000...1000, using: &generator) }
      let scale = try #require(Scale(.minmax, fitting: examples(values.map { [$0] })))
      let scaled = values.map { scale.scaled([$0])[0] }
      #expect(scaled.min() == 0)
      #expect((scaled.max() ?? 2) <= 1 && (scaled.max() ?? 0) > 0.999_999_999_999)
    }
  }

  @Test func aColumnThatNeverChangesIsZeroWhateverItsMeanRoundsTo() throws {
    for value in [0.1, 0.3, 1e300, 1.7976931348623157e308, -1e-300, 0] {
      for kind in [Scale.Kind.standard, .minmax] {
        let data = examples(Array(repeating: [value], count: 7))
        let scale = try #require(Scale(kind, fitting: data))
        #expect(scale.scaled([value]) == [0])
      }
    }
  }

  @Test func targetsAreScaledAndComeBack() throws {
    let data = Examples(inputs: [[0], [0], [0]], targets: [[3, 10], [5, 10], [11, 40]])
    let scale = try #require(Scale(.minmax, fittingTargetsOf: data))
    #expect(scale == Scale(kind: .minmax, shift: [3, 10], factor: [0.125, 1.0 / 30]))
    #expect(scale.scaled(data.targets(of: 1)) == [0.25, 0])
    #expect(scale.original([0.25, 0]) == [5, 10])
  }

  @Test func noneIsNoScale() {
    #expect(Scale(.none, fitting: examples([[1], [2]])) == nil)
  }

  @Test func sumsAreAddedInTheOrderOfTheRows() throws {
    let values = (1...50).map { 1 / Double($0) }
    let scale = try #require(Scale(.standard, fitting: examples(values.map { [$0] })))
    var sum = 0.0
    for value in values { sum += value }
    let mean = sum / 50
    var squares = 0.0
    for value in values { squares += (value - mean) * (value - mean) }
    #expect(scale.shift == [mean])
    #expect(scale.factor == [1 / (squares / 50).squareRoot()])
  }
}
