import ExplorerViews
import TestSupport
import Testing
import TextScreen

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is shown as it was when somebody looked at it and found it right: a screen's text, then its
/// styles; or a picture.
///
/// `BACKSTEP_RECORD=1 swift test --filter 'GoldenScreen|ScreenPicture'` writes all of them anew; look
/// at each change before it is committed.
enum GoldenFile {
  private static let folder = "Tests/ExplorerViewsTests/Goldens"

  static var isRecording: Bool { getenv("BACKSTEP_RECORD") != nil }

  /// Holds a screen against its file; records an issue with the rows that differ.
  static func check(
    _ name: String, _ screen: ScreenBuffer, theme: Theme, at location: SourceLocation
  ) throws {
    let shown = screen.dump(names: names(of: theme)) + "\n"
    try check(shown, "\(folder)/\(name).txt", at: location)
  }

  /// Holds a text against its file; records an issue with the lines that differ.
  static func check(_ shown: String, _ file: String, at location: SourceLocation) throws {
    if isRecording {
      try ProjectFiles.write(shown, to: file)
      return
    }
    guard let golden = try? ProjectFiles.text(file) else {
      Issue.record(
        "\(file) is missing; BACKSTEP_RECORD=1 writes it", sourceLocation: location)
      return
    }
    guard shown != golden else { return }
    Issue.record(
      "\(file) is not as it was:\n\(differences(golden, shown))", sourceLocation: location)
  }

  /// The styles of a theme, each by its role and its colours, so that a change of either shows.
  private static func names(of theme: Theme) -> [(style: Style, name: String)] {
    Mirror(reflecting: theme).children.compactMap { role in
      guard let name = role.label, let style = role.value as? Style else { return nil }
      return (style, "\(name): \(style)")
    }
  }

  /// The rows that differ, with their numbers: the golden one, then the one shown.
  private static func differences(_ golden: String, _ shown: String) -> String {
    let old = golden.split(separator: "\n", omittingEmptySubsequences: false)
    let new = shown.split(separator: "\n", omittingEmptySubsequences: false)
    var result: [String] = []
    for row in 0..<max(old.count, new.count) {
      let before = row < old.count ? String(old[row]) : nil
      let after = row < new.count ? String(new[row]) : nil
      guard before != after else { continue }
      if let before { result.append("\(row) − \(before)") }
      if let after { result.append("\(row) + \(after)") }
    }
    return result.joined(separator: "\n")
  }
}
