import Documents
package import Explorer
package import TextScreen

/// The screen as a picture to keep.
package enum ScreenShot {
  /// Draws a frame for a file.
  ///
  /// - Parameters:
  ///   - state: all that is shown.
  ///   - keys: those that hints, help and pages speak of.
  ///   - size: the terminal's, in rows and columns.
  ///   - colors: how many the terminal has.
  ///   - format: in which form it is kept.
  /// - Returns: the text of the file; the same state gives the same text.
  package static func text(
    of state: State, keys: KeyMap, size: Size, colors: Int, as format: PictureFormat
  ) -> String {
    let screen = Screen.render(state, keys: keys, size: size, colors: colors)
    return switch format {
    case .svg:
      ScreenPicture.svg(
        of: screen, on: state.display.isGroundLight ? .light : .dark,
        title: "Backstep: \(state.lesson.title)")
    case .txt: screen.text() + "\n"
    case .ansi: screen.ansi()
    }
  }
}
