import Explorer
import TextScreen

enum StepsView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    buffer.rule(in: rect, title: StyledText("Steps"), glyphs: context.glyphs)
  }
}
