import Documents
import Explorer
import ExplorerViews
import TextScreen

extension State {
  /// What a panel shows that fills a screen of a size, without the rows that every screen has.
  func panel(_ panel: Panel, rows: Int = 24, columns: Int = 80, colors: Int = 256) -> String {
    var state = self
    state.display.focus = panel
    state.display.isZoomed = true
    let lines = Screen.render(state, size: Size(rows: rows, columns: columns), colors: colors)
      .text().split(separator: "\n", omittingEmptySubsequences: false)
    var shown = lines.dropFirst(2).dropLast(2)
    while shown.last == "" { shown.removeLast() }
    return shown.joined(separator: "\n")
  }

  /// The whole screen as text.
  func screen(rows: Int, columns: Int) -> String {
    Screen.render(self, size: Size(rows: rows, columns: columns), colors: 256).text()
  }
}
