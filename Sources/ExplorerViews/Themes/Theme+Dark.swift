import TextScreen

/// Bright letters on a dark background.
extension Theme {
  static let dark256: Theme = {
    var theme = Theme()
    theme.ground = 16
    theme.text = Style(foreground: 252)
    theme.strong = Style(foreground: 231, .bold)
    theme.caption = Style(foreground: 246)
    theme.toCome = Style(foreground: 243)
    theme.rule = Style(foreground: 239)
    theme.written = Style(foreground: 16, background: 221, .bold)
    theme.read = Style(foreground: 221, .bold)
    theme.forward = Style(foreground: 79)
    theme.error = Style(foreground: 203)
    theme.backward = Style(foreground: 176)
    theme.update = Style(foreground: 187)
    theme.positive = Style(foreground: 75)
    theme.negative = Style(foreground: 215)
    theme.quietPositive = Style(foreground: 61)
    theme.quietNegative = Style(foreground: 137)
    theme.faint = Style(foreground: 240)
    theme.card = 235
    (theme.outBar, theme.deltaBar) = (237, 237)
    theme.mark = 235
    theme.heat = [214, 208, 172, 130, 94, 236, 24, 25, 32, 39, 81]
    theme.quietHeat = [130, 130, 94, 94, 237, 236, 237, 24, 24, 25, 25]
    theme.greys = [233, 237, 241, 245, 250, 255]
    theme.valley = [233, 235, 237, 239, 241, 243]
    theme.ramp = [214, 208, 172, 130, 94, 236, 236, 24, 25, 32, 39, 81]
    theme.backgrounds = [24, 94, 22, 53, 88, 58, 30, 60, 95, 238]
    theme.onMap = Style(foreground: 231, .bold)
    theme.point = Style(foreground: 231, background: 16, .bold)
    theme.wrongPoint = Style(foreground: 231, background: 160, [.bold, .underline])
    return theme
  }()

  static let dark16: Theme = {
    var theme = Theme()
    theme.ground = 0
    theme.strong = Style(foreground: 15, .bold)
    theme.caption = Style(foreground: 7)
    theme.toCome = Style(foreground: 8)
    theme.rule = Style(foreground: 8)
    theme.written = Style(foreground: 0, background: 11)
    theme.read = Style(foreground: 11, .bold)
    theme.forward = Style(foreground: 10)
    theme.error = Style(foreground: 9)
    theme.backward = Style(foreground: 13)
    theme.update = Style(foreground: 15)
    theme.positive = Style(foreground: 12)
    theme.negative = Style(foreground: 3)
    theme.quietPositive = Style(foreground: 12)
    theme.quietNegative = Style(foreground: 3)
    theme.faint = Style(foreground: 8)
    theme.wrongPoint = Style(foreground: 15, background: 1, .bold)
    return theme
  }()
}
