import Explorer
import TextScreen

enum ErrorView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    buffer.rule(in: rect, title: StyledText("Error"), glyphs: context.glyphs)
  }
}
