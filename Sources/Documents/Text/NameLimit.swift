/// How many bytes a key or a column name may have.
///
/// To compare names, Swift sorts the combining marks of each letter, in O(n²): a name of nothing
/// but marks could hold a reader for minutes.
let nameLimit = 1000

extension DocumentError {
  /// The error of a name longer than the limit.
  static func longName(_ noun: String, at location: SourceLocation) -> DocumentError {
    DocumentError(
      at: location, problem: "\(noun) of more than \(nameLimit) bytes", remedy: "shorten it")
  }
}
