/// Names for a message: the first of them, since a file may have hundreds, then how many more.
package struct NameList: CustomStringConvertible {
  package static let limit = 6
  private let names: [String]

  package init(_ names: [String]) {
    self.names = names
  }

  package var description: String {
    let shown = names.prefix(NameList.limit).map { excerpt($0) }.joined(separator: ", ")
    let more = names.count - NameList.limit
    return more > 0 ? "\(shown) and \(more) more" : shown
  }
}
