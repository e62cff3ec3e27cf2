/// What a condition says, put together from tests.
package indirect enum Clause: Equatable, Sendable {
  case test(Test)
  case not(Clause)
  case all([Clause])
  case any([Clause])

  /// The tests in the order in which they were written.
  var tests: [Test] {
    switch self {
    case .test(let test): [test]
    case .not(let clause): clause.tests
    case .all(let clauses), .any(let clauses): clauses.flatMap(\.tests)
    }
  }
}

/// The smallest thing that is true or not.
///
/// What is read is given by its place in `Condition.readings`.
package enum Test: Equatable, Sendable {
  case comparison(Expression, Comparison, Expression)
  /// Whether the bits differ from those that were computed before.
  case change(Int)
  /// Whether −, 0 and + do.
  case changeOfSign(Int)
  /// Whether it is NaN or an infinity.
  case nonfinite(Int)
  /// A state of units, gradients or parameters: 1 where it holds.
  case state(Int)

  /// The places of what it reads.
  var readings: Set<Int> {
    switch self {
    case .comparison(let left, _, let right): left.readings.union(right.readings)
    case .change(let place), .changeOfSign(let place), .nonfinite(let place), .state(let place):
      [place]
    }
  }
}

/// How two numbers are compared; with NaN all are false, but `differs`.
package enum Comparison: String, Equatable, Sendable {
  case isLess = "<"
  case isAtMost = "<="
  case isGreater = ">"
  case isAtLeast = ">="
  case equals = "="
  case differs = "!="

  func holds(_ left: Double, _ right: Double) -> Bool {
    switch self {
    case .isLess: left < right
    case .isAtMost: left <= right
    case .isGreater: left > right
    case .isAtLeast: left >= right
    case .equals: left == right
    case .differs: left != right
    }
  }
}

/// A number made of others.
package indirect enum Expression: Equatable, Sendable {
  case number(Double)
  /// The latest value of what is read.
  case latest(Int)
  /// The value that it had when it was computed the time before.
  case before(Int)
  case negative(Expression)
  case magnitude(Expression)
  case operation(Expression, Operation, Expression)

  package enum Operation: Equatable, Sendable {
    case plus, minus, times, over

    func result(_ left: Double, _ right: Double) -> Double {
      switch self {
      case .plus: left + right
      case .minus: left - right
      case .times: left * right
      case .over: left / right
      }
    }
  }

  /// The places of what it reads.
  var readings: Set<Int> {
    switch self {
    case .number: []
    case .latest(let place), .before(let place): [place]
    case .negative(let inner), .magnitude(let inner): inner.readings
    case .operation(let left, _, let right): left.readings.union(right.readings)
    }
  }
}
