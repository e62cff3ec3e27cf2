/// How near an answer must come to a value.
package enum Precision: Equatable, Sendable {
  /// So many significant digits: what somebody works out with a pencil.
  case digits(Int)
  /// A part of the value, whatever the digits: what a program prints.
  case tolerance(Double)

  package static let usualDigits = 3
  package static let standard = Precision.digits(usualDigits)
  /// How many digits can be asked for: no number has more.
  package static let mostDigits = 17
  /// Those who carry a digit more than they are asked for still lose so much on the way.
  private static let lost = 0.002
  /// Nearer than this, relative to the value, is the value itself.
  private static let exact = 1e-9
  /// A value below this is as good as 0 to a program.
  private static let least = 1e-12

  /// A value that an answer is compared with.
  struct Aim {
    let value: Double
    /// What the digits count from: 0, or, of a weight after its update, the weight before it.
    var origin = 0.0
    /// How much the value may itself be off.
    var width = 0.0

    /// What the digits are those of.
    var size: Double { abs(value - origin) }
  }

  /// Whether a number is an aim, its digits aside.
  func isNear(_ number: Double, _ aim: Aim) -> Bool {
    guard aim.value.isFinite else { return false }
    let distance = abs(number - aim.value)
    switch self {
    case .digits(let digits):
      guard aim.size > 0 else { return distance <= aim.width || isExact(distance, aim) }
      let unit = powerOfTen(decimalExponent(of: aim.size) - digits + 1)
      return distance <= 0.5 * unit + Precision.lost * aim.size + aim.width
        || isExact(distance, aim)
    case .tolerance(let tolerance):
      let isSmall = abs(aim.value) < Precision.least
      return distance <= tolerance * abs(aim.value) + aim.width
        || isSmall && distance <= Precision.least
    }
  }

  /// Returns by how much a typed number may differ from the one that somebody went on with; 0 where it is
  /// one of the values that it may stand for, and has not been rounded.
  func width(of number: TypedNumber, _ exact: [Double]) -> Double {
    let isRounded = exact.allSatisfy {
      abs(number.value - $0) > Precision.exact * abs($0) || !$0.isFinite
    }
    guard isRounded else { return 0 }
    return switch self {
    case .digits: number.halfUnit
    case .tolerance(let tolerance): min(number.halfUnit, tolerance * abs(number.value))
    }
  }

  private func isExact(_ distance: Double, _ aim: Aim) -> Bool {
    distance <= Precision.exact * (aim.size > 0 ? aim.size : abs(aim.value))
  }

  /// Whether a number has the digits that are asked for.
  func hasDigits(_ number: TypedNumber, _ aim: Aim) -> Bool {
    guard case .digits(let digits) = self else { return true }
    guard aim.origin != 0 else { return number.significantDigits >= digits }
    guard aim.size > 0, aim.size.isFinite else { return true }
    return number.lastPlace <= decimalExponent(of: aim.size) - digits + 1
  }

  /// Whether a number answers an aim.
  func isRight(_ number: TypedNumber, _ aim: Aim) -> Bool {
    guard isNear(number.value, aim) else { return false }
    guard case .digits = self, !hasDigits(number, aim) else { return true }
    return isExact(abs(number.value - aim.value), aim)
  }

  /// Whether a number is an aim rounded to fewer digits than are asked for.
  func isRounded(_ number: TypedNumber, _ aim: Aim) -> Bool {
    guard case .digits = self, aim.value.isFinite, !hasDigits(number, aim) else { return false }
    // A bare 0 is no rounded number; 0.000 is.
    guard number.value != 0 || number.lastPlace < 0 else { return false }
    return abs(number.value - aim.value) <= number.halfUnit * (1 + Precision.exact) + aim.width
  }
}
