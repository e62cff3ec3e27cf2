import Documents

/// A command that cannot go on: one line for standard error, and the exit status.
package struct Failure: Error, Equatable, Sendable {
  package let line: String
  package let status: ExitStatus

  package init(line: String, status: ExitStatus) {
    self.line = line
    self.status = status
  }

  /// The line without the name of the program, for a screen that has it already.
  package var words: String {
    let name = "backstep: "
    return line.hasPrefix(name) ? String(line.dropFirst(name.count)) : line
  }

  package static func usage(_ line: String) -> Failure {
    Failure(line: "backstep: " + line, status: .usage)
  }
  /// One name more than can be opened.
  package static func tooManyNames(_ word: String) -> Failure {
    .usage("\(excerpt(word)) is one name too many; open one lesson or file at a time")
  }
  package static func input(_ line: String) -> Failure { Failure(line: line, status: .badInput) }
  package static func interrupted(_ when: String = "") -> Failure {
    Failure(line: "backstep: interrupted" + when, status: .interrupted)
  }

  /// What is wrong with a file as a whole.
  package static func file(_ path: String, _ problem: FileProblem, _ status: ExitStatus) -> Failure
  {
    Failure(line: escapingControls(in: "\(path): \(problem.reason)"), status: status)
  }
}

extension Failure {
  /// A reader that has gone is no failure: there is nothing to say.
  package init(_ problem: OutputProblem) {
    switch problem {
    case .closed: self.init(line: "", status: .done)
    case .failed(let reason):
      self.init(line: "backstep: cannot write: \(reason)", status: .cannotWrite)
    }
  }
}
