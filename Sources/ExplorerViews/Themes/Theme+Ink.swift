/// Black or white, whichever stands out.
extension Theme {
  /// What to write with on a colour: of black and white the one with more contrast, at least 4.5:1 on
  /// any of the 240 that are the same on all terminals; white on the other 16.
  static func ink(on background: Int16) -> Int16 {
    background >= 16 && luminance(of: background) > 0.179 ? 16 : 231
  }

  /// The relative luminance of WCAG 2.1.
  private static func luminance(of index: Int16) -> Double {
    guard index < 232 else {
      // Greys from 8 to 238; near enough for the choice.
      let level = Double(8 + 10 * (Int(index) - 232)) / 255
      return level * level
    }
    let cube = max(0, Int(index) - 16)
    return 0.2126 * levels[cube / 36] + 0.7152 * levels[cube / 6 % 6] + 0.0722 * levels[cube % 6]
  }

  /// The six steps of red, green and blue, as light.
  private static let levels = [0, 0.1144, 0.2423, 0.4287, 0.6795, 1]
}
