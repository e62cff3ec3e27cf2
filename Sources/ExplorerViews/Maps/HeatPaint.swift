import TextScreen

/// How numbers are shown as cells.
///
/// By their background where there are colours for it, else by a sign and a shade. Either way the sign is
/// a character too.
struct HeatPaint {
  /// Whether cells have backgrounds of their own.
  let hasGrounds: Bool
  private let theme: Theme
  private let glyphs: Glyphs
  private let shades: [Unicode.Scalar]

  init(_ context: Context) {
    theme = context.theme
    glyphs = context.glyphs
    hasGrounds = HeatPaint.hasGrounds(context)
    shades =
      context.set == .ascii
      ? [" ", ".", ":", ":", "*", "#"] : [" ", "░", "▒", "▒", "▓", "█"]
  }

  /// Whether a drawing of this context has backgrounds: the coarser sets are for terminals that may not.
  static func hasGrounds(_ context: Context) -> Bool {
    context.set == .braille && !context.theme.heat.isEmpty
  }

  /// The background of a weight, and of an input or output.
  func background(ofWeight level: Int) -> Int16 { theme.heat[HeatScale.steps + level] }
  func background(ofValue level: Int) -> Int16 { theme.greys[abs(level)] }

  /// What a cell holds.
  enum Kind {
    case weight
    /// An input or an output.
    case value
  }

  /// Which numbers have their signs as characters.
  enum Signs {
    case none
    /// Those that are large enough for a colour.
    case shown
    /// Those that are too small for one as well, and 0.
    case every
  }

  /// Draws one number, one or two cells wide.
  ///
  /// - Parameters:
  ///   - value: the number; `?` stands for what is not finite.
  ///   - scale: what its step is found on.
  ///   - kind: which colours it has.
  ///   - width: how many columns it has.
  ///   - isQuiet: whether it is to stand back behind others.
  ///   - signs: which signs are characters, too, where cells have grounds.
  ///   - mark: the style in place of its own, for what is marked.
  ///   - buffer: the frame.
  ///   - place: its first cell.
  func draw(
    _ value: Double, _ scale: HeatScale, _ kind: Kind, width: Int, isQuiet: Bool = false,
    signs: Signs = .shown, mark: Style? = nil,
    into buffer: inout ScreenBuffer, at place: Point
  ) {
    guard let level = scale.level(value) else {
      fill("?", "?", mark ?? theme.error, width: width, into: &buffer, at: place)
      return
    }
    let (first, second) =
      hasGrounds
      ? (sign(of: value, level, kind, signs), " ") : characters(level, kind, width: width)
    let style = mark ?? (isQuiet ? quietStyle(level) : self.style(level, kind))
    fill(first, second, style, width: width, into: &buffer, at: place)
  }

  private func fill(
    _ sign: Unicode.Scalar, _ rest: Unicode.Scalar, _ style: Style, width: Int,
    into buffer: inout ScreenBuffer, at place: Point
  ) {
    // On a background the sign is in the middle, else before its shade.
    let middle = hasGrounds ? (width - 1) / 2 : 0
    for offset in 0..<width {
      buffer.put(
        offset == middle ? sign : rest, at: Point(row: place.row, column: place.column + offset),
        style: style)
    }
  }

  private func sign(
    of value: Double, _ level: Int, _ kind: Kind, _ signs: Signs
  ) -> Unicode.Scalar {
    if signs == .none || signs == .shown && level == 0 || kind == .value && value >= 0 {
      return " "
    }
    return value < 0 ? glyphs.minus : value > 0 ? "+" : "0"
  }

  /// Without backgrounds: the sign and a shade; in a single cell a character that is both.
  private func characters(
    _ level: Int, _ kind: Kind, width: Int
  ) -> (Unicode.Scalar, Unicode.Scalar) {
    let shade = shades[abs(level)]
    if kind == .value {
      return level < 0 ? (glyphs.minus, width > 1 ? shade : " ") : (shade, shade)
    }
    if level == 0 { return (width > 1 ? " " : glyphs.unknown, glyphs.unknown) }
    if width > 1 { return (level < 0 ? glyphs.minus : "+", shade) }
    return (level < 0 ? (level < -2 ? "=" : glyphs.minus) : level > 2 ? "#" : "+", " ")
  }

  /// The sign and the size of a weight, but not as loud.
  private func quietStyle(_ level: Int) -> Style {
    guard hasGrounds else { return level == 0 ? theme.toCome : theme.faint }
    return onGround(theme.quietHeat[HeatScale.steps + level])
  }

  private func onGround(_ ground: Int16) -> Style {
    Style(foreground: Theme.ink(on: ground), background: ground)
  }

  private func style(_ level: Int, _ kind: Kind) -> Style {
    guard hasGrounds else {
      if kind == .value { return theme.text }
      return level == 0 ? theme.toCome : level < 0 ? theme.negative : theme.positive
    }
    if kind == .value {
      return Style(
        foreground: theme.greys[abs(level) < 3 ? 5 : 0], background: background(ofValue: level))
    }
    return onGround(background(ofWeight: level))
  }
}
