import LocalFiles
import Opening
import TestSupport
import Testing

@Suite struct NewFileTests {
  @Test func whatIsAddedIsThereAtOnce() throws {
    let folder = try Folder()
    let file = try NewFile(folder.path("new"))
    try file.append(Array("a\n".utf8))
    #expect(folder.text("new") == "a\n")
    try file.append(Array("b\n".utf8))
    #expect(folder.text("new") == "a\nb\n")
  }

  @Test func nothingIsWrittenOver() throws {
    let folder = try Folder()
    try folder.write("old", "kept")
    #expect(throws: FileProblem(reason: "is there already; take another name")) {
      _ = try NewFile(folder.path("old"))
    }
    #expect(folder.text("old") == "kept")
    #expect(throws: FileProblem.self) { _ = try NewFile(folder.path("no/new")) }
  }

  @Test func itCanBeTakenAwayAgain() throws {
    let folder = try Folder()
    let file = try NewFile(folder.path("new"))
    file.remove()
    #expect(folder.names == [])
  }
}
