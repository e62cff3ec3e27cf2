import Documents
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What comes from outside stays what it is in every language that is written, as that language's own
/// reader says, and acts on no terminal.
@Suite(.timeLimit(.minutes(20))) struct OtherLanguageTests {
  /// A lesson with a title, and a network with the same text for a class.
  private static func files(_ text: String) -> [String: String] {
    let json = HostileText.json(text)
    return Files.all.merging([
      "lesson.json": """
      {"format": "backstep-lesson", "version": 1, "name": "n", "title": \(json),
       "network": "net.json", "data": "xor.csv"}
      """,
      "classes.json": """
      {"format": "backstep-network", "version": 1, "loss": "cross-entropy", "inputs": ["x"],
       "layers": [{"activation": "softmax", "weights": [[1], [2]]}], "classes": ["first", \(json)]}
      """,
      "rows.csv": "x\n1\n",
    ]) { $1 }
  }

  /// What a command writes for a text into a file.
  private static func output(_ line: String, _ text: String) throws -> String {
    let result = try backstep(line, files: files(text))
    #expect(result.status == 0, "\(text.debugDescription): \(result.errors)")
    return result.output
  }

  // MARK: - The terminal

  private static let lines = [
    "train lesson.json", "trace lesson.json --format markdown", "trace lesson.json --format latex",
    "export lesson.json --to numpy", "predict classes.json --data rows.csv",
    "predict classes.json --data rows.csv --json",
  ]

  @Test(arguments: lines) func nothingActsOnATerminal(line: String) throws {
    for text in HostileText.all {
      let world = try CommandWorld(files: Self.files(text))
      world.isOutputTerminal = true
      #expect(world.run(line).status == 0)
      #expect(HostileText.isClean(world.output), "\(text.debugDescription)")
    }
  }

  @Test func intoAFileGoTheBytesOfTheNames() throws {
    for text in HostileText.all {
      let output = try Self.output("predict classes.json --data rows.csv", text)
      let table = try CSVTable(csv: Array(output.utf8))
      #expect(Array(table.text(row: 0, column: 2).utf8) == Array(text.utf8))
      let report = try Self.output("train lesson.json", text)
      #expect(report.utf8.starts(with: text.utf8))
    }
  }

  @Test func aMessageActsOnNoTerminal() throws {
    for text in HostileText.all where !text.unicodeScalars.contains("\0") {
      let lines = [
        ["train", text], ["train", "net.json", "--data", text], ["--\(text)"],
        ["train", text, text],
      ]
      for words in lines {
        let result = try backstep(words, files: Files.all)
        #expect(HostileText.isClean(result.errors), "\(words)")
        #expect(result.errors.utf8.count { $0 == 0x0A } == 1, "\(words)")
      }
    }
  }

  // MARK: - JSON and CSV

  @Test(arguments: [false, true]) func jsonReadsBack(isTerminal: Bool) throws {
    for text in HostileText.all {
      let world = try CommandWorld(files: Self.files(text))
      world.isOutputTerminal = isTerminal
      world.run("predict classes.json --data rows.csv --json")
      let object = try JSONReader.readObject(Array(world.output.utf8))
      let name = try object.required("class").string("class")
      #expect(Array(name.utf8) == Array(text.utf8))
    }
  }

  @Test func pythonReadsTheSameFromJSONAndCSV() throws {
    let line = "predict classes.json --data rows.csv"
    let json = try HostileText.all.map { try Self.output(line + " --json", $0) }
    let tables = try HostileText.all.map { try Self.output(line, $0) }
    let script = """
      import csv, io, json, sys
      texts, objects, tables = (json.loads(text) for text in sys.argv[1:])
      for text, line in zip(texts, objects):
          assert json.loads(line)["class"] == text, (text, line)
      for text, table in zip(texts, tables):
          # Python's reader takes a zero byte for an error.
          if chr(0) not in text:
              assert list(csv.reader(io.StringIO(table, newline="")))[1][2] == text, (text, table)
      print("alike")
      """
    try expectPython(script, [HostileText.all, json, tables], prints: "alike")
  }

  // MARK: - Python

  @Test(arguments: ["numpy", "pytorch"]) func aTitleIsACommentOfPython(library: String) throws {
    let scripts = try (HostileText.all + ["a plain one"]).map {
      try Self.output("export lesson.json --to \(library)", $0)
    }
    // From bytes, as from a file: only so does a comment say how they are to be read.
    let script = """
      import ast, json, sys
      trees = {ast.dump(ast.parse(text.encode())) for text in json.loads(sys.argv[1])}
      print("alike" if len(trees) == 1 else trees)
      """
    try expectPython(script, [scripts], prints: "alike")
  }

  @Test(arguments: ["numpy", "pytorch"])
  func noTextFromOutsideStandsInTheFirstTwoLinesOfAScript(library: String) throws {
    let heads = try HostileText.all.map { text in
      try Self.output("export lesson.json --to \(library)", text)
        .split(separator: "\n", omittingEmptySubsequences: false).prefix(2)
    }
    #expect(Set(heads.map(Array.init)).count == 1)
  }

  // MARK: - Markdown and LaTeX

  @Test func aTitleOfMarkdownIsOneHeading() throws {
    for text in HostileText.all {
      let lines = try Self.output("trace lesson.json --format markdown", text)
        .split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines[0].hasPrefix("# "))
      #expect(lines[1] == "")
    }
  }

  @Test func markdownShowsTheTitle() throws {
    guard
      Reader.has("python3 -c 'import markdown_it'", else: "Markdown is not read back")
    else { return }
    let texts = HostileText.all.filter { HostileText.isClean($0) && !$0.hasPrefix(" ") }
      .filter { !$0.contains("\n") }
    let pages = try texts.map { try Self.output("trace lesson.json --format markdown", $0) }
    let script = """
      import json, sys
      from markdown_it import MarkdownIt
      reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
      titles, pages = (json.loads(text) for text in sys.argv[1:])
      for title, page in zip(titles, pages):
          inline = reader.parse(page)[1]
          assert {token.type for token in inline.children} <= {"text"}, inline.children
          assert "".join(token.content for token in inline.children) == title, (title, inline)
      print("alike")
      """
    try expectPython(script, [texts, pages], prints: "alike")
  }

  @Test func laTeXCompilesEveryTitle() throws {
    guard Reader.has("pdflatex --version", else: "titles are not compiled") else { return }
    let line = "trace lesson.json --steps 1 --format latex"
    let page = try Self.output(line, "title")
    let titles = try HostileText.all.map { text in
      try Self.output(line, text).split(separator: "\n").first { $0.hasPrefix("\\section*") } ?? ""
    }
    #expect(titles.allSatisfy { $0.hasSuffix("}") })
    let text = page.replacing("\\section*{title}", with: titles.joined(separator: "\n\n"))
    let folder = try Folder()
    let path = try folder.write("script.tex", text)
    let (status, output) = try Reader.run(
      "exec pdflatex -draftmode -halt-on-error -output-directory \(folder.path) \(path)")
    #expect(status == .code(0), "\(output.suffix(800))")
  }

  /// Runs a script of Python with lists of texts as its arguments, in JSON.
  private func expectPython(_ script: String, _ texts: [[String]], prints answer: String) throws {
    guard Reader.has("python3 -c ''", else: "Python reads nothing back") else { return }
    let folder = try Folder()
    let path = try folder.write(
      "script.py",
      """
      import sys
      sys.argv[1:] = open(sys.argv[1], encoding="utf-8").read().splitlines()
      \(script)

      """)
    let arguments = texts.map { "[" + $0.map(HostileText.json).joined(separator: ", ") + "]" }
    let data = try folder.write("texts.json", arguments.joined(separator: "\n"))
    let (_, output) = try Reader.run("exec python3 '\(path)' '\(data)'")
    #expect(output == answer + "\r\n")
  }
}

/// The programs that read what is written here.
enum Reader {
  /// Python and its modules may lie anywhere that this process looks.
  static let environment: [String: String?] =
    getenv("PATH").map { ["PATH": String(cString: $0)] } ?? [:]

  /// What a command of the shell's comes to and prints.
  static func run(_ command: String) throws -> (status: PseudoTerminal.Exit, output: String) {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", command], environment: Reader.environment)
    let status = try terminal.waitForExit(within: 120)
    return (status, String(decoding: terminal.output, as: UTF8.self))
  }

  /// Whether a command works here; says loudly what is left out where it does not.
  static func has(_ command: String, else consequence: String) -> Bool {
    let isThere = (try? run(command))?.status == .code(0)
    if !isThere { print("SKIPPED: \(consequence), for `\(command)` fails here") }
    return isThere
  }
}
