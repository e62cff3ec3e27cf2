internal import Backprop

/// Two finite numbers between which others lie.
struct Bounds: Equatable, Sendable {
  let least: Double
  let greatest: Double

  /// The numbers from one to another; `nil` where one of them is not finite.
  init?(_ least: Double, _ greatest: Double) {
    guard least.isFinite, greatest.isFinite else { return nil }
    self.least = least
    self.greatest = greatest
  }

  init?(_ number: Double) { self.init(number, number) }

  /// What numbers lie between; `nil` where there are none, or one is not finite.
  init?(of numbers: UnsafeBufferPointer<Double>) {
    guard let first = numbers.first, let base = numbers.baseAddress else { return nil }
    var least = SIMD8<Double>(repeating: first)
    var greatest = least
    // What is not finite stays so in a product with 0.
    var check = SIMD8<Double>.zero
    let raw = UnsafeRawPointer(base)
    let whole = numbers.count / 8 * 8
    for place in stride(from: 0, to: whole, by: 8) {
      let next = raw.loadUnaligned(
        fromByteOffset: place * MemoryLayout<Double>.stride, as: SIMD8<Double>.self)
      least.replace(with: next, where: next .< least)
      greatest.replace(with: next, where: next .> greatest)
      check += next * 0
    }
    var bounds = (least: least.min(), greatest: greatest.max(), check: check.sum())
    for place in whole..<numbers.count {
      bounds.least = min(bounds.least, numbers[place])
      bounds.greatest = max(bounds.greatest, numbers[place])
      bounds.check += numbers[place] * 0
    }
    guard bounds.check == 0 else { return nil }
    self.init(bounds.least, bounds.greatest)
  }

  /// What a number lies between in all of some checks; `nil` where that is not known.
  init?(of number: CheckedNumber, in checks: [WatchedCheck]) {
    var (least, greatest) = (Double.infinity, -Double.infinity)
    for check in checks {
      guard let evaluation = check.evaluation else { return nil }
      let value = number.value(evaluation, check.test)
      guard value.isFinite else { return nil }
      if value < least { least = value }
      if value > greatest { greatest = value }
    }
    self.init(least, greatest)
  }

  func union(_ other: Bounds) -> Bounds? {
    Bounds(min(least, other.least), max(greatest, other.greatest))
  }

  var negative: Bounds? { Bounds(-greatest, -least) }

  var magnitude: Bounds? {
    if least >= 0 { return self }
    return greatest <= 0 ? negative : Bounds(0, max(-least, greatest))
  }

  /// What the results lie between where each operand lies between bounds; rounding keeps their order.
  func result(_ operation: Expression.Operation, _ other: Bounds) -> Bounds? {
    switch operation {
    case .plus: return Bounds(least + other.least, greatest + other.greatest)
    case .minus: return Bounds(least - other.greatest, greatest - other.least)
    case .over where other.least <= 0 && other.greatest >= 0: return nil
    case .times, .over:
      let corners = [
        operation.result(least, other.least), operation.result(least, other.greatest),
        operation.result(greatest, other.least), operation.result(greatest, other.greatest),
      ]
      guard corners.allSatisfy(\.isFinite) else { return nil }
      return Bounds(corners.min() ?? .nan, corners.max() ?? .nan)
    }
  }
}

extension SetReading {
  /// What the number lies between where each member lies between bounds.
  func bounds(_ members: [Bounds]) -> Bounds? {
    let members = isOfMagnitudes || function == .norm ? members.compactMap(\.magnitude) : members
    return Bounds(value { members[$0].least }, value { members[$0].greatest })
  }

  /// The parameters that it is made of; `nil` where it is made of something else.
  var parameters: [Int]? {
    var found: [Int] = []
    for member in members {
      guard case Quantity.updated(let parameter) = member else { return nil }
      found.append(parameter)
    }
    return found
  }
}
