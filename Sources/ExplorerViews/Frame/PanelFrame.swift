import Documents
import Explanations
import Explorer
import TextScreen

extension Context {
  /// Draws the rule of a panel.
  ///
  /// - Parameters:
  ///   - panel: the panel; its title stands out where it is in focus.
  ///   - title: `nil`: the panel's own.
  ///   - right: what stands at the right end of the rule.
  ///   - buffer: the frame.
  ///   - rect: the panel's place, its rule included.
  /// - Returns: what is left below the rule.
  func frame(
    _ panel: Panel, title: String? = nil, right: String = "", into buffer: inout ScreenBuffer,
    in rect: Rect
  ) -> Rect {
    let style = state.display.focus == panel ? theme.strong.with(.underline) : theme.text
    buffer.rule(
      in: rect, title: StyledText(title ?? panel.title, style),
      right: StyledText(spell(right), theme.caption), style: theme.rule, glyphs: glyphs)
    return rect.split(top: 1).rest.intersection(buffer.bounds)
  }

  /// How many rows the user scrolled a panel that fills the screen; `nil` where it follows the step.
  func scroll(of panel: Panel) -> Int? {
    guard state.display.isZoomed, state.display.focus == panel else { return nil }
    return state.display.scroll[panel]
  }

  /// Says which rows of how many are shown: `1–16 of 98`.
  func note(_ rows: Range<Int>, of count: Int) -> String {
    let dash = String(glyphs.dash)
    let (first, last) = (rows.lowerBound + 1, rows.upperBound)
    return [first, last].map(NumberFormat.count).joined(separator: dash)
      + " of " + NumberFormat.count(count)
  }
}

/// Which rows of a long list are shown.
struct ListWindow: Equatable {
  let rows: Range<Int>
  /// Whether some rows are not shown.
  let isPart: Bool

  /// Shows the page of a list that the current row is on; the last page is always full.
  ///
  /// - Parameters:
  ///   - count: how many rows the list has.
  ///   - lines: how many can be shown.
  ///   - current: the row to show; `nil`: the first page is shown.
  ///   - scroll: the first row, where the user chose it.
  init(of count: Int, lines: Int, current: Int?, scroll: Int? = nil) {
    let lines = max(0, lines)
    isPart = count > lines
    guard isPart, lines > 0 else {
      rows = 0..<min(count, lines)
      return
    }
    let wanted = scroll ?? current.map { $0 / lines * lines } ?? 0
    let first = max(0, min(wanted, count - lines))
    rows = first..<first + lines
  }
}
