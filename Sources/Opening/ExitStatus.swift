/// What the program's exit status says.
package enum ExitStatus: Int32, CaseIterable, Sendable {
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

  /// What it says, in a sentence.
  package var sentence: String {
    switch self {
    case .done: "Done."
    case .failed: "The run diverged, gradients disagree, two runs differ, or a lesson has a fault."
    case .usage: "Wrong usage, or no terminal."
    case .badInput: "Bad input, or a file that cannot be read."
    case .cannotWrite: "A file, or standard output, could not be written."
    case .interrupted: "Interrupted."
    }
  }
}
