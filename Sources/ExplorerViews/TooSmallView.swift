import Explorer
import TextScreen

enum TooSmallView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    buffer.rule(in: rect, title: StyledText("TooSmall"), glyphs: context.glyphs)
  }
}
