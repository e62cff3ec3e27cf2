import Documents

/// A command that cannot go on: one line for standard error, and the exit status.
package struct Failure: Error, Equatable, Sendable {
  package let line: String
  package let status: ExitStatus

  static func usage(_ line: String) -> Failure {
    Failure(line: "backstep: " + line, status: .usage)
  }
  static func input(_ line: String) -> Failure { Failure(line: line, status: .badInput) }
  static func interrupted(_ when: String = "") -> Failure {
    Failure(line: "backstep: interrupted" + when, status: .interrupted)
  }

  /// What is wrong with a file as a whole.
  static func file(_ path: String, _ problem: FileProblem, _ status: ExitStatus) -> Failure {
    Failure(line: escapingControls(in: "\(path): \(problem.reason)"), status: status)
  }
}

/// What the program's exit status says.
package enum ExitStatus: Int32, Sendable {
  case done = 0
  /// The run diverged, or gradients disagree.
  case failed = 1
  /// Wrong usage, or no terminal.
  case usage = 2
  /// Bad data, or a file that cannot be read.
  case badInput = 65
  /// A file, or standard output, could not be written.
  case cannotWrite = 74
  case interrupted = 130
}

extension Failure {
  /// A reader that has gone is no failure: there is nothing to say.
  init(_ problem: OutputProblem) {
    switch problem {
    case .closed: self.init(line: "", status: .done)
    case .failed(let reason):
      self.init(line: "backstep: cannot write: \(reason)", status: .cannotWrite)
    }
  }
}
