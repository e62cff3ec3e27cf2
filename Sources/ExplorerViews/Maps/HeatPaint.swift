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

  /// Draws one number, one or two cells wide.
  ///
  /// - Parameters:
  ///   - value: the number; `?` stands for what is not finite.
  ///   - scale: what its step is found on.
  ///   - kind: which colours it has.
  ///   - width: 1 or 2.
  ///   - mark: the style in place of its own, for what is marked.
  ///   - buffer: the frame.
  ///   - place: its first cell.
  func draw(
    _ value: Double, _ scale: HeatScale, _ kind: Kind, width: Int, mark: Style? = nil,
    into buffer: inout ScreenBuffer, at place: Point
  ) {
    guard let level = scale.level(value) else {
      fill("?", "?", mark ?? theme.error, width: width, into: &buffer, at: place)
      return
    }
    let (first, second) = hasGrounds ? sign(level, kind) : characters(level, kind, width: width)
    let style = mark ?? self.style(level, kind)
    fill(first, second, style, width: width, into: &buffer, at: place)
  }

  private func fill(
    _ first: Unicode.Scalar, _ second: Unicode.Scalar, _ style: Style, width: Int,
    into buffer: inout ScreenBuffer, at place: Point
  ) {
    buffer.put(first, at: place, style: style)
    guard width > 1 else { return }
    buffer.put(second, at: Point(row: place.row, column: place.column + 1), style: style)
  }

  private func sign(_ level: Int, _ kind: Kind) -> (Unicode.Scalar, Unicode.Scalar) {
    if level == 0 || kind == .value && level > 0 { return (" ", " ") }
    return (level < 0 ? glyphs.minus : "+", " ")
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

  private func style(_ level: Int, _ kind: Kind) -> Style {
    guard hasGrounds else {
      if kind == .value { return theme.text }
      return level == 0 ? theme.toCome : level < 0 ? theme.negative : theme.positive
    }
    if kind == .value {
      return Style(
        foreground: theme.greys[abs(level) < 3 ? 5 : 0], background: background(ofValue: level))
    }
    // The sign is quiet: the next step's colour is near that of its background.
    let side = level < 0 ? -1 : 1
    let other = abs(level) == 1 ? 3 : abs(level) - 1
    return Style(
      foreground: background(ofWeight: side * other), background: background(ofWeight: level))
  }
}
