import TestSupport
import Testing

/// What papers say of places in this repository.
@Suite struct LinkTests {
  private static let papers = [
    "README.md", ".github/CONTRIBUTING.md", ".github/DESIGN.md", ".github/CHANGELOG.md",
    "Assets/data/README.md", "Sources/Backprop/Backprop.docc/Adding.md",
  ]

  @Test(arguments: papers) func linksInTheRepositoryLeadSomewhere(paper: String) throws {
    let text = try ProjectFiles.text(paper)
    let folder = paper.split(separator: "/").dropLast()
    let pictures = ["src", "srcset"].flatMap { texts(between: " \($0)=\"", and: "\"", in: text) }
    for link in texts(between: "](", and: ")", in: text) + pictures {
      let target = link.prefix { $0 != "#" }
      guard !target.isEmpty, !target.contains(":") else { continue }
      let path = resolved(folder + target.split(separator: "/"))
      #expect(isThere(path), "\(paper) leads to \(link)")
    }
  }

  @Test(arguments: papers) func placesInTheRepositoryAreThere(paper: String) throws {
    for code in texts(between: "`", and: "`", in: withoutBlocks(try ProjectFiles.text(paper))) {
      let folders = ["Sources/", "Tests/", "Assets/", ".github/", ".ci/"]
      guard folders.contains(where: code.hasPrefix), !code.contains(where: \.isWhitespace) else {
        continue
      }
      let path = code.hasSuffix("/") ? String(code.dropLast()) : code
      #expect(isThere(path), "\(paper) speaks of \(code)")
    }
  }

  private func isThere(_ path: String) -> Bool {
    (try? ProjectFiles.names(in: path)) != nil || (try? ProjectFiles.bytes(path)) != nil
  }

  /// A path without `..`.
  private func resolved(_ parts: [Substring]) -> String {
    var path: [Substring] = []
    for part in parts where part != "." {
      if part == ".." { _ = path.popLast() } else { path.append(part) }
    }
    return path.joined(separator: "/")
  }

  /// A paper without what stands between lines of three backticks.
  private func withoutBlocks(_ text: String) -> String {
    var isInBlock = false
    let lines = text.split(separator: "\n").filter { line in
      if line.hasPrefix("```") { isInBlock.toggle() }
      return !isInBlock && !line.hasPrefix("```")
    }
    return lines.joined(separator: "\n")
  }

  private func texts(between start: String, and end: String, in text: String) -> [String] {
    var found: [String] = []
    var rest = text[...]
    while let opening = rest.firstRange(of: start) {
      rest = rest[opening.upperBound...]
      guard let closing = rest.firstRange(of: end) else { break }
      found.append(String(rest[..<closing.lowerBound]))
      rest = rest[closing.upperBound...]
    }
    return found
  }
}
