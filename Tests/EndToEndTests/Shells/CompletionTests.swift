import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The completions, by the shells that are installed.
@Suite("Completions", .serialized, .timeLimit(.minutes(20))) struct CompletionTests {
  /// A folder with files to be completed.
  private static func folder() throws -> Folder {
    let folder = try Folder()
    for name in ["my.json", "my data.csv", "note.txt"] { try folder.write(name, "") }
    return folder
  }

  /// What bash completes, without being asked by a key.
  private static let cases: [(line: String, words: Set<String>)] = [
    ("backstep tra", ["trace", "train"]),
    ("backstep train wor", ["worked-example"]),
    ("backstep explore m", ["momentum", "my.json"]),
    ("backstep m", ["mark", "momentum", "my.json"]),
    ("backstep train xor m", []),
    ("backstep compare xor m", ["momentum", "my.json"]),
    ("backstep mark xor m", ["my data.csv"]),
    ("backstep mark --layers 2-1 xor m", ["my data.csv"]),
    ("backstep lessons m", []),
    ("backstep lesson n", ["new"]), ("backstep lesson check m", ["momentum", "my.json"]),
    ("backstep train xor --opt", ["--optimizer"]),
    ("backstep predict --opt", []),
    ("backstep train xor --optimizer m", ["momentum"]),
    ("backstep train xor --optimizer = m", ["momentum"]),
    ("backstep train xor --rate m", []),
    ("backstep trace xor --format m", ["markdown"]),
    ("backstep train xor --format m", []),
    ("backstep train xor --schedule st", ["step:"]),
    ("backstep train xor --schedule step :", []),
    ("backstep train --data m", ["my data.csv"]),
    ("backstep train --data i", ["iris.csv"]),
    ("backstep train --data sp", ["spiral"]),
    ("backstep predict --data sp", []),
    ("backstep --ma", ["--man"]),
    ("backstep train --ma", []),
    ("backstep --completions f", ["fish"]),
  ]

  @Test("know commands, lessons, options, values and files in bash") func knowAll() throws {
    let folder = try Self.folder()
    try folder.write(
      "script",
      """
      source <('\(binary(named: "backstep"))' --completions bash)
      compopt() { :; }
      complete_line() {
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _backstep
        printf '<%s>' "${COMPREPLY[@]}"
        echo
      }
      """ + "\n" + Self.cases.map { "complete_line \($0.line)\n" }.joined())
    let terminal = try PseudoTerminal(
      "/bin/bash", ["--norc", "-c", "cd '\(folder.path)' && source ./script"])
    #expect(try terminal.waitForExit(within: 30) == .code(0))
    let lines = String(decoding: terminal.output, as: UTF8.self).replacing("\r\n", with: "\n")
      .split(separator: "\n")
    try #require(lines.count == Self.cases.count)
    for (line, expected) in zip(lines, Self.cases) {
      let words = Set(line.split { "<>".contains($0) }.map(String.init))
      #expect(words == expected.words, "\(expected.line)")
    }
  }

  private struct Shell {
    let path: String
    let arguments: [String]
    /// What makes it complete as its users have it.
    let preparation: String
    let completions: String

    var isInstalled: Bool { access(path, X_OK) == 0 }
  }

  private static let shells = [
    Shell(
      path: "/bin/bash", arguments: ["--norc", "--noprofile", "-i"], preparation: "true",
      completions: "bash"),
    Shell(
      path: "/usr/bin/zsh", arguments: ["-f", "-i"],
      preparation: "autoload -U compinit; compinit -u -D", completions: "zsh"),
    Shell(
      path: "/usr/bin/fish", arguments: ["--no-config", "-i"], preparation: "true",
      completions: "fish"),
  ]

  @Test("come at Tab in each shell that is installed", arguments: ["bash", "zsh", "fish"])
  func comeAtTab(name: String) throws {
    let shell = try #require(Self.shells.first { $0.completions == name })
    guard shell.isInstalled else { return }
    let folder = try Self.folder()
    try folder.write("loaded", "")
    let program = binary(named: "backstep")
    let path = program.split(separator: "/").dropLast().map { "/" + $0 }.joined()
    let terminal = try PseudoTerminal(
      shell.path, shell.arguments,
      environment: [
        "PS1": "ready> ", "HISTFILE": nil, "HOME": folder.path, "PATH": "\(path):/usr/bin:/bin",
      ], columns: 160)
    try terminal.send("cd '\(folder.path)'; \(shell.preparation)\r")
    try terminal.send(
      "backstep --completions \(name) > loaded; source ./loaded; echo lo''aded\r")
    try terminal.wait(for: "a line that says so", within: 20) { screen in
      screen.text.split(separator: "\n").contains("loaded")
    }
    let presses = [
      ("backstep train worked-e\t", "backstep train worked-example"),
      ("--optimizer nes\t", "--optimizer nesterov"),
      ("--weight-d\t", "--weight-decay"), ("\u{15}backstep mark xor my\t", "xor my\\ data.csv"),
    ]
    for (keys, expected) in presses { try terminal.press(keys, toSee: expected) }
  }
}
