import TextScreen

enum QuestionView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {}
}
enum CalculationView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {}
}
