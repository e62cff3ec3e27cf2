internal import CNcurses
internal import TextScreen

/// The pairs of colours that ncurses has been told of, made when first needed.
struct ColorPairs {
  /// Two palette indices.
  private struct Colors: Hashable {
    var foreground: Int16
    var background: Int16
  }

  private let colors: Int
  /// Pair 0 is the terminal's own colours and is never made.
  private let limit: Int
  private let hasDefaults: Bool
  private var pairs: [Colors: Int32] = [:]

  init(colors: Int, limit: Int, hasDefaults: Bool) {
    self.colors = colors
    self.limit = limit
    self.hasDefaults = hasDefaults
  }

  /// The pair for a style's colours; `nil` if it needs a new one and all are taken.
  mutating func pair(for style: Style) -> Int32? {
    guard colors > 0, style.foreground >= 0 || style.background >= 0 else { return 0 }
    let key = Colors(foreground: known(style.foreground), background: known(style.background))
    guard key.foreground >= 0 || key.background >= 0 else { return 0 }
    if let pair = pairs[key] { return pair }
    let pair = Int32(pairs.count + 1)
    guard Int(pair) < limit else { return nil }
    // Where a terminal has no way back to its own colours, they are taken for white on black.
    let foreground = key.foreground < 0 && !hasDefaults ? 7 : Int32(key.foreground)
    let background = key.background < 0 && !hasDefaults ? 0 : Int32(key.background)
    guard ncs_init_pair(pair, foreground, background) else { return 0 }
    pairs[key] = pair
    return pair
  }

  /// Forgets all pairs, so that they can be given to other colours.
  mutating func forget() {
    pairs.removeAll(keepingCapacity: true)
  }

  private func known(_ color: Int16) -> Int16 {
    Int(color) < colors ? max(color, -1) : -1
  }
}
