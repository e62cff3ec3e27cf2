package import Backprop
import Documents

/// The gradients of the present example, as backpropagation finds them and as slopes of its error.
package struct ExampleCheck: Sendable {
  package private(set) var check: GradientCheck
  /// The comparisons so far, the worst first; of a large network as many as anybody looks at.
  package private(set) var ranking: [GradientCheck.Comparison] = []
  /// How many comparisons disagree.
  package private(set) var disagreements = 0
  /// How many cannot be compared, for a kink next to their value.
  package private(set) var kinks = 0
  /// Whether it is to be left as it is.
  package var isStopped = false
  private let pass: ExamplePass

  /// A sorted list that takes one more in no time, however many parameters there are.
  static let longestRanking = 1_000

  init(_ pass: ExamplePass) {
    self.pass = pass
    check = GradientCheck(pass)
  }

  /// Whether the numbers are those of an example as it is now.
  package func isOf(_ other: ExamplePass) -> Bool {
    // Before anything is compared with other weights, or a value changed by hand.
    pass.network == other.network && pass.inputs == other.inputs
      && pass.targets == other.targets && pass.gradients == other.gradients
  }

  /// Works for about so many multiplications.
  mutating func advance(budget: Int) {
    let done = check.comparisons.count
    _ = check.advance(budget: budget)
    for comparison in check.comparisons[done...] { take(comparison) }
  }

  private mutating func take(_ comparison: GradientCheck.Comparison) {
    if comparison.hasKink { kinks += 1 } else if !comparison.agrees { disagreements += 1 }
    let isFull = ranking.count == Self.longestRanking
    if isFull, let last = ranking.last, !comparison.isWorse(than: last) { return }
    var range = ranking.startIndex..<ranking.endIndex
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range =
        comparison.isWorse(than: ranking[middle])
        ? range.lowerBound..<middle : middle + 1..<range.upperBound
    }
    if isFull { ranking.removeLast() }
    ranking.insert(comparison, at: range.lowerBound)
  }
}

/// Checking the gradients of the present example, while somebody looks at it.
extension State {
  /// The check of the example as it is now; `nil` where none was begun.
  package var presentCheck: ExampleCheck? {
    guard let check, movement.job == nil, check.isOf(run.pass) else { return nil }
    return check
  }

  /// Whether there is a part of the check to be done.
  var isChecking: Bool {
    guard display.focus == .check, movement.job == nil, !movement.isWatched, !run.pass.isOpen
    else {
      return false
    }
    return presentCheck.map { !$0.isStopped && !$0.check.isDone } ?? true
  }

  /// Does a part of the check, where it is looked at.
  mutating func checkGradients(budget: Int) {
    guard isChecking else { return }
    if presentCheck == nil { check = ExampleCheck(run.pass) }
    check?.advance(budget: budget)
  }

  /// Goes through the parameters in the order of the check.
  mutating func selectInCheck(by offset: Int, times: Int) {
    guard let ranking = presentCheck?.ranking, !ranking.isEmpty else { return }
    var row = 0
    if case .parameter(let parameter, _) = pointing.selection,
      let present = ranking.firstIndex(where: { $0.parameter == parameter })
    {
      row = present + offset * min(times, ranking.count)
    }
    let parameter = ranking[min(max(0, row), ranking.count - 1)].parameter
    pointing.selection = .parameter(parameter, in: Selection.unit(of: parameter, in: shape))
  }
}
