import Documents
import Testing

@Suite struct LessonsCommandTests {
  @Test func everyLessonIsListed() throws {
    let result = try backstep("lessons")
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(result.output.hasPrefix("one-weight      "))
    #expect(result.output.contains("\nworked-example  "))
    #expect(result.output.hasSuffix("\n\nOpen one with `backstep NAME`.\n"))
  }

  @Test(arguments: ["--json", "--format json", "--format=json"])
  func inJSONALessonIsAnObjectOnALine(option: String) throws {
    let objects = try objects(backstep("lessons \(option)"))
    let names = try objects.map { try $0.required("name").string("name") }
    #expect(names == ["one-weight", "worked-example"])
    #expect(objects.allSatisfy { $0.members.map(\.key) == ["name", "title", "aim"] })
  }
}
