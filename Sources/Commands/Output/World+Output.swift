import Documents
import Opening

extension World {
  /// Writes a line to standard error, with nothing in it that acts on a terminal.
  func say(_ line: String) { writeError(escapingControls(in: line) + "\n") }

  /// Writes results to standard output: where that is a terminal, nothing in them acts on it.
  func print(_ text: String, isJSON: Bool = false) throws(OutputProblem) {
    try write(isOutputTerminal ? TerminalText.escaping(text, isJSON: isJSON) : text)
  }
}
