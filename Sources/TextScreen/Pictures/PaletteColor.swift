/// A colour of the 256 as it looks; the lowest 16 are each terminal's own, here plain ones.
package struct PaletteColor: Hashable, Sendable {
  /// From 0 to 255.
  package let red, green, blue: Int

  package init(red: Int, green: Int, blue: Int) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  package init(_ index: Int16) {
    let number = Int(index)
    switch number {
    case 232...:
      let grey = 8 + 10 * (number - 232)
      self.init(red: grey, green: grey, blue: grey)
    case 16...:
      let cube = number - 16
      let levels = [cube / 36, cube / 6 % 6, cube % 6].map { $0 == 0 ? 0 : 55 + 40 * $0 }
      self.init(red: levels[0], green: levels[1], blue: levels[2])
    case 7: self.init(red: 229, green: 229, blue: 229)
    case 8: self.init(red: 127, green: 127, blue: 127)
    default:
      let level = number > 8 ? 255 : 205
      self.init(
        red: number & 1 == 0 ? 0 : level, green: number & 2 == 0 ? 0 : level,
        blue: number & 4 == 0 ? 0 : level)
    }
  }

  /// Halfway to another colour.
  func mixed(with other: PaletteColor) -> PaletteColor {
    PaletteColor(
      red: (red + other.red) / 2, green: (green + other.green) / 2, blue: (blue + other.blue) / 2)
  }

  /// `#rrggbb`.
  var hex: String {
    "#"
      + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
