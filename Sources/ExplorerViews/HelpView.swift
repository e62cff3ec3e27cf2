import Explorer
import TextScreen

enum HelpView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    buffer.rule(in: rect, title: StyledText("Help"), glyphs: context.glyphs)
  }
}
