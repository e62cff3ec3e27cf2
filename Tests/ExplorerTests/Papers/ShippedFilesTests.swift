import LessonSupport
import TestSupport
import Testing

/// The files of `Assets`, against what is compiled into the program, and what the README says comes
/// with it.
@Suite struct ShippedFilesTests {
  @Test func everyLessonIsInTheProgram() throws {
    let files = try ProjectFiles.names(in: "Assets/lessons")
    #expect(files.sorted() == ShippedLessons.names.map { $0 + ".json" }.sorted())
  }

  @Test(arguments: ShippedLessons.names)
  func aLessonInTheProgramIsTheFileOfItsName(name: String) throws {
    let file = try ProjectFiles.bytes("Assets/lessons/\(name).json")
    #expect(ShippedLessons.document(name) == file)
  }

  @Test func everyDataFileIsInTheProgram() throws {
    for file in try ProjectFiles.names(in: "Assets/data") where file.hasSuffix(".csv") {
      let bytes = try ProjectFiles.bytes("Assets/data/\(file)")
      #expect(!bytes.isEmpty && ShippedLessons.data(named: file) == bytes, "\(file)")
    }
  }

  @Test func theReadmeHasARowForEveryLesson() throws {
    let readme = try ProjectFiles.text("README.md")
    for name in ShippedLessons.names {
      let command = name == "worked-example" ? "`backstep`" : "`backstep \(name)`"
      let rows = readme.split(separator: "\n").filter { $0.hasPrefix("| \(command) | ") }
      #expect(rows.count == 1, "\(name)")
    }
  }
}
