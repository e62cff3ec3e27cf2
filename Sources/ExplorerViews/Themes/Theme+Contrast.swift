import TextScreen

/// As much contrast as there can be.
extension Theme {
  /// Bright letters on black, whatever the terminal's own background is.
  static func contrast(colors: Int) -> Theme {
    var theme = Theme()
    let many = colors >= 256
    func style(_ index: Int16, _ few: Int16) -> Style { Style(foreground: many ? index : few) }
    theme.ground = many ? 16 : 0
    theme.text = style(231, 7)
    theme.strong = style(231, 7).with(.bold)
    theme.caption = style(253, 7)
    theme.toCome = style(250, 7)
    theme.rule = style(250, 7)
    theme.written = Style(foreground: theme.ground, background: many ? 226 : 3, [.bold])
    theme.read = style(226, 3).with([.bold, .underline])
    theme.forward = style(86, 6)
    theme.error = style(217, 7).with(.bold)
    theme.backward = style(219, 5).with(.bold)
    theme.update = style(231, 7).with(.bold)
    theme.positive = style(123, 6)
    theme.negative = style(222, 3)
    theme.quietPositive = style(123, 6)
    theme.quietNegative = style(222, 3)
    theme.faint = style(248, 7)
    theme.mark = many ? 235 : -1
    (theme.outBar, theme.deltaBar) = many ? (237, 236) : (-1, -1)
    return theme
  }
}
