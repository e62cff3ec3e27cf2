import TestSupport
import Testing

/// The commands and documents of the README, as a reader would try them.
@Suite("What the README says", .timeLimit(.minutes(20)))
struct ReadmeTests {
  /// The lines of blocks of a language.
  private static func blocks(of language: String) throws -> [String] {
    let parts = try ProjectFiles.text("README.md").split(separator: "```\(language)\n").dropFirst()
    return parts.compactMap { $0.split(separator: "```").first.map(String.init) }
  }

  /// The lines that run the program, without what is said of them.
  private static let commands: [String] = {
    let lines = (try? blocks(of: "sh").flatMap { $0.split(separator: "\n") }) ?? []
    return lines.filter { $0.hasPrefix("backstep") }.map { line in
      String(line.prefix { $0 != "#" })
    }
  }()

  private static let documents = (try? blocks(of: "json")) ?? []

  /// A folder with the files that the README names.
  private static func folder() throws -> Folder {
    let folder = try Folder()
    try folder.write("network.json", try #require(documents.first))
    try folder.write("examples.csv", "i1,i2,y1,y2\n0.05,0.1,0.01,0.99\n0.1,0.05,0.99,0.01\n")
    try folder.write("xor.csv", "x1,x2,y\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n")
    try folder.write("rows.csv", "i1,i2\n0.05,0.1\n")
    try folder.write("pair.csv", "x,y\n0,1\n1,0\n")
    try folder.write("paper.csv", "symbol,value\nnet_h1,0.378\ndelta_o1,0.741\n")
    try folder.write("mine.csv", "symbol,value\nnet_h1,0.3775\ndE/dw5,0.0821670405642\n")
    try folder.write("class.csv", "student\nann\nben\n")
    try folder.write("papers.csv", "student,variant,symbol,value\nann,1,net_h1,-0.610\n")
    return folder
  }

  private func start(_ line: String, in folder: Folder) throws -> PseudoTerminal {
    let program = binary(named: "backstep")
    let directory = program.prefix(upTo: program.lastIndex(of: "/") ?? program.endIndex)
    return try PseudoTerminal(
      "/bin/sh", ["-c", "cd '\(folder.path)'; \(line)"],
      environment: ["PATH": "\(directory):/usr/bin:/bin"])
  }

  @Test("has commands and documents") func hasCommands() {
    #expect(Self.commands.count >= 11 && Self.documents.count == 3)
  }

  @Test("runs as it stands there", arguments: commands)
  func runs(command: String) throws {
    let folder = try Self.folder()
    // It is gone with its last reference.
    defer { withExtendedLifetime(folder) {} }
    let terminal = try start(command, in: folder)
    let names = [
      "trace", "train", "check", "compare", "mark", "worksheet", "predict", "export", "lessons",
      "lesson",
    ]
    if !names.contains(where: { command.hasPrefix("backstep \($0) ") }) {
      try terminal.wait(for: "first screen", within: 30) { $0.line(23).contains("q quit") }
      try terminal.send("q")
    }
    let exit = try terminal.waitForExit(within: 60)
    // Like `cmp`, `compare` exits with 1 where there is a difference to show.
    let expected = command.hasPrefix("backstep compare ") ? 1 : 0
    #expect(
      exit == .code(expected), "\(String(decoding: terminal.output.suffix(400), as: UTF8.self))")
  }

  @Test("can be opened as it stands there", arguments: documents)
  func opens(document: String) throws {
    let folder = try Self.folder()
    defer { withExtendedLifetime(folder) {} }
    try folder.write("document.json", document)
    let data =
      document.contains("backstep-lesson")
      ? "" : document.contains("recurrent") ? "--data pair.csv" : "--data examples.csv"
    let terminal = try start("backstep train document.json \(data) --epochs 2", in: folder)
    let exit = try terminal.waitForExit(within: 60)
    #expect(exit == .code(0), "\(String(decoding: terminal.output.suffix(400), as: UTF8.self))")
  }
}
