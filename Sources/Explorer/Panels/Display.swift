package import Documents

/// How things are shown: nothing here changes a number.
package struct Display: Equatable, Sendable {
  /// What the calculation shows.
  package enum FormulaMode: String, CaseIterable, Sendable {
    case both
    case symbols
    case numbers
  }

  package var drawing = Settings.Drawing.braille
  /// Whether the terminal can show more than ASCII.
  package var allowsUnicode = true
  /// The colours that are shown; never `auto`.
  package private(set) var theme = Settings.Theme.dark
  /// What the terminal's own ground asks for: dark or light.
  private var ownTheme = Settings.Theme.dark
  /// Whether the theme was chosen by hand: what is made for some ground then brings it along.
  package private(set) var isThemeChosen = false
  package var digits = 9
  package var formulaMode = FormulaMode.both
  /// Whether edges show what they carry rather than their weights.
  package var edgesCarry = false
  package var isErrorLogarithmic = true
  /// Whether E over a weight is that of all examples rather than of those that the next update is from.
  package var isErrorOfAll = false
  package var focus = Panel.network
  /// Whether the panel in focus fills the screen.
  package var isZoomed = false
  /// Whether the network and the step have the whole screen, wide apart: for projectors.
  package var isBig = false
  package var isHelpShown = false
  /// Which page of the help is turned to; how many there are is a matter of the screen, and after the
  /// last one comes the first.
  package var helpPage = 0
  /// What is searched for in the help.
  package var helpSearch: String?
  /// How many rows of a panel have been scrolled away.
  package var scroll: [Panel: Int] = [:]
  /// The rows that the cursors of lists stand on, from 0.
  var cursors: [Panel: Int] = [:]

  package init() {}

  /// Opens or closes the help, at its first page.
  mutating func showHelp(_ isShown: Bool) {
    isHelpShown = isShown
    searchHelp(for: nil)
  }

  mutating func searchHelp(for text: String?) {
    helpSearch = text
    helpPage = 0
  }

  /// Takes colours that are asked for; `auto`: those that go with the terminal.
  package mutating func choose(_ theme: Settings.Theme) {
    isThemeChosen = theme != .auto
    self.theme = theme == .auto ? ownTheme : theme
  }

  /// Goes with the terminal's own ground, unless a theme was chosen.
  package mutating func adopt(isLightGround: Bool) {
    ownTheme = isLightGround ? .light : .dark
    if !isThemeChosen { theme = ownTheme }
  }

  /// Whether letters are dark on a light ground: the theme's, or where it leaves that alone the terminal's.
  package var isGroundLight: Bool {
    switch theme {
    case .light: true
    case .dark: false
    case .auto, .contrast, .mono: ownTheme == .light
    }
  }

  /// For a terminal that can show nothing else.
  package mutating func restrictToASCII() {
    allowsUnicode = false
    drawing = .ascii
  }
}
