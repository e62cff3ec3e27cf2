import TextScreen

/// Dark letters on a light background.
extension Theme {
  static let light256: Theme = {
    var theme = Theme()
    theme.ground = 231
    theme.text = Style(foreground: 235)
    theme.strong = Style(foreground: 16, .bold)
    theme.caption = Style(foreground: 241)
    theme.toCome = Style(foreground: 243)
    theme.rule = Style(foreground: 249)
    theme.written = Style(foreground: 16, background: 220, .bold)
    theme.read = Style(foreground: 16, background: 229, .bold)
    theme.forward = Style(foreground: 23)
    theme.error = Style(foreground: 124)
    theme.backward = Style(foreground: 90)
    theme.update = Style(foreground: 58)
    theme.positive = Style(foreground: 25)
    theme.negative = Style(foreground: 94)
    theme.quietPositive = Style(foreground: 67)
    theme.quietNegative = Style(foreground: 137)
    theme.faint = Style(foreground: 246)
    theme.card = 254
    (theme.outBar, theme.deltaBar) = (253, 253)
    theme.mark = 254
    // Paper is light: what is far from 0 is dark.
    theme.heat = [130, 166, 208, 215, 223, 254, 153, 117, 74, 32, 25]
    theme.quietHeat = [215, 215, 223, 223, 255, 254, 255, 153, 153, 117, 117]
    theme.greys = [254, 250, 246, 242, 238, 234]
    theme.valley = [255, 253, 251, 249, 247, 245]
    theme.ramp = [166, 172, 208, 215, 223, 230, 195, 153, 117, 75, 32, 25]
    theme.backgrounds = [153, 223, 157, 183, 217, 187, 159, 146, 180, 252]
    theme.onMap = Style(foreground: 16, .bold)
    theme.point = Style(foreground: 16, background: 231, .bold)
    theme.wrongPoint = Style(foreground: 231, background: 124, [.bold, .underline])
    return theme
  }()

  static let light16: Theme = {
    var theme = Theme()
    theme.ground = 15
    theme.strong = Style([.bold])
    theme.caption = Style(foreground: 8)
    theme.toCome = Style(foreground: 8)
    theme.rule = Style(foreground: 8)
    theme.written = Style(foreground: 0, background: 11)
    theme.read = Style([.bold, .underline])
    theme.forward = Style(foreground: 2)
    theme.error = Style(foreground: 1)
    theme.backward = Style(foreground: 5)
    theme.update = Style([.bold])
    theme.positive = Style(foreground: 4)
    theme.negative = Style(foreground: 1)
    theme.quietPositive = Style(foreground: 4)
    theme.quietNegative = Style(foreground: 1)
    theme.faint = Style(foreground: 8)
    theme.wrongPoint = Style(foreground: 15, background: 1, .bold)
    return theme
  }()
}
