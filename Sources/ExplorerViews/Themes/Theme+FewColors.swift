import TextScreen

/// What eight colours can do on any background.
extension Theme {
  static let few: Theme = {
    var theme = Theme()
    theme.forward = Style(foreground: 6)
    theme.error = Style(foreground: 1)
    theme.backward = Style(foreground: 5)
    theme.update = Style([.bold])
    theme.negative = Style(foreground: 3)
    theme.quietNegative = Style(foreground: 3)
    theme.wrongPoint = Style(foreground: 7, background: 1, .bold)
    return theme
  }()
}
