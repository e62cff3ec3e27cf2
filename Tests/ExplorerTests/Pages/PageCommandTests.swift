import Documents
import Explorer
import LessonSupport
import Testing

/// What pages ask the reader to type.
@Suite struct PageCommandTests {
  private func pages() throws -> [(lesson: String, text: String)] {
    try ShippedLessons.names.flatMap { name in
      try ShippedLessons.lesson(name).pages.map {
        (name, $0.lines.joined(separator: " "))
      }
    }
  }

  /// What stands between a sign and the end of what is typed: a comma, a colon, or a full stop.
  private func typed(_ text: String, after sign: String) -> [String] {
    text.split(separator: sign, omittingEmptySubsequences: false).dropFirst().map { part in
      let end = part.indices.first { index in
        let next = part.index(after: index)
        return ",:".contains(part[index]) && (next == part.endIndex || part[next] == " ")
      }
      return String(part[..<(end ?? part.endIndex)])
    }
  }

  /// Takes the options of a command off, as far as they have values that their settings take.
  private func leftOver(_ words: [Substring]) -> [Substring] {
    var words = words[...]
    var settings = Settings()
    while let option = words.first, option.hasPrefix("--"),
      let setting = Setting.all.first(where: { "--" + $0.name == option })
    {
      words = words.dropFirst()
      guard setting.takesValue else { continue }
      guard let value = words.popFirst(),
        value.first == "$"
          || (try? setting.set(&settings, String(value))) != nil
      else { return Array(words) + [option] }
    }
    return Array(words)
  }

  @Test func lessonsAreOpenedWithOptionsThatThereAre() throws {
    let commands = try pages().flatMap { typed($0.text, after: ":open ") }
    #expect(commands.count >= 9)
    for command in commands {
      let words = command.split(separator: " ")
      #expect(words.first.map { ShippedLessons.names.contains(String($0)) } == true, "\(command)")
      #expect(leftOver(Array(words.dropFirst())) == [], "\(command)")
    }
  }

  /// In a shell a command begins with the program's name, after the sign of the shell.
  @Test func shellCommandsAreToldFromTheExplorersOwn() throws {
    let commands = try pages().filter { $0.text.contains("backstep ") }
    #expect(!commands.isEmpty)
    for (lesson, text) in commands { #expect(text.contains("$ "), "\(lesson)") }
    for (lesson, text) in try pages() {
      for word in text.split(whereSeparator: { " ,.;:".contains($0) }) where word.hasPrefix("--") {
        #expect(Setting.all.contains { "--" + $0.name == word }, "\(lesson): \(word)")
      }
    }
  }

  @Test func settingsAreAccepted() throws {
    let commands = try pages().flatMap { page in
      typed(page.text, after: ":set ").map { (page.lesson, $0) }
    }
    #expect(!commands.isEmpty)
    for (lesson, command) in commands {
      var state = State(try ShippedLessons.lesson(lesson))
      state.command("set " + command)
      #expect(state.message?.kind != .problem, "\(command)")
      #expect(state.typing.prompt == nil)
    }
  }
}
