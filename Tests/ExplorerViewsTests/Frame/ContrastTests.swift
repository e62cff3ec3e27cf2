import Backprop
import Documents
import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

/// Every letter and digit that a screen shows, by the contrast with its background (WCAG 2.1).
@Suite struct ContrastTests {
  /// A colour of the 256, whose upper 240 are the same on all terminals.
  private static func luminance(_ index: Int16) -> Double {
    let color = PaletteColor(index)
    let channels = [color.red, color.green, color.blue]
    let parts = channels.map { channel in
      let value = Double(channel) / 255
      return value <= 0.04045 ? value / 12.92 : power((value + 0.055) / 1.055)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  /// x to the power of 2.4, by Newton's method for the fifth root.
  private static func power(_ x: Double) -> Double {
    var root = 1.0
    for _ in 0..<40 {
      let fourth = root * root * root * root
      root -= (root * fourth - x * x) / (5 * fourth)
    }
    return x * x * root
  }

  private static func ratio(_ first: Int16, _ second: Int16) -> Double {
    let (one, other) = (luminance(first), luminance(second))
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  @Test func theRatioIsThatOfTheStandard() {
    #expect(abs(ContrastTests.ratio(16, 231) - 21) < 1e-9)
    #expect(abs(ContrastTests.ratio(16, 244) - 5.32) < 0.01)
  }

  @Test(arguments: [Settings.Theme.dark, .light, .contrast])
  func everyLetterStandsOut(theme: Settings.Theme) throws {
    let least = theme == .contrast ? 7 : 4.5
    let (paper, ink): (Int16, Int16) = theme == .light ? (231, 16) : (16, 231)
    var seen: [Style: (String, Double)] = [:]
    for name in [
      "worked-example", "one-weight", "xor", "saturation", "prediction", "iris", "settle",
    ] {
      for position in [0, 24, 57, 100, 1_000] {
        var state = try Lessons.shipped(name).after(position)
        state.display.choose(theme)
        for size in [Size(rows: 24, columns: 80), Size(rows: 60, columns: 200)] {
          let buffer = Screen.render(state, size: size, colors: 256)
          for cell in buffer.cells
          where cell.scalar.properties.isAlphabetic
            || ("0"..."9").contains(cell.scalar)
          {
            var (front, back) = (cell.style.foreground, cell.style.background)
            if front < 0 { front = ink }
            if back < 0 { back = paper }
            guard front >= 16, back >= 16 else {
              Issue.record("\(front) on \(back) is the terminal's to choose")
              continue
            }
            let ratio = ContrastTests.ratio(front, back)
            guard ratio < least, seen[cell.style] == nil else { continue }
            seen[cell.style] = ("\(front) on \(back), at “\(cell.scalar)” of \(name)", ratio)
          }
        }
      }
    }
    for (place, ratio) in seen.values { Issue.record("\(place): \(ratio), not \(least)") }
  }
}
