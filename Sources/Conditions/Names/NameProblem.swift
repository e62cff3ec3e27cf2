/// Why a name cannot be used, in words.
struct NameProblem: Error, Equatable {
  let words: String

  init(_ words: String) { self.words = words }
}
