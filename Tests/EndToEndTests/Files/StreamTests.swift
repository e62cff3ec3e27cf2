import TestSupport
import Testing

@Suite("The program's streams and exit codes", .serialized, .timeLimit(.minutes(20)))
struct StreamTests {
  /// What a script of the shell has printed, run in a folder, with `$B` for the program.
  private func run(
    _ script: String, in folder: Folder, status: Int = 0,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "cd '\(folder.path)'; \(script)"],
      environment: ["B": binary(named: "backstep")])
    #expect(
      try terminal.waitForExit(within: 30) == .code(status), sourceLocation: sourceLocation)
    return String(decoding: terminal.output, as: UTF8.self).replacing("\r\n", with: "\n")
  }

  private let isOneLine: (String) -> Bool = {
    $0.hasSuffix("\n") && $0.dropLast().allSatisfy { !$0.isNewline }
  }

  @Test(
    "refuse the explorer with one line where they are no terminal",
    arguments: [
      "</dev/null", ">out", "</dev/null >out", "| cat >out", "</dev/null 2>&1 >out | cat",
      ">/dev/full",
    ])
  func refuseExplorer(redirection: String) throws {
    let folder = try Folder()
    try folder.write("out", "")
    let text = try run("{ $B; echo $? >status; } \(redirection)", in: folder)
    #expect(isOneLine(text), "\(text.debugDescription)")
    #expect(text.contains("is not a terminal"))
    #expect(text.contains("backstep explore --plain"))
    #expect(!text.contains("\u{1b}"))
    #expect(folder.text("out") == "")
    #expect(folder.text("status") == "2\n")
  }

  @Test(
    "hold no escape sequence where a command prints to them",
    arguments: [
      "trace worked-example", "train worked-example", "train worked-example --json", "lessons",
      "--help", "trace --help", "--version", "trace worked-example --json", "trace nothing",
    ])
  func holdText(command: String) throws {
    let text = try run("$B \(command) 2>&1 | cat", in: Folder())
    #expect(!text.isEmpty)
    #expect(!text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
  }

  @Test("say which kernels an environment variable has chosen")
  func sayKernels() throws {
    let text = try run("BACKSTEP_KERNELS=baseline $B --version --verbose", in: Folder())
    #expect(text.contains("\nkernels: baseline (of baseline"))
    let unset = try run("BACKSTEP_KERNELS= $B --version --verbose", in: Folder())
    #expect(try unset == run("$B --version --verbose", in: Folder()))
  }

  @Test(
    "refuse kernels that there are none of, with 2 and one line",
    arguments: ["lessons", "train worked-example", "", "--version"])
  func refuseKernels(command: String) throws {
    let text = try run("BACKSTEP_KERNELS=base-line $B \(command)", in: Folder(), status: 2)
    #expect(
      text == "backstep: BACKSTEP_KERNELS cannot be \"base-line\"; did you mean \"baseline\"?\n")
  }

  @Test("may be closed early by their reader, silently")
  func mayBeClosed() throws {
    let folder = try Folder()
    // Errors go to a file: where the machine is slow, a terminal would be shown progress.
    let text = try run(
      "{ $B trace worked-example --epochs 2000 2>errors; echo $? >status; } | head -1", in: folder)
    #expect(text.hasPrefix("step 1, "))
    #expect(isOneLine(text), "\(text.debugDescription)")
    #expect(folder.text("errors") == "")
    #expect(["0\n", "141\n"].contains(folder.text("status")))
  }

  @Test(
    "end a command with 74 and one line where the disk is full",
    arguments: [
      "train worked-example --epochs 100 --json", "trace worked-example", "lessons", "--help",
    ])
  func mayBeFull(command: String) throws {
    let text = try run("$B \(command) >/dev/full", in: Folder(), status: 74)
    #expect(isOneLine(text), "\(text.debugDescription)")
    #expect(text.contains("no space left"))
  }

  @Test("report and save what was done where training is interrupted, and 130")
  func reportInterruption() throws {
    let folder = try Folder()
    let saved = folder.path + "/saved.json"
    let terminal = try PseudoTerminal.backstep(
      ["train", "worked-example", "--epochs", "1000000000", "--save", saved])
    // Progress is shown on a terminal.
    try terminal.wait(forText: " of 1,000,000,000")
    try terminal.send(Keys.controlC)
    #expect(try terminal.waitForExit(within: 10) == .code(130))
    #expect(terminal.screen.contains("b2 "))
    #expect(terminal.screen.contains("interrupted after"))
    let network = try #require(Folder.text(of: saved))
    #expect(network.contains("\"backstep-network\""))
    #expect(network.hasSuffix("}\n"))
  }

  @Test("show an interrupted run as JSON just the same")
  func reportInterruptionAsJSON() throws {
    let folder = try Folder()
    let terminal = try PseudoTerminal.shell(
      "exec $B train worked-example --epochs 1000000000 --json >'\(folder.path)/out'")
    try terminal.wait(forText: " of 1,000,000,000")
    try terminal.send(Keys.controlC)
    #expect(try terminal.waitForExit(within: 10) == .code(130))
    let report = try #require(folder.text("out"))
    #expect(report.contains("\"stopped\": \"interrupted\""))
    #expect(report.hasSuffix("}\n"))
  }

  @Test("are given back at once at Ctrl-\\, without a question")
  func quit() throws {
    let terminal = try PseudoTerminal.backstep([
      "train", "worked-example", "--epochs", "1000000000",
    ])
    try terminal.wait(forText: " of 1,000,000,000")
    try terminal.send("\u{1c}")
    #expect(try terminal.waitForExit(within: aMoment) == .signal(3))
    #expect(terminal.screen.lines.filter { !$0.isEmpty }.count == 1)
  }

  @Test("are not cut short by an interruption that the parent has ignored")
  func ignoreInterruption() throws {
    // So shells start what is to go on in the background.
    let terminal = try PseudoTerminal(
      "/bin/sh",
      [
        "-c",
        "trap '' INT; exec '\(binary(named: "backstep"))' train worked-example --epochs 1000000000",
      ])
    try terminal.wait(forText: " of 1,000,000,000")
    /// The epoch that the line of progress names.
    func epoch(_ screen: TerminalScreen) -> Int? {
      let words = screen.text.split { " \n".contains($0) }
      let place = words.lastIndex(of: "epoch").map { words[($0 + 1)...] }
      return place?.first.flatMap { Int($0.filter { $0 != "," }) }
    }
    for _ in 0..<3 {
      let before = try #require(epoch(terminal.screen))
      try terminal.send(Keys.controlC)
      try terminal.wait(for: "more progress") { (epoch($0) ?? 0) > before }
    }
    terminal.signal(15)
    #expect(try terminal.waitForExit(within: aMoment) == .code(143))
  }

  @Test(
    "say where a malformed file is wrong, and 65",
    arguments: [
      ("{\n  \"format\": \"backstep-network\", \"version\": 1, \"lss\": 3 }", "2:47"), ("", "1:1"),
      ("{\"format\": \"backstep-network\"", "1:30"), ("\u{0}\u{1b}[31m", "1:1"),
    ])
  func sayPlace(contents: String, place: String) throws {
    let folder = try Folder()
    try folder.write("bad.json", contents)
    for command in ["trace", "train", "explore"] {
      let text = try run("$B \(command) bad.json", in: folder, status: 65)
      #expect(text.hasPrefix("bad.json:\(place): "), "\(text.debugDescription)")
      #expect(isOneLine(text), "\(text.debugDescription)")
      #expect(!text.contains("\u{1b}"))
    }
  }
}

@Suite("A file that training saves", .serialized, .timeLimit(.minutes(20)))
struct SavingTests {
  private static let data = "i1,i2,o1,o2\n.05,.10,.01,.99\n"

  private func run(_ script: String, in folder: Folder, status: Int = 0) throws -> String {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-ec", "cd '\(folder.path)'; \(script)"],
      environment: ["B": binary(named: "backstep")])
    #expect(try terminal.waitForExit(within: 30) == .code(status))
    return String(decoding: terminal.output, as: UTF8.self).replacing("\r\n", with: "\n")
  }

  @Test("goes on exactly where it was saved, to the last bit")
  func goesOn() throws {
    let folder = try Folder()
    try folder.write("data.csv", Self.data)
    let settings = "--data data.csv --bias fixed --rate 0.5"
    _ = try run(
      """
      $B train worked-example --epochs 70 --save whole.json
      $B train worked-example --epochs 30 --save part.json
      $B train part.json \(settings) --epochs 40 --save rest.json
      cmp whole.json rest.json
      """, in: folder)
    #expect(folder.names == ["data.csv", "part.json", "rest.json", "whole.json"])
    let saved = try run("$B trace whole.json \(settings) --json >a; tail -1 a", in: folder)
    let direct = try run(
      "$B trace worked-example --epochs 71 --json >b; tail -1 b", in: folder)
    // The same value; only the numbers of the step and the epoch are others.
    func value(_ line: String) -> Substring? {
      line.ranges(of: "\"value\"").first.map { line[$0.lowerBound...] }
    }
    #expect(value(saved) != nil)
    #expect(value(saved) == value(direct))
  }

  @Test("opens in the explorer")
  func opens() throws {
    let folder = try Folder()
    try folder.write("data.csv", Self.data)
    _ = try run("$B train worked-example --epochs 1 --save net.json", in: folder)
    let terminal = try PseudoTerminal.explorer([
      folder.path + "/net.json", "--data", folder.path + "/data.csv", "--bias", "fixed",
    ])
    try terminal.press("19s", toStep: "19")
    try terminal.wait(for: "the error after one epoch") { $0.line(1).hasSuffix(" E 0.291027774") }
    try terminal.quit()
  }

  @Test("is told to be missing where it cannot be written, and nothing is left behind")
  func cannotBeWritten() throws {
    let folder = try Folder()
    let train = "$B train worked-example --epochs 1 >/dev/null --save"
    // A folder of the same name: the last thing, the renaming, fails.
    for (script, name) in [
      ("mkdir net.json; \(train) net.json", "net.json"),
      ("\(train) missing/net.json", "missing/net.json"),
      ("\(train) /proc/net.json", "/proc/net.json"),
      ("mkdir locked; chmod 500 locked; exec \(train) locked/../net.json", "net.json"),
    ] {
      let text = try run(script, in: folder, status: 74)
      #expect(text.contains("\(name): "), "\(text.debugDescription)")
      #expect(text.filter(\.isNewline).count == 1, "\(text.debugDescription)")
    }
    #expect(folder.names == ["locked", "net.json"])
  }

  @Test("keeps its old contents where the new ones cannot be written")
  func keepsOld() throws {
    let folder = try Folder()
    try folder.write("net.json", "old")
    let text = try run(
      "ulimit -f 0; trap '' XFSZ; exec $B train worked-example --epochs 1 --save net.json | cat",
      in: folder)
    #expect(text.contains("net.json: "))
    #expect(folder.names == ["net.json"])
    #expect(folder.text("net.json") == "old")
  }
}
