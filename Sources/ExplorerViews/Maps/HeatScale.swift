/// A symmetric scale of numbers in steps: from `-steps` over 0 to `steps`.
package struct HeatScale: Equatable {
  static let steps = 5

  /// What the outermost step stands for.
  package let range: Double

  /// - Parameter largest: the largest magnitude; the range is a round number not below it, so that
  ///   it stays the same while numbers change a little.
  package init(largest: Double) {
    guard largest.isFinite, largest > 0 else {
      range = 1
      return
    }
    var unit = 1.0
    // Numbers far out in either direction are all the same to the eye.
    for _ in 0..<60 where unit > largest { unit /= 10 }
    for _ in 0..<60 where unit * 10 <= largest { unit *= 10 }
    let rounded = HeatScale.roundNumbers.first { $0 * unit >= largest } ?? 10
    range = rounded * unit
  }

  private static let roundNumbers = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8]

  /// The largest magnitude of what is finite.
  package static func largest(_ values: some Sequence<Double>) -> Double {
    var largest = 0.0
    for value in values {
      let magnitude = value.magnitude
      if magnitude > largest, magnitude < .infinity { largest = magnitude }
    }
    return largest
  }

  /// The step of a number; `nil` for what is no number.
  package func level(_ value: Double) -> Int? {
    guard !value.isNaN else { return nil }
    let share = max(-1, min(1, value / range))
    return Int((share * Double(HeatScale.steps)).rounded())
  }
}
