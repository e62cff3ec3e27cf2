package import Backprop

/// A number made of what is read in a run, such as `|dE/dw1| / |w1|`.
package struct WatchedExpression: Equatable, Sendable {
  /// A condition that is tested wherever the number is new.
  let condition: Condition

  /// Reads an expression.
  ///
  /// - Parameters:
  ///   - text: as it was typed.
  ///   - setup: the run whose names it uses.
  /// - Throws: what cannot be read or used, and where.
  package init(_ text: String, of setup: Run.Setup) throws(ConditionProblem) {
    condition = try Condition(expression: text, Vocabulary(setup))
  }

  /// As it was typed.
  package var text: String { condition.text }

  /// The weight or bias that it is; `nil` where it is anything else.
  var parameter: Int? {
    guard case .test(.comparison(.latest(let place), _, _)) = condition.clause,
      case .quantity(.updated(let parameter)) = condition.readings[place]
    else { return nil }
    return parameter
  }
}

extension Condition {
  fileprivate init(expression text: String, _ vocabulary: Vocabulary) throws(ConditionProblem) {
    var parser = Parser(text, vocabulary)
    let expression = try parser.wholeExpression()
    self.init(
      text: text, clause: .test(.comparison(expression, .differs, .number(.nan))),
      readings: parser.readings)
  }
}
