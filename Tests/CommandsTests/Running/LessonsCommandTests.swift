import Documents
import Testing

@Suite struct LessonsCommandTests {
  @Test func everyLessonIsListed() throws {
    let result = try backstep("lessons")
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(result.output.hasPrefix("one-weight      one weight, 17 min\n"))
    #expect(result.output.contains("\nworked-example  "))
    #expect(result.output.hasSuffix("\n\nOpen one with `backstep NAME`.\n"))
  }

  @Test(arguments: ["--json", "--format json", "--format=json"])
  func inJSONALessonIsAnObjectOnALine(option: String) throws {
    let objects = try objects(backstep("lessons \(option)"))
    let names = try objects.map { try $0.required("name").string("name") }
    #expect(names == ["one-weight", "worked-example"])
    #expect(objects.allSatisfy { $0.members.map(\.key) == ["name", "title", "aim", "minutes"] })
    #expect(try objects.map { try $0.required("minutes").integer("minutes") } == [17, 27])
  }

  @Test func inCSVALessonIsARow() throws {
    let lines = try backstep("lessons --format csv").output.split(separator: "\n")
    #expect(lines[0] == "name,title,minutes,aim")
    #expect(
      lines[1] == "one-weight,one weight,17,"
        + #""The error is a curve over the weight; its slope says which way is down.""#)
    #expect(lines.count == 3)
  }
}
