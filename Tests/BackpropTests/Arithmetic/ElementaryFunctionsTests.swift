import Backprop
import Kernels
import Testing

struct ElementaryFunctionsTests {
  // MARK: - Errors against exact values

  @Test func exponentialIsWithinOneUlp() {
    expect("exp", ElementaryFunctions.exp, isWithin: 0.85, of: .exponential)
  }

  @Test func logarithmIsWithinOneUlp() {
    expect("log", ElementaryFunctions.log, isWithin: 0.75, of: .logarithm)
  }

  @Test func logarithmOfOnePlusIsWithinOneUlp() {
    expect("log1p", ElementaryFunctions.log1p, isWithin: 0.75, of: .logarithmOfOnePlus)
  }

  @Test func hyperbolicTangentIsWithinTwoUlp() {
    expect("tanh", ElementaryFunctions.tanh, isWithin: 1.15, of: .hyperbolicTangent)
  }

  /// The sine is the cosine a quarter of a turn earlier.
  @Test func cosineIsWithinTwoUlp() {
    expect(
      "cos", ElementaryFunctions.cosine(ofHalfTurns:), isWithin: 2, of: .cosineOfHalfTurns)
  }

  private func expect(
    _ name: String, _ function: (Double) -> Double, isWithin bound: Double,
    of values: ReferenceValues
  ) {
    let worst = values.worstError(of: function)
    print("\(name): worst \((worst.error * 1000).rounded() / 1000) ulp at x = \(worst.argument)")
    #expect(worst.error <= bound, "\(name) at \(worst.argument)")
  }

  // MARK: - Special values

  @Test func exponentialOfSpecialValues() {
    #expect(ElementaryFunctions.exp(0).bitPattern == (1.0).bitPattern)
    #expect(ElementaryFunctions.exp(-0.0).bitPattern == (1.0).bitPattern)
    #expect(ElementaryFunctions.exp(.infinity) == .infinity)
    #expect(ElementaryFunctions.exp(-.infinity).bitPattern == (0.0).bitPattern)
    #expect(ElementaryFunctions.exp(.nan).isNaN)
    #expect(ElementaryFunctions.exp(.leastNonzeroMagnitude) == 1)
  }

  @Test func exponentialOverflowsAndUnderflowsWhereItShould() {
    let last = 0x1.62e42fefa39efp9
    #expect(ElementaryFunctions.exp(last).isFinite)
    #expect(ElementaryFunctions.exp(last.nextUp) == .infinity)
    #expect(ElementaryFunctions.exp(.greatestFiniteMagnitude) == .infinity)

    let first = -0x1.74910d52d3051p9
    #expect(ElementaryFunctions.exp(first) == .leastNonzeroMagnitude)
    #expect(ElementaryFunctions.exp(first.nextDown).bitPattern == (0.0).bitPattern)
    #expect(ElementaryFunctions.exp(-.greatestFiniteMagnitude).bitPattern == (0.0).bitPattern)
  }

  @Test func logarithmOfSpecialValues() {
    #expect(ElementaryFunctions.log(1).bitPattern == (0.0).bitPattern)
    #expect(ElementaryFunctions.log(0) == -.infinity)
    #expect(ElementaryFunctions.log(-0.0) == -.infinity)
    #expect(ElementaryFunctions.log(.infinity) == .infinity)
    #expect(ElementaryFunctions.log(-1).isNaN)
    #expect(ElementaryFunctions.log(-.leastNonzeroMagnitude).isNaN)
    #expect(ElementaryFunctions.log(-.infinity).isNaN)
    #expect(ElementaryFunctions.log(.nan).isNaN)
  }

  @Test func logarithmOfOnePlusSpecialValues() {
    #expect(ElementaryFunctions.log1p(0).bitPattern == (0.0).bitPattern)
    #expect(ElementaryFunctions.log1p(-0.0).bitPattern == (-0.0).bitPattern)
    #expect(ElementaryFunctions.log1p(-1) == -.infinity)
    #expect(ElementaryFunctions.log1p((-1.0).nextDown).isNaN)
    #expect(ElementaryFunctions.log1p(-.infinity).isNaN)
    #expect(ElementaryFunctions.log1p(.infinity) == .infinity)
    #expect(ElementaryFunctions.log1p(.nan).isNaN)
  }

  @Test func hyperbolicTangentOfSpecialValues() {
    #expect(ElementaryFunctions.tanh(0).bitPattern == (0.0).bitPattern)
    #expect(ElementaryFunctions.tanh(-0.0).bitPattern == (-0.0).bitPattern)
    #expect(ElementaryFunctions.tanh(.infinity) == 1)
    #expect(ElementaryFunctions.tanh(-.infinity) == -1)
    #expect(ElementaryFunctions.tanh(.greatestFiniteMagnitude) == 1)
    #expect(ElementaryFunctions.tanh(.nan).isNaN)
  }

  @Test(arguments: [0x1p-1074, 0x1p-1050, 0x1p-1022, 1e-300])
  func smallestNumbersAreTheirOwnTangentAndLogarithmOfOnePlus(_ x: Double) {
    #expect(ElementaryFunctions.tanh(x) == x)
    #expect(ElementaryFunctions.tanh(-x) == -x)
    #expect(ElementaryFunctions.log1p(x) == x)
    #expect(ElementaryFunctions.log1p(-x) == -x)
  }

  // MARK: - Shape

  @Test func hyperbolicTangentIsOddAndNeverBeyondOne() {
    var random = SplitMix()
    for _ in 0..<2000 {
      let x = random.uniform(in: -24...24)
      let result = ElementaryFunctions.tanh(x)
      #expect(ElementaryFunctions.tanh(-x).bitPattern == (-result).bitPattern)
      #expect(result.magnitude <= 1)
    }
  }

  @Test func exponentialNeverFalls() {
    expectNeverFalls(ElementaryFunctions.exp, from: [-745...(-700), -20...20, -1...1, 700...709.7])
  }

  @Test func logarithmNeverFalls() {
    expectNeverFalls(ElementaryFunctions.log, from: [0...1e-300, 0.5...2, 0...10, 1e9...1e300])
  }

  @Test func hyperbolicTangentNeverFalls() {
    expectNeverFalls(ElementaryFunctions.tanh, from: [-22...22, -1...1, 0...0.2])
  }

  @Test func neverFallsAtTheBordersOfTheReduction() {
    for power in -40...40 {
      let border = (Double(power) + 0.5) * 0x1.62e42fefa39efp-1
      #expect(fall(of: ElementaryFunctions.exp, near: border, neighbours: 100) == nil)
      #expect(fall(of: ElementaryFunctions.tanh, near: border / 2, neighbours: 100) == nil)
    }
    for square in [0.5, 1, 2, 8] {
      let border = square.squareRoot()
      #expect(fall(of: ElementaryFunctions.log, near: border, neighbours: 100) == nil)
    }
  }

  private func expectNeverFalls(
    _ function: (Double) -> Double, from ranges: [ClosedRange<Double>]
  ) {
    var random = SplitMix()
    for range in ranges {
      for _ in 0..<40 {
        let start = random.uniform(in: range)
        #expect(fall(of: function, near: start, neighbours: 50) == nil)
      }
    }
  }

  /// The first x among the doubles on both sides of another where the function falls.
  private func fall(
    of function: (Double) -> Double, near centre: Double, neighbours: Int
  ) -> Double? {
    var x = centre
    for _ in 0..<neighbours { x = x.nextDown }
    var value = function(x)
    for _ in 0..<(2 * neighbours) {
      x = x.nextUp
      let next = function(x)
      guard next >= value else { return x }
      value = next
    }
    return nil
  }

  // MARK: - The same bits everywhere

  @Test func resultsAreTheSameToTheBit() {
    expect(ElementaryFunctions.exp, gives: ElementaryFunctionsGoldens.exponential)
    expect(ElementaryFunctions.log, gives: ElementaryFunctionsGoldens.logarithm)
    expect(ElementaryFunctions.log1p, gives: ElementaryFunctionsGoldens.logarithmOfOnePlus)
    expect(ElementaryFunctions.tanh, gives: ElementaryFunctionsGoldens.hyperbolicTangent)
  }

  private func expect(
    _ function: (Double) -> Double, gives goldens: [ElementaryFunctionsGoldens.Golden],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for golden in goldens {
      #expect(
        function(golden.argument).bitPattern == golden.result, "at \(golden.argument)",
        sourceLocation: sourceLocation)
    }
  }
}

/// Sebastiano Vigna's SplitMix64: the same arguments in each run of the tests.
private struct SplitMix: RandomNumberGenerator {
  private var state: UInt64 = 1986

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func uniform(in range: ClosedRange<Double>) -> Double {
    Double.random(in: range, using: &self)
  }
}
