import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Paths that are no plain files", .serialized, .timeLimit(.minutes(20)))
struct PathTests {
  /// What a script of the shell prints, run in a folder, with `$B` for the program.
  private func run(
    _ script: String, in folder: Folder, status: Int = 0,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "cd '\(folder.path)'; \(script)"],
      environment: ["B": binary(named: "backstep")])
    #expect(try terminal.waitForExit(within: 30) == .code(status), sourceLocation: sourceLocation)
    return String(decoding: terminal.output, as: UTF8.self).replacing("\r\n", with: "\n")
  }

  @Test("keep their bytes, whatever these are, and are shown by their numbers")
  func keepBytes() throws {
    let folder = try Folder()
    let text = try run(
      """
      name=$(printf 'n\\351t.json'); mkdir "$(printf 'f\\377')"; cd "$(printf 'f\\377')"
      $B train worked-example --epochs 3 --save "$name" >/dev/null; ls | od -An -c
      $B check "$name" --data "$(printf 'd\\200')"; cd ..; rm -r "$(printf 'f\\377')"
      """, in: folder)
    #expect(text.contains("n 351   t   .   j   s   o   n"))
    #expect(text.hasSuffix("d\\x80: no such file or directory\n"))
  }

  @Test("do not hold up where nobody writes into a pipe: Ctrl-C ends it, the first time")
  func readPipe() throws {
    let folder = try Folder()
    #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
    let lines = [
      ["train", folder.path + "/pipe"],
      ["train", "--layers", "2-1", "--data", folder.path + "/pipe"],
      ["predict", "worked-example", "--data", folder.path + "/pipe"], [folder.path + "/pipe"],
    ]
    for words in lines {
      let terminal = try PseudoTerminal.backstep(words)
      usleep(300_000)
      try terminal.send(Keys.controlC)
      #expect(try terminal.waitForExit(within: aMoment) == .code(130), "\(words)")
      #expect(terminal.screen.contains("backstep: interrupted"))
    }
  }

  @Test("that are devices are refused with one line")
  func refuseDevices() throws {
    for path in ["/dev/zero", "/dev/tty", "/dev/random"] {
      let text = try run(
        "$B train \(path); $B predict worked-example --data \(path)", in: Folder(), status: 65)
      let line = "\(path): is a device; name a file\n"
      #expect(text == line + line)
    }
  }

  @Test("of pipes are read from the command line, and refused from a lesson and the explorer")
  func namePipes() throws {
    let folder = try Folder()
    try folder.write("rows.csv", "i1,i2\n0.05,0.1\n")
    let text = try run("cat rows.csv | $B predict worked-example --data /dev/stdin", in: folder)
    #expect(text.hasPrefix("o1,o2\n0.75"))
    #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
    try folder.write(
      "lesson.json",
      """
      {"format": "backstep-lesson", "version": 1, "name": "n", "title": "t",
       "network": "worked-example", "data": "pipe"}
      """)
    #expect(
      try run("$B train lesson.json", in: folder, status: 65).contains("is a pipe, which only"))
    let terminal = try PseudoTerminal.explorer()
    try terminal.press(":open \(folder.path)/pipe\r", toSee: "is a pipe")
    try terminal.press(Keys.escape + ":open /dev/zero\r", toSee: "is a device")
    try terminal.press(Keys.escape, toSee: "q quit")
    try terminal.quit()
  }

  @Test("are checked before training begins")
  func checkPlace() throws {
    let folder = try Folder()
    let text = try run(
      "mkdir folder; $B train worked-example --epochs 1000000000 --save folder", in: folder,
      status: 74)
    #expect(text == "folder: is a folder; name a file\n")
  }

  #if os(Linux)
    @Test("without memory for them end with one line and 1")
    func lackMemory() throws {
      let folder = try Folder()
      try folder.write("data.csv", "a,b,y\n0,1,1\n1,0,0\n")
      let text = try run(
        "ulimit -v 300000; $B train --layers 2-4000-4000-1 --data data.csv", in: folder, status: 1)
      #expect(text == "backstep: out of memory\n")
    }
  #endif
}
