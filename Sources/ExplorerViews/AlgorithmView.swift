import Explorer
import TextScreen

enum AlgorithmView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    buffer.rule(in: rect, title: StyledText("Algorithm"), glyphs: context.glyphs)
  }

  static let rowsNeeded = 12
}
