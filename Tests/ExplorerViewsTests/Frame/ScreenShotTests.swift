import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

/// Pictures of the explorer's screen.
@Suite struct ScreenShotTests {
  private static let size = Size(rows: 24, columns: 80)

  private static func text(
    _ format: PictureFormat, isLight: Bool = false
  ) throws -> (screen: ScreenBuffer, text: String) {
    var state = State(try ShippedLessons.lesson("worked-example")).after(24)
    state.display.adopt(isLightGround: isLight)
    return (
      Screen.render(state, size: size, colors: 256),
      ScreenShot.text(of: state, keys: .standard, size: size, colors: 256, as: format)
    )
  }

  @Test func theTextIsThatOfTheScreen() throws {
    let (screen, text) = try Self.text(.txt)
    #expect(text == screen.text() + "\n")
    #expect(text.contains("0.082167041"))
  }

  @Test func itNamesTheKeysThatAreBound() throws {
    var keys = KeyMap.standard
    keys.bind(.character("K"), to: .nextPage)
    let text = ScreenShot.text(
      of: State(try ShippedLessons.lesson("worked-example")), keys: keys, size: Self.size,
      colors: 256, as: .txt)
    #expect(text.contains("K next") && !text.contains("PgDn next"))
  }

  /// Without its sequences a coloured text is the plain one.
  @Test func theColouredTextIsTheSameLetters() throws {
    let (screen, text) = try Self.text(.ansi)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.split(separator: "\u{1b}[", omittingEmptySubsequences: false).enumerated()
        .map { $0.offset == 0 ? $0.element : $0.element.drop { $0 != "m" }.dropFirst() }.joined()
    }
    let plain = lines.dropLast().map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
    #expect(plain.joined(separator: "\n") == screen.text())
    #expect(text.contains("\u{1b}[0;"))
  }

  @Test func theDrawingLiesOnTheTerminalsGround() throws {
    let dark = try Self.text(.svg).text
    let light = try Self.text(.svg, isLight: true).text
    #expect(
      dark.contains("rx=\"9\" fill=\"#1c1c1c\"") && light.contains("rx=\"9\" fill=\"#ffffff\""))
    #expect(dark.contains("<title>Backstep: "))
    #expect(dark.contains("0.082167041"))
  }
}
