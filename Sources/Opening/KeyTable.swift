package import Documents

/// The explorer's keys by their names, for those who know nothing of the explorer.
package struct KeyTable: Sendable {
  /// Keys that stand together, and what they do.
  package struct Line: Sendable {
    package let heading: String
    package let keys: [String]
    package let words: String

    package init(heading: String, keys: [String], words: String) {
      (self.heading, self.keys, self.words) = (heading, keys, words)
    }
  }

  /// An action, as a configuration names it.
  package struct Action: Sendable {
    package let name: String
    package let words: String
    package let keys: [String]
    /// Those of its keys that the configuration has bound.
    package let ownKeys: [String]

    package init(name: String, words: String, keys: [String], ownKeys: [String]) {
      (self.name, self.words, self.keys, self.ownKeys) = (name, words, keys, ownKeys)
    }
  }

  package var lines: [Line] = []
  package var actions: [Action] = []
  /// The keys that the configuration has taken away.
  package var released: [String] = []
  /// What is wrong with the lines of the configuration.
  package var problems: [DocumentError] = []

  package init() {}
}
