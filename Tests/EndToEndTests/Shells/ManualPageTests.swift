import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("The manual page", .timeLimit(.minutes(20))) struct ManualPageTests {
  private static let isManInstalled = access("/usr/bin/man", X_OK) == 0

  @Test(
    "is read without a warning, whatever letters there are", .enabled(if: isManInstalled),
    arguments: ["C.UTF-8", "C"])
  func isRead(locale: String) throws {
    let folder = try Folder()
    let terminal = try PseudoTerminal(
      "/bin/sh",
      ["-c", "\(binary(named: "backstep")) --man >page && man --warnings -l page >text"]
        .map { $0.replacing("page", with: "'\(folder.path("page"))'") }
        .map { $0.replacing(">text", with: ">'\(folder.path("text"))'") },
      environment: ["LC_ALL": locale, "MANWIDTH": "80", "MANPAGER": "cat"])
    #expect(try terminal.waitForExit(within: 30) == .code(0))
    #expect(String(decoding: terminal.output, as: UTF8.self) == "")
    let text = folder.text("text") ?? ""
    for words in ["backstep - debugger", "--weight-decay D", "worked-example", "130"] {
      #expect(text.contains(words), "\(words)")
    }
  }
}
