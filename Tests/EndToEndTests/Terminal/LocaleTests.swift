import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("A locale with decimal commas", .serialized, .timeLimit(.minutes(20)))
struct LocaleTests {
  private static let canMake = [
    "/usr/bin/localedef", "/usr/share/i18n/locales/de_DE",
  ].allSatisfy { (path: String) in access(path, R_OK) == 0 }

  /// Runs a script of the shell in a folder that holds the locale de_DE.
  private func run(_ script: String, in folder: Folder) throws -> String {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "cd '\(folder.path)'; \(script)"],
      environment: [
        "B": binary(named: "backstep"), "LOCPATH": folder.path, "LC_ALL": "C",
      ])
    #expect(try terminal.waitForExit(within: 30) == .code(0))
    return String(decoding: terminal.output, as: UTF8.self).replacing("\r\n", with: "\n")
  }

  @Test(
    "changes no number, neither written, read nor typed",
    .enabled(if: canMake, "localedef and the source of de_DE are needed to make the locale"))
  func changesNoNumber() throws {
    let folder = try Folder()
    let made = try run(
      "localedef -i de_DE -f UTF-8 ./de_DE.UTF-8 >/dev/null; env LC_ALL=de_DE.UTF-8 locale decimal_point",
      in: folder)
    // Else the rest would show nothing.
    #expect(made.hasSuffix(",\n"), "\(made.debugDescription)")
    let train = "$B train worked-example --rate 0.1 --epochs 3 --json"
    _ = try run(
      """
      env LC_ALL=de_DE.UTF-8 \(train) --save german.json >german; \(train) --save c.json >c
      cmp german c && cmp german.json c.json && test -s german
      env LC_ALL=de_DE.UTF-8 $B trace german.json --data d.csv >german; $B trace c.json --data d.csv >c
      test -s c && cmp german c
      """.replacing("\n", with: " || exit 1; "), in: try prepared(folder))
    let terminal = try PseudoTerminal.explorer(
      environment: ["LOCPATH": folder.path, "LC_ALL": "de_DE.UTF-8"])
    try terminal.press("24s", toStep: "24")
    try terminal.press("h=0.6" + Keys.enter, toSee: "w5 = 0.6: E_total 0.298371109 → 0.314541547")
    try terminal.quit()
    _ = try run("rm -r de_DE.UTF-8", in: folder)
  }

  private func prepared(_ folder: Folder) throws -> Folder {
    try folder.write("d.csv", "a,b,c,d\n0.05,0.1,0.01,0.99\n")
    return folder
  }
}
