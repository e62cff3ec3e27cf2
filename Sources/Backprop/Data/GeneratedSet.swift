internal import Kernels

/// Sets of points in the plane that are drawn by a formula: those of the best-known playground for
/// neural networks (Smilkov and Carter 2016), with random numbers of this program's own.
///
/// Two inputs and one target. The first four have two classes, with the targets 1 and −1; the others
/// have a height over the plane.
public enum GeneratedSet: String, CaseIterable, Sendable {
  /// A disc within a ring.
  case circle
  /// Four quadrants, those opposite to each other alike.
  case exclusiveOr = "xor"
  /// Two clouds.
  case gauss
  /// Two arms wound around each other.
  case spiral
  /// A slope.
  case plane = "reg-plane"
  /// Three hills and three hollows.
  case hills = "reg-gauss"

  /// The names of the two inputs and of the target.
  package static let header = ["x1", "x2", "y"]

  /// How many examples there are where nobody says otherwise.
  public var usualCount: Int {
    switch self {
    case .circle, .exclusiveOr, .gauss, .spiral: 500
    case .plane, .hills: 1200
    }
  }

  /// Draws examples, in random order.
  ///
  /// - Parameters:
  ///   - count: how many; where there are two classes, half of them of each kind (but for
  ///     `exclusiveOr`, whose points fall where they fall).
  ///   - noise: from 0, none, to 1; 0.5 is the most that the playground has.
  ///   - seed: the same seed draws the same examples.
  /// - Returns: examples of two inputs and one target, which is −1 or 1 where there are two
  ///   classes.
  /// - Precondition: `count` is above 0.
  public func examples(count: Int, noise: Double = 0, seed: UInt64 = 1) -> Examples {
    precondition(count > 0, "there is one example or more")
    // The first weights are drawn from the seed as it is; what is drawn here is another sequence.
    var source = RandomSource(seed: seed ^ 0x504F_494E_5453_3244)
    var points = (0..<count).map { index in
      point(index, of: count, noise: noise, from: &source)
    }
    let order = source.shuffled(Array(points.indices))
    points = order.map { points[$0] }
    return Examples(
      inputCount: 2, targetCount: 1, inputs: points.flatMap { [$0.x, $0.y] },
      targets: points.map(\.target))
  }

  private typealias Point = (x: Double, y: Double, target: Double)

  private func point(
    _ index: Int, of count: Int, noise: Double, from source: inout RandomSource
  ) -> Point {
    let firstCount = (count + 1) / 2
    let isFirst = index < firstCount
    switch self {
    case .circle: return circle(isInner: isFirst, noise, &source)
    case .exclusiveOr: return quadrant(noise, &source)
    case .gauss: return cloud(isFirst: isFirst, noise, &source)
    case .spiral:
      let place = isFirst ? index : index - firstCount
      let length = isFirst ? firstCount : count - firstCount
      return arm(Double(place) / Double(length), isFirst: isFirst, noise, &source)
    case .plane: return slope(noise, &source)
    case .hills: return hill(noise, &source)
    }
  }

  /// Noise moves the label, not the point.
  private func circle(
    isInner: Bool, _ noise: Double, _ source: inout RandomSource
  ) -> Point {
    let share = source.nextUnit()
    let radius = isInner ? 2.5 * share : 3.5 + 1.5 * share
    let angle = 2 * source.nextUnit()
    let (x, y) = (radius * sine(ofHalfTurns: angle), radius * cosine(ofHalfTurns: angle))
    let distance = length(
      x + source.nextUniform(within: 5) * noise, y + source.nextUniform(within: 5) * noise)
    return (x, y, distance < 2.5 ? 1 : -1)
  }

  private func quadrant(_ noise: Double, _ source: inout RandomSource) -> Point {
    // A gap is left along the axes.
    func coordinate() -> Double {
      let value = source.nextUniform(within: 5)
      return value > 0 ? value + 0.3 : value - 0.3
    }
    let (x, y) = (coordinate(), coordinate())
    let product =
      (x + source.nextUniform(within: 5) * noise) * (y + source.nextUniform(within: 5) * noise)
    return (x, y, product >= 0 ? 1 : -1)
  }

  private func cloud(isFirst: Bool, _ noise: Double, _ source: inout RandomSource) -> Point {
    let deviation = (0.5 + 7 * noise).squareRoot()
    let center: Double = isFirst ? 2 : -2
    return (
      center + deviation * source.nextNormal(), center + deviation * source.nextNormal(),
      isFirst ? 1 : -1
    )
  }

  private func arm(
    _ share: Double, isFirst: Bool, _ noise: Double, _ source: inout RandomSource
  ) -> Point {
    let radius = 5 * share
    let angle = 3.5 * share + (isFirst ? 0 : 1)
    return (
      radius * sine(ofHalfTurns: angle) + source.nextUniform(within: 1) * noise,
      radius * cosine(ofHalfTurns: angle) + source.nextUniform(within: 1) * noise,
      isFirst ? 1 : -1
    )
  }

  private func slope(_ noise: Double, _ source: inout RandomSource) -> Point {
    let (x, y) = (source.nextUniform(within: 6), source.nextUniform(within: 6))
    let sum =
      (x + source.nextUniform(within: 6) * noise) + (y + source.nextUniform(within: 6) * noise)
    return (x, y, sum / 10)
  }

  private func hill(_ noise: Double, _ source: inout RandomSource) -> Point {
    let centers: [Point] = [
      (-4, 2.5, 1), (0, 2.5, -1), (4, 2.5, 1), (-4, -2.5, -1), (0, -2.5, 1), (4, -2.5, -1),
    ]
    let (x, y) = (source.nextUniform(within: 6), source.nextUniform(within: 6))
    let moved = (
      x + source.nextUniform(within: 6) * noise, y + source.nextUniform(within: 6) * noise
    )
    var height = 0.0
    for center in centers {
      let nearness = 1 - length(moved.0 - center.x, moved.1 - center.y) / 2
      let value = center.target * min(1, max(0, nearness))
      if abs(value) > abs(height) { height = value }
    }
    return (x, y, height)
  }

  private func cosine(ofHalfTurns x: Double) -> Double {
    ElementaryFunctions.cosine(ofHalfTurns: x)
  }

  private func sine(ofHalfTurns x: Double) -> Double {
    ElementaryFunctions.cosine(ofHalfTurns: x - 0.5)
  }

  private func length(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
}

extension RandomSource {
  /// Returns a number of the normal distribution of mean 0 and deviation 1 (Marsaglia's polar method).
  mutating func nextNormal() -> Double {
    while true {
      let (a, b) = (nextUniform(within: 1), nextUniform(within: 1))
      let square = a * a + b * b
      if square > 0, square <= 1 {
        return a * (-2 * ElementaryFunctions.log(square) / square).squareRoot()
      }
    }
  }
}
