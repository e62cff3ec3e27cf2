/// In which form a screen is kept, by the ending of its file's name.
package enum PictureFormat: String, CaseIterable, Sendable {
  /// A drawing with real text.
  case svg
  /// The letters alone.
  case txt
  /// Letters with colours, for a terminal.
  case ansi

  /// The form that a file's name asks for; `nil` where it has another ending.
  package init?(path: String) {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    self.init(rawValue: name[name.index(after: dot)...].lowercased())
  }
}

extension State {
  /// Asks the loop to keep the screen as a picture.
  mutating func shoot(as path: String) {
    guard let format = PictureFormat(path: path) else {
      message = Message(
        "“\(path)” ends in no form of a picture; type it so: \(ExplorerCommand.Word.shot.usage)",
        .problem)
      return
    }
    requests.append(.shoot(path: path, format))
  }
}
