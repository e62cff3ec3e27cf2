/// Sees to it that no line of what comes piece by piece is longer than is allowed.
package struct LineMeter {
  private let longest: Int
  private var line = 1
  private var length = 0

  package init(longest: Int) {
    self.longest = longest
  }

  /// Takes the next piece.
  ///
  /// - Throws: the line that is too long.
  package mutating func take(_ bytes: ArraySlice<UInt8>) throws(FileProblem) {
    var rest = bytes
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      guard length + (end - rest.startIndex) <= longest else { throw problem }
      rest = rest[(end + 1)...]
      line += 1
      length = 0
    }
    length += rest.count
    guard length <= longest else { throw problem }
  }

  private var problem: FileProblem {
    FileProblem(
      reason: "line \(line) is longer than \(longest >> 20) MB; a row of a table stands on a line")
  }
}
