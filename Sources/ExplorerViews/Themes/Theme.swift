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
  /// The same of a text with names: an underline would hide the `_` in them.
  var readName: Style {
    var style = read
    style.attributes.remove(.underline)
    return style
  }
  /// The colour of the step in lines.
  var accent: Int16 { read.background < 0 ? read.foreground : written.background }
  package var forward = Style.plain
  package var error = Style.plain
  package var backward = Style.plain
  package var update = Style.plain
  package var positive = Style.plain
  package var negative = Style.plain
  /// Edges while one steps.
  package var quietPositive = Style.plain
  package var quietNegative = Style.plain
  /// Edges that are only there.
  package var faint = Style.plain
  /// The background of a unit's card; −1: none.
  package var card: Int16 = -1
  /// The backgrounds of the bars behind out and δ; −1: their numbers are in reverse video.
  package var outBar: Int16 = -1
  package var deltaBar: Int16 = -1
  /// The background of a marked row; −1: none.
  package var mark: Int16 = -1
  /// The background that it is made for, which it brings along where it was chosen by hand; −1: any.
  package var ground: Int16 = -1
  /// What is selected.
  package var selected = Style(.reverse)
  /// The backgrounds of weights from the most negative to the most positive, the middle one for 0;
  /// none where there are too few colours.
  package var heat: [Int16] = []
  /// The same, for weights that stand back behind others.
  package var quietHeat: [Int16] = []
  /// The backgrounds of inputs and outputs, from 0 to the largest; none where there are too few colours.
  package var greys: [Int16] = []
  /// The backgrounds of E over two weights, from the lowest band to the highest; none where there are too
  /// few colours.
  package var valley: [Int16] = []
  /// The backgrounds of a map of values, from −1 to 1; none where there are too few colours.
  package var ramp: [Int16] = []
  /// The backgrounds of the classes in a map; none where there are too few colours.
  package var backgrounds: [Int16] = []
  /// Lines and letters on a map.
  package var onMap = Style([.bold])
  /// An example on a map, and one that is answered wrong.
  package var point = Style([.bold])
  package var wrongPoint = Style([.reverse, .bold])

  /// Chooses the colours of a theme that the terminal can show.
  ///
  /// - Parameters:
  ///   - name: the theme that is asked for; `mono` has no colours anywhere.
  ///   - colors: how many the terminal has: 0, 8, 16 or 256.
  package init(_ name: Settings.Theme, colors: Int) {
    switch (name, colors) {
    case (.mono, _), (_, ..<8): self = Theme()
    case (.contrast, _): self = .contrast(colors: colors)
    case (.auto, 256...), (.dark, 256...): self = .dark256
    case (.light, 256...): self = .light256
    case (.auto, 16...), (.dark, 16...): self = .dark16
    case (.light, 16...): self = .light16
    default: self = .few
    }
  }

  /// Writes in full strength what is dim: for projectors.
  mutating func dropGreys() {
    (caption, toCome, rule) = (text, text, text)
    (quietPositive, quietNegative) = (positive, negative)
    // Without colours bold has a meaning of its own.
    guard text.foreground >= 0 else { return }
    for style in [\Theme.text, \.caption, \.positive, \.negative, \.forward, \.backward, \.error] {
      self[keyPath: style] = self[keyPath: style].with(.bold)
    }
  }

  /// No colours at all: bold, underline and reverse alone.
  init() {}
}
