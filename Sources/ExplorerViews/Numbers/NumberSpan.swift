/// How many cells some numbers as people wrote them take before and after the point.
struct NumberSpan: Equatable {
  /// Whole digits and the sign; a lone zero counts where there are no decimals.
  private(set) var before = 1
  private(set) var decimals = 0
  private let mostDecimals: Int

  /// - Parameter mostDecimals: more are cut off.
  init(mostDecimals: Int) {
    self.mostDecimals = mostDecimals
  }

  mutating func add(_ value: Double) {
    guard value.isFinite else { return }
    let magnitude = abs(value)
    var whole = magnitude < 1 ? 0 : 1
    var power = 10.0
    while whole > 0, whole < 6, magnitude >= power {
      power *= 10
      whole += 1
    }
    var digits = 0
    var scaled = magnitude
    while digits < mostDecimals, abs(scaled - scaled.rounded()) > 1e-9 * max(1, scaled) {
      scaled *= 10
      digits += 1
    }
    before = max(before, max(1, whole) + (value < 0 && whole > 0 ? 1 : 0))
    decimals = max(decimals, digits)
  }

  /// A column that holds these numbers.
  func column(at column: Int) -> NumberColumn {
    NumberColumn(column: column, before: before, decimals: decimals)
  }

  /// The cells that a column takes; without decimals there is no point.
  var width: Int { before + (decimals > 0 ? 1 + decimals : 0) }
}
