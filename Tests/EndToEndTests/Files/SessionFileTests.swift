import TestSupport
import Testing

@Suite("A session that is saved in the explorer", .serialized, .timeLimit(.minutes(20)))
struct SessionFileTests {
  @Test("never takes the place of what is no lesson")
  func isNotSavedOverOtherThings() throws {
    let folder = try Folder()
    try folder.write("data.csv", "a,b\n1,2\n")
    let terminal = try PseudoTerminal.explorer(columns: 160)
    try terminal.press(
      ":save \(folder.path)/data.csv\r", toSee: "data.csv is there and is no lesson; save under")
    #expect(folder.text("data.csv") == "a,b\n1,2\n")
    // What was typed can be corrected at once, and then takes the place of a lesson.
    try terminal.press(String(repeating: Keys.backspace, count: 3) + "json\r", toSee: "saved to")
    try terminal.press("7s", toStep: "7")
    try terminal.press(":save \(folder.path)/data.json\r", toSee: "saved to")
    #expect(folder.names == ["data.csv", "data.json"])
    #expect(folder.text("data.json")?.contains("\"position\": 7") == true)
    try terminal.quit()
  }
}
