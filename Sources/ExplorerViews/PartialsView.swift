import Explorer
import TextScreen

enum PartialsView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    buffer.rule(in: rect, title: StyledText("Partials"), glyphs: context.glyphs)
  }

  static func rowsNeeded(_ context: Context) -> Int { 17 }
}
