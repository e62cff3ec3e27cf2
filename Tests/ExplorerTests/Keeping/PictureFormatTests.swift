import Explorer
import Testing

/// Which picture of the screen is asked for.
@Suite struct PictureFormatTests {
  @Test(arguments: [
    ("a.svg", PictureFormat.svg), ("x/y.b.TXT", .txt), ("a.ansi", .ansi), ("a.png", nil),
    ("svg", nil), ("a/b.svg/c", nil), (".svg", nil), ("a.svg/", nil), ("", nil),
  ])
  func theEndingOfTheNameSaysWhich(path: String, format: PictureFormat?) {
    #expect(PictureFormat(path: path) == format)
  }

  @Test func aShotIsAskedOfTheLoop() throws {
    var state = try workedExample()
    state.command("shot my screen.svg")
    #expect(state.requests == [.shoot(path: "my screen.svg", .svg)])
    #expect(state.message == nil)
  }

  @Test func anotherEndingIsCorrectedWhereItWasTyped() throws {
    var state = try workedExample()
    state.command("shot screen.png")
    #expect(state.requests.isEmpty)
    #expect(
      state.message?.text
        == "“screen.png” ends in no form of a picture; type it so: shot screen.svg, or .txt or .ansi"
    )
    #expect(state.typing.prompt?.text == "shot screen.png")
  }
}
