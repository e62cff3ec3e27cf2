/// Why a file cannot be read or written, in words: "no such file".
package struct FileProblem: Error, Equatable, Sendable {
  package let reason: String
  /// Whether there is nothing of that name.
  package let isMissing: Bool

  package init(reason: String, isMissing: Bool = false) {
    self.reason = reason
    self.isMissing = isMissing
  }

  /// The person has asked to stop.
  package static let interrupted = FileProblem(reason: "interrupted")
}
