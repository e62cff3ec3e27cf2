/// Whether a clause may be true, or may be false, where each thing that is read lies between bounds, now
/// and the time before.
struct Forecast {
  /// By the place in the condition's readings; `nil` where nothing is known.
  let bounds: [Bounds?]

  /// Whether it may be true, and whether it may be false.
  typealias Chance = (mayHold: Bool, mayFail: Bool)

  func chance(of clause: Clause) -> Chance {
    switch clause {
    case .test(let test): return chance(of: test)
    case .not(let inner):
      let chance = chance(of: inner)
      return (chance.mayFail, chance.mayHold)
    case .all(let clauses):
      let chances = clauses.map(chance)
      return (chances.allSatisfy(\.mayHold), chances.contains(where: \.mayFail))
    case .any(let clauses):
      let chances = clauses.map(chance)
      return (chances.contains(where: \.mayHold), chances.allSatisfy(\.mayFail))
    }
  }

  private func chance(of test: Test) -> Chance {
    switch test {
    case .comparison(let left, let comparison, let right):
      guard let left = bounds(of: left), let right = bounds(of: right) else { return (true, true) }
      return comparison.chance(left, right)
    case .changeOfSign(let place):
      guard let bounds = bounds[place] else { return (true, true) }
      let mayChange = !(bounds.least > 0 || bounds.greatest < 0)
      return (mayChange, true)
    case .nonfinite(let place): return (bounds[place] == nil, true)
    case .state(let place):
      guard let bounds = bounds[place] else { return (true, true) }
      return (bounds != Bounds(0), bounds.least <= 0 && bounds.greatest >= 0)
    case .change: return (true, true)
    }
  }

  private func bounds(of expression: Expression) -> Bounds? {
    switch expression {
    case .number(let number): Bounds(number)
    case .latest(let place), .before(let place): bounds[place]
    case .negative(let inner): bounds(of: inner)?.negative
    case .magnitude(let inner): bounds(of: inner)?.magnitude
    case .operation(let left, let operation, let right):
      if let left = bounds(of: left), let right = bounds(of: right) {
        left.result(operation, right)
      } else {
        nil
      }
    }
  }
}

extension Comparison {
  fileprivate func chance(_ left: Bounds, _ right: Bounds) -> Forecast.Chance {
    let isPoint = left.least == left.greatest && right == left
    let meet = left.least <= right.greatest && right.least <= left.greatest
    return switch self {
    case .isLess: (left.least < right.greatest, left.greatest >= right.least)
    case .isAtMost: (left.least <= right.greatest, left.greatest > right.least)
    case .isGreater: (left.greatest > right.least, left.least <= right.greatest)
    case .isAtLeast: (left.greatest >= right.least, left.least < right.greatest)
    case .equals: (meet, !isPoint)
    case .differs: (!isPoint, meet)
    }
  }
}
