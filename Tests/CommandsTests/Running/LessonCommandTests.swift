import Commands
import Opening
import TestSupport
import Testing

/// `lesson check` and `lesson new`.
@Suite struct LessonCommandTests {
  /// The new lesson, as it was written.
  private func begun() throws -> CommandWorld {
    let world = try CommandWorld()
    world.run("lesson new mine")
    return world
  }

  @Test func aNewLessonPassesItsCheck() throws {
    let world = try begun()
    #expect(world.errors.hasPrefix("mine.json is written; "))
    let result = try backstep("lesson check mine.json", files: world.written)
    #expect(
      result
        == Result(
          status: 0, output: "mine.json: 3 pages, 2 questions: nothing is wrong\n", errors: ""))
  }

  @Test func nothingIsOverwritten() throws {
    let result = try backstep("lesson new mine", files: ["mine.json": "{}"])
    #expect(
      result
        == Result(
          status: 74, output: "", errors: "mine.json: is there already; nothing was written\n"))
  }

  @Test func aFaultHasItsPlace() throws {
    let document = try #require(try begun().written["mine.json"])
    func check(_ from: String, _ to: String) throws -> Result {
      let changed = document.split(separator: from).joined(separator: to)
      return try backstep("lesson check mine.json", files: ["mine.json": changed])
    }
    let typed = try check("{net_h1:4}", "0.290")
    #expect(typed.status == 1)
    #expect(
      typed.output
        == "mine.json:31:14: 0.290 is typed; write {net_h1:3}, which stays true with other numbers\n"
    )
    #expect(try check(#""say": "net"#, #""sya": "net"#).status == 65)
    #expect(try check("{net_h1:4}", "{net_h9:4}").status == 65)
    #expect(try check(#""of": "out_h1""#, #""of": "out_h9""#).status == 65)
  }

  @Test(arguments: ["lesson", "lesson chek mine", "lesson check", "lesson new", "lesson new a b"])
  func wrongUsageIsSaid(line: String) throws {
    #expect(try backstep(line, files: [:]).status == 2)
  }
}
