import Commands
import TestSupport
import Testing

/// The README's table of options, against the help that the program prints.
@Suite struct ReadmeTests {
  /// An option as the help of a command has it.
  private struct Option {
    let name: String
    let placeholder: String
    var sentence: String
  }

  private static let commands = [
    "explore", "trace", "train", "check", "compare", "mark", "worksheet", "predict", "export",
    "import",
    "lessons",
  ]

  /// The options of a command, read from its help.
  private static func options(of command: String) throws -> [Option] {
    var options: [Option] = []
    for line in try backstep("\(command) --help").output.split(separator: "\n") {
      let indent = line.prefix { $0 == " " }.count
      if indent == 2 {
        // Two blanks or more stand before the sentence, where it is on the same line.
        let words = line.dropFirst(2)
        let gap = words.firstRange(of: "  ")
        let head = words[..<(gap?.lowerBound ?? words.endIndex)].split(separator: " ", maxSplits: 1)
        let rest = gap.map { words[$0.upperBound...].drop { $0 == " " } } ?? ""
        options.append(
          Option(
            name: String(head[0]), placeholder: head.count > 1 ? String(head[1]) : "",
            sentence: String(rest)))
      } else if indent > 2, !options.isEmpty {
        let isFirst = options[options.count - 1].sentence.isEmpty
        options[options.count - 1].sentence += (isFirst ? "" : " ") + line.dropFirst(indent)
      }
    }
    return options
  }

  /// The table as it must stand in the README.
  private static func table() throws -> String {
    var options: [Option] = []
    var own: [Option] = []
    var takers: [String: [String]] = [:]
    for command in commands {
      for option in try self.options(of: command) {
        // The digits of `mark` and of a sheet are others.
        if ["mark", "worksheet"].contains(command), option.name == "--digits" {
          own = [option]
          continue
        }
        // Of `predict`, whose sentences are its own, none is the first.
        if takers[option.name] == nil { options.append(option) }
        takers[option.name, default: []].append(command)
      }
    }
    var lines = ["| Option | What it does | Commands |", "|---|---|---|"]
    for option in options where option.name != "--help" {
      lines.append(line(option, words(for: takers[option.name] ?? [])))
    }
    for option in own { lines.append(line(option, "mark, worksheet")) }
    return lines.joined(separator: "\n")
  }

  private static func line(_ option: Option, _ takers: String) -> String {
    let head = option.name + (option.placeholder.isEmpty ? "" : " " + option.placeholder)
    return "| `\(head.replacing("|", with: "\\|"))` | \(option.sentence) | \(takers) |"
  }

  /// The commands that take an option; `lessons` and `import`, which open nothing, are not missed.
  private static func words(for takers: [String]) -> String {
    let missing = commands.filter { !["lessons", "import"].contains($0) && !takers.contains($0) }
    if missing.isEmpty { return "all" }
    return missing == ["predict"] ? "all but predict" : takers.joined(separator: ", ")
  }

  @Test func theReadmeShowsTheOptionsOfTheHelp() throws {
    let table = try ReadmeTests.table()
    #expect(
      try ProjectFiles.text("README.md").contains("\n\(table)\n"),
      "the table of options in README.md should be:\n\(table)")
  }
}
