import Documents
import Opening

extension World {
  /// Writes a line to standard error, with nothing in it that acts on a terminal.
  func say(_ line: String) { writeError(escapingControls(in: line) + "\n") }

  /// Throws where nothing can be saved under a name, before time is spent on it.
  func checkPlace(forSaving path: String?) throws(Failure) {
    guard let path else { return }
    do throws(FileProblem) {
      try checkPlace(path)
    } catch {
      throw .file(path, error, .cannotWrite)
    }
  }

  /// Writes results to standard output: where that is a terminal, nothing in them acts on it.
  func print(_ text: String, isJSON: Bool = false) throws(OutputProblem) {
    try write(isOutputTerminal ? TerminalText.escaping(text, isJSON: isJSON) : text)
  }
}
