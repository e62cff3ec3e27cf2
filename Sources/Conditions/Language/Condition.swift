package import Backprop

/// A question to a run that is true or not, such as `w5 < 0 and epoch > 2`.
package struct Condition: Equatable, Sendable {
  /// As it was typed.
  package let text: String
  /// What it says; what it reads are places in `readings`.
  package let clause: Clause
  /// What it reads, each once, in the order in which it was written.
  package let readings: [Reading]

  /// Reads a condition.
  ///
  /// - Parameters:
  ///   - text: as it was typed.
  ///   - setup: the run that it asks: its network, its data and its settings say which names there are.
  /// - Throws: what cannot be read or used, and where.
  package init(_ text: String, of setup: Run.Setup) throws(ConditionProblem) {
    try self.init(text, Vocabulary(setup))
  }

  /// Whether another hits at the same steps, however it was typed.
  package func asksTheSame(as other: Condition) -> Bool {
    clause == other.clause && readings == other.readings
  }

  init(text: String, clause: Clause, readings: [Reading]) {
    (self.text, self.clause, self.readings) = (text, clause, readings)
  }

  /// Reads a condition whose names are known.
  package init(_ text: String, _ vocabulary: Vocabulary) throws(ConditionProblem) {
    var parser = Parser(text, vocabulary)
    clause = try parser.wholeCondition()
    readings = parser.readings
    self.text = text
  }
}
