/// Why a condition cannot be read or used, in words, and where.
package struct ConditionProblem: Error, Equatable, Sendable {
  /// Where reading stopped: in characters as typed, from 1; at the end the length + 1.
  package let column: Int
  /// What is wrong, and what would be right: `"w9" is no name here; did you mean w1?`.
  package let words: String
}
