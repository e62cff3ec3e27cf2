/// What is wrong with a document, where, and what would be right.
package struct DocumentError: Error, Equatable, Sendable {
  /// The document that is wrong, where it is not the one that was opened but one that it names.
  package var file: String?
  /// Where it is wrong; `nil` when the whole document is meant.
  package var location: SourceLocation?
  /// What is wrong, in a few words, with no full stop.
  package var problem: String
  /// What would be right; empty when the problem says it already.
  package var remedy: String

  /// Creates an error from what is wrong and what would be right.
  package init(
    at location: SourceLocation?, problem: String, remedy: String = "", in file: String? = nil
  ) {
    self.file = file
    self.location = location
    self.problem = problem
    self.remedy = remedy
  }

  /// Returns `FILE:LINE:COLUMN: what is wrong; what would be right`, always one clean line.
  package func line(file: String) -> String {
    var line = self.file ?? file
    if let location { line += ":\(location.line):\(location.column)" }
    line += ": " + problem
    if !remedy.isEmpty { line += "; " + remedy }
    return escapingControls(in: line)
  }
}
