import TextScreen

enum NetworkView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {}
  static func rowsNeeded(_ context: Context, columns: Int) -> Int { 13 }
}
