import Testing
import TextScreen

/// Axes that only ever grow.
@Suite struct GrowingAxisTests {
  private static let values: [Double] = [
    .leastNonzeroMagnitude, 1e-300, 1e-30, 1e-7, 0.00035, 0.02, 0.1, 0.3, 1, 2, 7, 1e6, 4e99, 1e250,
    1e295,
    1.7e308,
  ]

  @Test(arguments: values, values)
  func aLogarithmicAxisHoldsItsValuesAndHasTicks(smallest: Double, largest: Double) {
    guard smallest <= largest else { return }
    for rows in [1, 2, 3, 5, 8, 13, 40] {
      for hasZero in [false, true] {
        let axis = Axis.growing(from: smallest, to: largest, hasZero: hasZero, rows: rows)
        #expect(axis.lower > 0 && axis.upper.isFinite && axis.lower < axis.upper)
        #expect(axis.ticks.count > 0 && axis.ticks == axis.ticks.sorted())
        #expect(axis.equalParts > 0)
        if smallest >= 1e-290, largest < 5e307 {
          #expect(axis.fraction(of: smallest) >= -1e-9 && axis.fraction(of: largest) <= 1 + 1e-9)
        }
      }
    }
  }

  /// Each decade is as high as any other, whatever the values are.
  @Test(arguments: [(0.00035, 0.3), (0.02, 7), (1e-7, 1), (2, 1e6)])
  func decadesHaveTheSameHeight(smallest: Double, largest: Double) {
    for rows in 4...30 {
      let axis = Axis.growing(from: smallest, to: largest, hasZero: false, rows: rows)
      let used = rows - (rows - 1) % axis.equalParts
      let canvas = DotCanvas(size: Size(rows: used, columns: 1), set: .braille)
      let decades = axis.ticks.filter { "\($0)".filter { "123456789".contains($0) }.first == "1" }
      let powers = axis.ticks.count > 3 ? decades : axis.ticks
      let places = powers.map {
        Int(canvas.dotRow(ofFraction: axis.fraction(of: $0)).rounded()) / 4
      }
      let heights = zip(places, places.dropFirst()).map { $0 - $1 }
      #expect(Set(heights).count <= 1, "\(rows) rows: \(powers) at \(places)")
    }
  }
}
