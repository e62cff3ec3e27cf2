import Testing
import TextScreen

@Suite struct AxisTests {
  func ticks(_ axis: Axis) -> String { axis.ticks.map { Axis.label($0) }.joined(separator: " ") }

  func logarithmic(_ smallest: Double, _ largest: Double, rows: Int = 10) -> Axis {
    Axis.growing(from: smallest, to: largest, hasZero: false, rows: rows)
  }

  func axis(_ scale: Axis.Scale, _ minimum: Double, _ maximum: Double) -> Axis {
    switch scale {
    case .linear: Axis(from: minimum, to: maximum, isNice: true)
    case .logarithmic: logarithmic(minimum, maximum)
    }
  }

  @Test func linearTicksAreOneTwoFive() {
    #expect(ticks(Axis(from: 0, to: 1000)) == "0 200 400 600 800 1,000")
    #expect(ticks(Axis(from: 0, to: 4000)) == "0 1,000 2,000 3,000 4,000")
    #expect(ticks(Axis(from: -0.13, to: 0.32)) == "-0.1 0 0.1 0.2 0.3")
    #expect(ticks(Axis(from: 0, to: 1, ticks: 2)) == "0 0.5 1")
    #expect(ticks(Axis(from: 1, to: 1)) == "0.6 0.8 1 1.2 1.4")
  }

  @Test func noAxisHasASingleTick() {
    // The step of 10, or 5, would leave 0 alone.
    #expect(ticks(Axis(from: -5.3, to: 6.1, ticks: 2)) == "-5 0 5")
    #expect(ticks(Axis(from: -4.2, to: 4.2, ticks: 2)) == "-4 -2 0 2 4")
    for count in 1...8 {
      for end in stride(from: 0.7, through: 30, by: 0.7) {
        #expect(Axis(from: -end, to: end * 0.9, ticks: count).ticks.count > 1)
      }
    }
  }

  @Test func ticksInRowsLieInTheMiddlesOfRows() {
    #expect(ticks(Axis.inRows(from: 0, to: 21.7, rows: 10)) == "0 5 10 15 20")
    #expect(Axis.inRows(from: 0, to: 21.7, rows: 10).upper == 22.5)
    for rows in 4...30 {
      for end in stride(from: 0.013, through: 900, by: 7.7) {
        for start in [0, -end / 3, end / 9] {
          let axis = Axis.inRows(from: start, to: end, rows: rows)
          #expect(axis.lower <= start && axis.upper >= end * (1 - 1e-9))
          #expect(axis.ticks.count > (rows > 4 ? 2 : 1))
          // Less than half of the rows is left over.
          #expect(rows < 8 || start > 0 || axis.fraction(of: end) - axis.fraction(of: start) > 0.5)
          for tick in axis.ticks {
            let row = axis.fraction(of: tick) * Double(rows - 1)
            #expect(abs(row - row.rounded()) < 1e-6, "\(rows) rows, \(start)…\(end): \(axis.ticks)")
          }
        }
      }
    }
    // What cannot be shown is replaced, whatever is asked.
    for rows in [Int.min, -1, 0, 1, 2, 3, .max] {
      let axis = Axis.inRows(from: -.infinity, to: .nan, rows: rows)
      #expect(axis.lower < axis.upper)
    }
  }

  @Test func niceEndsCoverTheRange() {
    let axis = Axis(from: 0.013, to: 0.97, isNice: true)
    #expect(axis.lower == 0)
    #expect(axis.upper == 1)
    #expect(ticks(axis) == "0 0.2 0.4 0.6 0.8 1")
  }

  @Test func logarithmicTicks() {
    #expect(ticks(logarithmic(0.0005, 2)) == "0.001 0.01 0.1 1")
    #expect(ticks(logarithmic(0.013, 0.3)) == "0.005 0.01 0.02 0.05 0.1 0.2 0.5")
    #expect(ticks(logarithmic(0.21, 0.27)) == "0.05 0.1 0.2 0.5")
    #expect(ticks(logarithmic(1e-12, 1)) == "1e-12 1e-9 1e-6 0.001 1")
    #expect(ticks(logarithmic(1e-5, 1e-3)) == "1e-5 2e-5 5e-5 0.0001 0.0002 0.0005 0.001")
  }

  @Test func fractionsAndValues() {
    let linear = Axis(from: -2, to: 2)
    #expect(linear.fraction(of: 0) == 0.5)
    #expect(linear.fraction(of: 6) == 2)
    #expect(linear.value(at: 0.25) == -1)
    #expect(linear.fraction(of: .nan).isNaN)
    let decades = logarithmic(0.01, 100)
    #expect(decades.fraction(of: 1) == 0.5)
    #expect(abs(decades.value(at: 0.75) - 10) < 1e-9)
    #expect(decades.fraction(of: 0) == 0)
    #expect(decades.fraction(of: -3) == 0)
    #expect(decades.fraction(of: .infinity) == .infinity)
  }

  @Test(arguments: Axis.Scale.allCases, [1e300, 1e307, 1e308, .greatestFiniteMagnitude])
  func theLargestNumbersLieOnTheAxis(scale: Axis.Scale, value: Double) {
    let axis = axis(scale, value / 100, value)
    #expect((0.5...1).contains(axis.fraction(of: value)))
    // Whole decades begin below the smallest value.
    #expect(axis.fraction(of: value / 100) < (scale == .linear ? 0.2 : 0.3))
    #expect(axis.ticks.count > 1)
    #expect(axis.fraction(of: .infinity) == .infinity)
    // Not where it ends before.
    #expect(self.axis(scale, 1, 10).fraction(of: value) > 1)
  }

  @Test(arguments: Axis.Scale.allCases, [false, true])
  func everyRangeGivesAnAxis(scale: Axis.Scale, isWide: Bool) {
    let odd = [
      0, -0.0, 1, -1, 1e-6, .nan, .infinity, -.infinity, .greatestFiniteMagnitude,
      -.greatestFiniteMagnitude, .leastNonzeroMagnitude, .leastNormalMagnitude, 1 + .ulpOfOne,
      1e300, .leastNormalMagnitude / 4, 123_456_789,
    ]
    for minimum in odd {
      for maximum in odd {
        for count in [-1, 1, 5, .max] {
          let axis =
            switch scale {
            case .linear: Axis(from: minimum, to: maximum, ticks: count, isNice: isWide)
            case .logarithmic:
              Axis.growing(from: minimum, to: maximum, hasZero: isWide, rows: count)
            }
          #expect(axis.lower.isFinite && axis.upper.isFinite && axis.lower < axis.upper)
          #expect(axis.ticks.count <= 210)
          #expect(axis.fraction(of: axis.lower) == 0)
          #expect(axis.fraction(of: axis.upper) == 1)
          #expect(axis.ticks == axis.ticks.sorted())
          for tick in axis.ticks {
            #expect((-1e-6...1.000_001).contains(axis.fraction(of: tick)))
            _ = Axis.label(tick)
          }
        }
      }
    }
  }

  @Test(
    arguments: [
      (0, "0"), (0.001, "0.001"), (200, "200"), (1000, "1,000"), (10_000, "10,000"),
      (100_000, "100000"), (1_000_000, "1e6"), (1e-6, "1e-6"), (-0.5, "-0.5"), (2.5e-9, "2.5e-9"),
      (1.5e20, "1.5e20"), (0.0001, "0.0001"), (0.00025, "2.5e-4"), (123_456_789, "123456789"),
      (1e16, "1e16"), (.nan, "NaN"), (-.infinity, "-inf"), (.leastNonzeroMagnitude, "5e-324"),
      (1234.5, "1234.5"),
    ] as [(Double, String)])
  func labels(value: Double, label: String) {
    #expect(Axis.label(value) == label)
  }

  @Test(arguments: [-280, -150, -24, -5, -1, 0, 4, 22, 23, 28, 147, 300])
  func ticksAreRoundDecimals(exponent: Int) throws {
    let step = try #require(Double("1e\(exponent)"))
    for (end, factors) in [(10, [0, 2, 4, 6, 8, 10]), (40, [0, 10, 20, 30, 40])] {
      #expect(
        Axis(from: 0, to: Double(end) * step).ticks == factors.map { Double("\($0)e\(exponent)") })
    }
  }

  @Test(
    arguments: [
      (1.5e304, nil), (5e303, "5e303"), (-1.2e-10, nil), (1.2345e-4, nil), (0.298371, "0.2983"),
      (12345.67, "12345"), (1_234_567, nil), (123_456, "123456"), (200, "200"),
    ] as [(Double, String?)])
  func aLabelInFewCellsIsNoOtherNumber(value: Double, label: String?) {
    #expect(Axis.label(value, cells: 6) == label)
  }

  @Test func labelsTakeAnotherMinus() {
    #expect(Axis.label(-1e-7, minus: "−") == "−1e−7")
  }
}
