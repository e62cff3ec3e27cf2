/// What may be read under a name, and how much of it.
package struct FileDemand: Sendable {
  /// Whether it may be a pipe, which is read to its end; else only a file.
  package var allowsPipe = false
  /// What is larger is refused, before it is read where its size is known.
  package let mostBytes: Int
  /// What has a longer line is refused once so much of it was read; `nil`: lines have any length.
  package let longestLine: Int?

  package init(mostBytes: Int, longestLine: Int?) {
    self.mostBytes = mostBytes
    self.longestLine = longestLine
  }

  /// A lesson or a network.
  package static let document = FileDemand(mostBytes: 1 << 28, longestLine: nil)
  /// Weights that another program saved.
  package static let weights = FileDemand(mostBytes: 1 << 29, longestLine: nil)
  /// A table of data.
  package static let table = FileDemand(mostBytes: 1 << 30, longestLine: 1 << 24)

  /// The same, from a pipe, too.
  func orPipe(_ allowsPipe: Bool) -> FileDemand {
    var demand = self
    demand.allowsPipe = allowsPipe
    return demand
  }

  package var isTooLarge: FileProblem {
    FileProblem(reason: "is too large; at most \(mostBytes >> 20) MB are read")
  }
}
