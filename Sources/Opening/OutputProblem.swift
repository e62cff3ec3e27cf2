/// Why standard output takes no more.
package enum OutputProblem: Error, Equatable, Sendable {
  /// The reader has gone: nothing is wrong.
  case closed
  /// Such as a full disk.
  case failed(reason: String)
}
