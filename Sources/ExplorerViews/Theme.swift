package import Documents
package import TextScreen

/// The colours by meaning, for one theme and one number of colours.
///
/// Colour is never the only signal: every role is repeated by a word, a sign or a glyph.
package struct Theme: Equatable, Sendable {
  package var text = Style.plain
  /// Names and results.
  package var strong = Style([.bold])
  package var caption = Style.plain
  /// What is still to come.
  package var toCome = Style.plain
  /// Rules and axes.
  package var rule = Style.plain
  /// What this step writes.
  package var written = Style([.reverse, .bold])
  /// What this step reads.
  package var read = Style([.underline, .bold])
  package var forward = Style.plain
  package var error = Style.plain
  package var backward = Style.plain
  package var update = Style.plain
  package var positive = Style.plain
  package var negative = Style.plain
  /// Edges while a step is lit.
  package var quietPositive = Style.plain
  package var quietNegative = Style.plain
  /// Edges that are only there.
  package var faint = Style.plain
  /// The ground of a unit's card; −1: none.
  package var card: Int16 = -1
  /// The ground of a marked row; −1: none.
  package var mark: Int16 = -1
  /// The ground of the whole screen; −1: the terminal's own.
  package var ground: Int16 = -1
  /// What is selected.
  package var selected = Style(.reverse)
  /// The grounds of weights from the most negative to the most positive, the middle one for 0;
  /// none where there are too few colours.
  package var heat: [Int16] = []
  /// The grounds of inputs and outputs, from 0 to the largest; none where there are too few colours.
  package var greys: [Int16] = []
  /// The grounds of a map of values, from −1 to 1; none where there are too few colours.
  package var ramp: [Int16] = []
  /// The grounds of the classes in a map; none where there are too few colours.
  package var grounds: [Int16] = []
  /// Lines and letters on a map.
  package var onMap = Style([.bold])
  /// An example on a map, and one that is answered wrong.
  package var point = Style([.bold])
  package var wrongPoint = Style([.reverse, .bold])

  /// Chooses the colours of a theme that the terminal can show.
  ///
  /// - Parameters:
  ///   - name: the theme that is wished for; `mono` has no colours anywhere.
  ///   - colors: how many the terminal has: 0, 8, 16 or 256.
  package init(_ name: Settings.Theme, colors: Int) {
    switch (name, colors) {
    case (.mono, _), (_, ..<8): self = .none
    case (.contrast, _): self = .contrast(colors: colors)
    case (.dark, 256...): self = .dark256
    case (.light, 256...): self = .light256
    case (.dark, 16...): self = .dark16
    case (.light, 16...): self = .light16
    default: self = .few
    }
  }

  /// Writes in full strength what is dim: for projectors.
  mutating func dropGreys() {
    (caption, toCome, rule) = (text, text, text)
  }

  private init() {}

  /// No colours at all: bold, underline and reverse alone.
  private static let none = Theme()

  private static let few: Theme = {
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

  /// Bright letters on black, whatever the terminal's own ground is.
  private static func contrast(colors: Int) -> Theme {
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
    return theme
  }

  private static let dark16: Theme = {
    var theme = Theme()
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

  private static let light16: Theme = {
    var theme = Theme()
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

  private static let dark256: Theme = {
    var theme = Theme()
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
    theme.mark = 235
    theme.heat = [214, 208, 172, 130, 94, 236, 24, 25, 32, 39, 81]
    theme.greys = [233, 237, 241, 245, 250, 255]
    theme.ramp = [214, 208, 172, 130, 94, 236, 236, 24, 25, 32, 39, 81]
    theme.grounds = [24, 94, 22, 53, 88, 58, 30, 60, 95, 238]
    theme.onMap = Style(foreground: 231, .bold)
    theme.point = Style(foreground: 231, background: 16, .bold)
    theme.wrongPoint = Style(foreground: 231, background: 160, [.bold, .underline])
    return theme
  }()

  private static let light256: Theme = {
    var theme = Theme()
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
    theme.mark = 254
    // Paper is light: what is far from 0 is dark.
    theme.heat = [130, 166, 208, 215, 223, 254, 153, 117, 74, 32, 25]
    theme.greys = [254, 250, 246, 242, 238, 234]
    theme.ramp = [166, 172, 208, 215, 223, 230, 195, 153, 117, 75, 32, 25]
    theme.grounds = [153, 223, 157, 183, 217, 187, 159, 146, 180, 252]
    theme.onMap = Style(foreground: 16, .bold)
    theme.point = Style(foreground: 16, background: 231, .bold)
    theme.wrongPoint = Style(foreground: 231, background: 124, [.bold, .underline])
    return theme
  }()
}
