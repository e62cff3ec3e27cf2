/// Says whether a clause is true, of the values that there are.
///
/// What reads a value that does not exist yet is neither true nor false: `nil`.
struct ClauseEvaluator {
  let memory: Memory
  /// Where the readings of the condition stand in the memory.
  let places: [Int]
  /// The readings that are taken as they were before their latest value.
  var past: Set<Int> = []

  func truth(of clause: Clause) -> Bool? {
    switch clause {
    case .test(let test): return truth(of: test)
    case .not(let inner): return truth(of: inner).map(!)
    case .all(let clauses):
      var all: Bool? = true
      for clause in clauses {
        switch truth(of: clause) {
        case false?: return false
        case nil: all = nil
        case true?: break
        }
      }
      return all
    case .any(let clauses):
      var any: Bool? = false
      for clause in clauses {
        switch truth(of: clause) {
        case true?: return true
        case nil: any = nil
        case false?: break
        }
      }
      return any
    }
  }

  func truth(of test: Test) -> Bool? {
    switch test {
    case .comparison(let left, let comparison, let right):
      guard let left = value(of: left), let right = value(of: right) else { return nil }
      return comparison.holds(left, right)
    case .change(let place):
      guard let now = value(0, of: place), let before = value(1, of: place) else { return nil }
      // Which NaN it is says nothing.
      return now.bitPattern != before.bitPattern && !(now.isNaN && before.isNaN)
    case .changeOfSign(let place):
      guard let now = value(0, of: place), let before = value(1, of: place) else { return nil }
      guard !now.isNaN, !before.isNaN else { return false }
      return (now > 0) != (before > 0) || (now < 0) != (before < 0)
    case .nonfinite(let place): return value(0, of: place).map { !$0.isFinite }
    case .state(let place): return value(0, of: place).map { $0 != 0 }
    }
  }

  func value(of expression: Expression) -> Double? {
    switch expression {
    case .number(let number): return number
    case .latest(let place): return value(0, of: place)
    case .before(let place): return value(1, of: place)
    case .negative(let inner): return value(of: inner).map(-)
    case .magnitude(let inner): return value(of: inner).map(abs)
    case .operation(let left, let operation, let right):
      guard let left = value(of: left), let right = value(of: right) else { return nil }
      return operation.result(left, right)
    }
  }

  private func value(_ age: Int, of place: Int) -> Double? {
    let place = places[place]
    return memory.value(past.contains(place) ? age + 1 : age, of: place)
  }

  /// What a test speaks of: its left side, or what it names.
  func subject(of test: Test) -> Double? {
    switch test {
    case .comparison(let left, _, _): value(of: left)
    case .change(let place), .changeOfSign(let place), .nonfinite(let place): value(0, of: place)
    case .state: nil
    }
  }
}
