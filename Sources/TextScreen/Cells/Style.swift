/// How a cell looks: colours as palette indices (−1: the terminal's own), and attributes.
package struct Style: Equatable, Hashable, Sendable {
  /// What a terminal can do to a letter besides colouring it.
  package struct Attributes: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let bold = Attributes(rawValue: 1)
    package static let underline = Attributes(rawValue: 2)
    package static let reverse = Attributes(rawValue: 4)
    package static let dim = Attributes(rawValue: 8)
  }

  /// A palette index below the terminal's number of colours, or −1.
  package var foreground: Int16
  package var background: Int16
  package var attributes: Attributes

  package init(foreground: Int16 = -1, background: Int16 = -1, _ attributes: Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// The terminal's own colours, no attributes.
  package static let plain = Style()

  /// This style on another background; its own is kept where the other is −1.
  package func on(_ background: Int16) -> Style {
    var style = self
    if background >= 0 { style.background = background }
    return style
  }

  package func with(_ attributes: Attributes) -> Style {
    var style = self
    style.attributes.formUnion(attributes)
    return style
  }
}
