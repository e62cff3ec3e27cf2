import Backprop
import Kernels
import Testing

#if arch(x86_64)
  import KernelsV3
  import KernelsV4
#endif

/// Functions of several lanes give the bits of the same function of one number, in every lane.
struct LaneTests {
  private typealias Function = (UnsafePointer<Double>, UnsafeMutablePointer<Double>, Int) -> Void

  private func exponential(_ kernels: KernelSet) -> Function {
    switch kernels {
    #if arch(x86_64)
      case .v3: { KernelsV3.LaneProbe.exponential($0, to: $1, laneCount: $2) }
      case .v4: { KernelsV4.LaneProbe.exponential($0, to: $1, laneCount: $2) }
    #endif
    default: { Kernels.LaneProbe.exponential($0, to: $1, laneCount: $2) }
    }
  }

  private func hyperbolicTangent(_ kernels: KernelSet) -> Function {
    switch kernels {
    #if arch(x86_64)
      case .v3: { KernelsV3.LaneProbe.hyperbolicTangent($0, to: $1, laneCount: $2) }
      case .v4: { KernelsV4.LaneProbe.hyperbolicTangent($0, to: $1, laneCount: $2) }
    #endif
    default: { Kernels.LaneProbe.hyperbolicTangent($0, to: $1, laneCount: $2) }
    }
  }

  /// Arguments over the whole range, and special ones; where there are special ones, their lanes
  /// change from vector to vector.
  private static let arguments: [Double] = {
    var random = RandomSource(seed: 7)
    let special: [Double] = [
      0, -0.0, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
      0x1p-1030,
      .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 708, 708.0.nextUp, -708,
      (-708.0).nextDown, 709.78, 709.79, -745.13, -745.14, -720, 22, 22.0.nextUp, -22, 1e-20,
    ]
    return (0..<200_000).map { number in
      switch number / 1000 % 4 {
      case 0: random.nextUniform(within: 1)
      case 1: random.nextUniform(within: 30)
      case 2: random.nextUniform(within: 750)
      default:
        random.whole(1...5) == 1
          ? random.pick(special)
          : random.whole(1...5) == 1
            ? Double(bitPattern: random.next()) : random.nextUniform(within: 708)
      }
    }
  }()

  private func expectSameBits(
    _ function: Function, as scalar: (Double) -> Double, _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let arguments = LaneTests.arguments
    let expected = arguments.map(scalar).bits
    for laneCount in [1, 2, 4, 8, 10, 16, 32] {
      var results = [Double](repeating: 0, count: arguments.count)
      arguments.withUnsafeBufferPointer { arguments in
        results.withUnsafeMutableBufferPointer { results in
          guard let x = arguments.baseAddress, let result = results.baseAddress else { return }
          for first in stride(from: 0, to: arguments.count, by: laneCount) {
            function(x + first, result + first, laneCount)
          }
        }
      }
      let wrong = zip(results.bits, expected).enumerated().first { $1.0 != $1.1 }?.offset
      #expect(
        wrong == nil, "\(what) of \(wrong.map { arguments[$0] } ?? 0), \(laneCount) lanes",
        sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: KernelSet.available)
  func exponentialIsTheSameInEveryLane(_ kernels: KernelSet) {
    expectSameBits(exponential(kernels), as: Kernels.ElementaryFunctions.exp, "exp, \(kernels)")
  }

  @Test(arguments: KernelSet.available)
  func hyperbolicTangentIsTheSameInEveryLane(_ kernels: KernelSet) {
    expectSameBits(
      hyperbolicTangent(kernels), as: Kernels.ElementaryFunctions.tanh, "tanh, \(kernels)")
  }
}
