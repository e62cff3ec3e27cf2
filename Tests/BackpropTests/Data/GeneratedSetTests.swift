import Backprop
import Testing

/// Sets of points that are drawn by a formula.
@Suite struct GeneratedSetTests {
  private struct Row: Hashable {
    let x: Double
    let y: Double
    let target: Double

    var radius: Double { (x * x + y * y).squareRoot() }
  }

  private func rows(
    _ set: GeneratedSet, count: Int = 400, noise: Double = 0, seed: UInt64 = 1
  ) -> [Row] {
    let examples = set.examples(count: count, noise: noise, seed: seed)
    return (0..<examples.count).map {
      let inputs = Array(examples.inputs(of: $0))
      return Row(x: inputs[0], y: inputs[1], target: examples.targets(of: $0).first ?? .nan)
    }
  }

  @Test(arguments: GeneratedSet.allCases, [1, 2, 3, 500])
  func thereAreAsManyAsAskedFor(set: GeneratedSet, count: Int) {
    #expect(rows(set, count: count).count == count)
  }

  @Test(arguments: GeneratedSet.allCases)
  func aSeedDrawsTheSameAgainAndAnotherOthers(set: GeneratedSet) {
    #expect(rows(set) == rows(set))
    #expect(rows(set, seed: 2) != rows(set))
    #expect(rows(set, noise: 0.2) != rows(set))
  }

  @Test(arguments: [GeneratedSet.circle, .gauss, .spiral])
  func halfOfThemAreOfEachClassAndTheirOrderIsOfChance(set: GeneratedSet) {
    let targets = rows(set, count: 401).map(\.target)
    #expect(targets.count { $0 == 1 } == 201)
    #expect(targets.count { $0 == -1 } == 200)
    #expect((150...250).contains(zip(targets, targets.dropFirst()).count { $0 != $1 }))
  }

  @Test func aDiscLiesInARing() {
    let rows = rows(.circle)
    #expect(
      rows.allSatisfy { $0.target == 1 ? $0.radius < 2.5 : (3.5..<5.001).contains($0.radius) })
    for quadrant in [(1.0, 1.0), (1, -1), (-1, 1), (-1, -1)] {
      #expect((60...140).contains(rows.count { $0.x * quadrant.0 > 0 && $0.y * quadrant.1 > 0 }))
    }
    let radii = rows.filter { $0.target == 1 }.map(\.radius)
    #expect((1.1...1.4).contains(radii.reduce(0, +) / Double(radii.count)))
  }

  @Test func quadrantsOppositeToEachOtherAreAlikeAndAGapIsBetween() {
    let rows = rows(.exclusiveOr)
    #expect(rows.allSatisfy { $0.target == ($0.x * $0.y >= 0 ? 1 : -1) })
    #expect(rows.allSatisfy { (0.3...5.3).contains(abs($0.x)) && (0.3...5.3).contains(abs($0.y)) })
    #expect((160...240).contains(rows.count { $0.target == 1 }))
  }

  @Test(arguments: [(0.0, 0.5), (0.5, 4.0)])
  func cloudsAreNormalWithTheVarianceOfTheNoise(noise: Double, variance: Double) {
    let rows = rows(.gauss, count: 20_000, noise: noise)
    for target in [1.0, -1] {
      for values in [rows.filter { $0.target == target }.map(\.x)] {
        let mean = values.reduce(0, +) / Double(values.count)
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        #expect(abs(mean - 2 * target) < 0.1)
        #expect(abs(squares / Double(values.count) / variance - 1) < 0.05)
        let near = values.count { abs($0 - mean) < variance.squareRoot() }
        #expect(abs(Double(near) / Double(values.count) - 0.6827) < 0.015)
      }
    }
  }

  @Test func anArmTurnsByAQuarterForEachSeventhOfItsLength() {
    let directions = [(0.0, 1.0), (1, 0), (0, -1), (-1, 0), (0, 1), (1, 0), (0, -1)]
    let rows = rows(.spiral, count: 14)
    for (place, direction) in directions.enumerated() {
      let radius = 5 * Double(place) / 7
      for arm in [1.0, -1] {
        let wanted = (x: arm * radius * direction.0, y: arm * radius * direction.1)
        #expect(
          rows.contains {
            $0.target == arm && abs($0.x - wanted.x) < 1e-14 && abs($0.y - wanted.y) < 1e-14
          }, "\(place), arm \(arm)")
      }
    }
  }

  @Test func aSlopeIsATenthOfTheSum() {
    let rows = rows(.plane)
    #expect(rows.allSatisfy { $0.target == ($0.x + $0.y) / 10 })
    #expect(rows.allSatisfy { abs($0.x) <= 6 && abs($0.y) <= 6 })
    #expect(rows.contains { $0.x > 5 } && rows.contains { $0.y < -5 })
  }

  @Test func hillsAndHollowsAreAsHighAsTheyAreNear() {
    let hills = [(-4.0, 2.5), (4, 2.5), (0, -2.5)]
    let hollows = [(0.0, 2.5), (-4, -2.5), (4, -2.5)]
    for row in rows(.hills, count: 2000) {
      func height(_ centers: [(Double, Double)]) -> Double {
        let distances = centers.map { center in
          let (x, y) = (row.x - center.0, row.y - center.1)
          return (x * x + y * y).squareRoot()
        }
        return max(0, 1 - (distances.min() ?? 0) / 2)
      }
      let (up, down) = (height(hills), height(hollows))
      #expect(row.target == (up >= down ? up : -down))
    }
  }

  @Test(arguments: [GeneratedSet.circle, .exclusiveOr, .plane, .hills])
  func noiseMovesTheTargetAndNotThePoint(set: GeneratedSet) {
    let (clear, noisy) = (rows(set), rows(set, noise: 0.3))
    #expect(zip(clear, noisy).allSatisfy { $0.x == $1.x && $0.y == $1.y })
    #expect(zip(clear, noisy).count { $0.target != $1.target } > 20)
  }

  @Test func noiseMovesThePointsOfArmsByAsMuchAtMost() {
    for (clear, noisy) in zip(rows(.spiral), rows(.spiral, noise: 0.2)) {
      #expect(clear.target == noisy.target)
      #expect(abs(clear.x - noisy.x) <= 0.2 && abs(clear.y - noisy.y) <= 0.2)
      #expect(clear != noisy)
    }
  }

  /// The bits are the same on every machine.
  @Test(arguments: zip(GeneratedSet.allCases, goldens))
  func theFirstPointHasTheseBits(set: GeneratedSet, bits: [UInt64]) {
    let row = rows(set, count: 500, noise: 0.1)[0]
    #expect([row.x, row.y, row.target].map(\.bitPattern) == bits)
  }

  static let goldens: [[UInt64]] = [
    [0xBFFF_2AF4_1AD9_9E13, 0x3FF0_4BAE_7E96_DE5F, 0xBFF0_0000_0000_0000],
    [0x4010_5EE6_96FC_6A7A, 0x400C_88A8_321E_1648, 0x3FF0_0000_0000_0000],
    [0x400D_EA77_AD3A_8F55, 0x3FFF_AF7A_F4F3_D044, 0x3FF0_0000_0000_0000],
    [0xBFF5_8869_E8C3_232E, 0xBFF1_B9AF_E52D_ABA0, 0x3FF0_0000_0000_0000],
    [0x4012_3470_DE24_A8BB, 0x400F_5C4E_F476_0643, 0x3FEA_7A9E_EBCE_9018],
    [0x4012_3470_DE24_A8BB, 0x400F_5C4E_F476_0643, 0x3FB8_21C6_1E6F_D640],
  ]
}
