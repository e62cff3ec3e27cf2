import TestSupport
import Testing

@Suite("Predicting from a pipe", .timeLimit(.minutes(20)))
struct PredictTests {
  private func start(_ script: String, in folder: Folder) throws -> PseudoTerminal {
    try PseudoTerminal(
      "/bin/sh", ["-c", "cd '\(folder.path)'; \(script)"],
      environment: ["B": binary(named: "backstep")])
  }

  @Test("answers each row while the pipe is still open")
  func answersAtOnce() throws {
    let folder = try Folder()
    // The second row is written only once the first has its answer.
    let terminal = try start(
      """
      touch out; {
        echo i1,i2; echo 0.05,0.1
        until grep -q 0.7513650695523157 out; do sleep 0.02; done
        echo 0,0
      } | $B predict worked-example >out
      """, in: folder)
    #expect(try terminal.waitForExit(within: 20) == .code(0))
    let lines = folder.text("out")?.split(separator: "\n") ?? []
    #expect(lines.count == 3)
    #expect(lines.prefix(2) == ["o1,o2", "0.7513650695523157,0.7729284653214625"])
  }

  @Test("reads handwriting from a pipe with a network that was trained and saved")
  func readsHandwriting() throws {
    let folder = try Folder()
    let rows = try ProjectFiles.text("Assets/data/digits.csv").split(separator: "\n")
    // The first of each digit, without what it is.
    let pictures = [rows[0], rows[1], rows[2], rows[3], rows[5], rows[7]].map {
      $0.prefix(upTo: $0.lastIndex(of: ",") ?? $0.endIndex)
    }
    try folder.write("pictures.csv", pictures.joined(separator: "\n") + "\n")
    let terminal = try start(
      "$B train digits --epochs 3 --save net.json >/dev/null 2>&1 && "
        + "cat pictures.csv | $B predict net.json | sed 's/.*,//' >out", in: folder)
    #expect(try terminal.waitForExit(within: 60) == .code(0))
    let lines = folder.text("out")?.split(separator: "\n") ?? []
    #expect(lines == ["class", "0", "1", "2", "4", "6"])
  }

  @Test("ends at the first interruption while it waits for rows")
  func endsAtInterruption() throws {
    let folder = try Folder()
    let terminal = try start("exec $B predict worked-example --data -", in: folder)
    try terminal.send("i1,i2\n0.05,0.1\n")
    try terminal.wait(forText: "0.7513650695523157,")
    try terminal.send(Keys.controlC)
    #expect(try terminal.waitForExit(within: 10) == .code(130))
    #expect(terminal.screen.contains("backstep: interrupted"))
  }
}
