/// What the line in the prompt may be on the way to.
package struct Candidate: Equatable, Sendable {
  package enum Subject: Equatable, Sendable {
    case action(Action)
    case word(ExplorerCommand.Word)
    /// What stands after a command's name or is a value, and what it means where that is to be said.
    case operand(String?)
  }

  /// The whole line.
  package let text: String
  package let subject: Subject

  init(_ text: String, _ subject: Subject = .operand(nil)) {
    self.text = text
    self.subject = subject
  }

  /// Whether something can follow that the list then shows.
  var takesOperand: Bool {
    guard case .word(let word) = subject else { return false }
    return word.takesOperand
  }
}

extension Sequence<Candidate> {
  /// Those that begin with a text, then those that have it further on.
  func fitting(_ text: String) -> [Candidate] {
    let containing = filter { $0.text.contains(text) }
    return containing.filter { $0.text.hasPrefix(text) }
      + containing.filter { !$0.text.hasPrefix(text) }
  }

  /// The longest beginning that all share; `nil` where there are none.
  var commonBeginning: String? {
    reduce(nil as String?) { common, candidate in
      guard var common else { return candidate.text }
      while !candidate.text.hasPrefix(common) { common.removeLast() }
      return common
    }
  }
}
