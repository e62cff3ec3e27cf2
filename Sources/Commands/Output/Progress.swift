import Opening
import TextScreen

/// What a terminal shows of how far the work is: a line, perhaps with a picture above it.
struct Progress {
  private let world: World
  private var shownAt: Double?
  private var width = 0
  /// The rows of the picture above the line.
  private var rows = 0

  /// Begins with nothing shown.
  ///
  /// - Parameters:
  ///   - world: the clock, and standard error, which the line goes to.
  ///   - isOfStream: whether results are written while the work goes on: on a terminal they are
  ///     seen themselves, and a line between them would tear them.
  init(_ world: World, isOfStream: Bool = false) {
    self.world = world
    let isSeen = world.showsProgress && !(isOfStream && world.isOutputTerminal)
    shownAt = isSeen ? world.seconds() : nil
  }

  /// Shows the line, where some time has passed since the last one.
  mutating func show(_ words: () -> String) {
    guard let last = shownAt else { return }
    let now = world.seconds()
    guard now - last >= 0.2 else { return }
    shownAt = now
    let text = world.progressSize().map { Progress.line(words(), columns: $0.columns) } ?? words()
    world.writeError("\r" + text + String(repeating: " ", count: max(0, width - text.count)))
    width = text.count
  }

  /// Shows a picture above the line, where some time has passed since the last one and the terminal
  /// has room; else the line alone.
  mutating func show(
    _ words: () -> String, below picture: (_ room: Size) -> [String]
  ) {
    guard let size = world.progressSize(), size.rows >= 8, size.columns >= 24 else {
      // Where the window has become too small for the picture, that goes.
      if rows > 0 { clear() }
      return show(words)
    }
    guard let last = shownAt else { return }
    let now = world.seconds()
    guard now - last >= 0.2 else { return }
    shownAt = now
    // In the last column some terminals would go on in the next row.
    let room = Size(rows: min(size.rows - 1, 17) - 1, columns: min(size.columns - 1, 78))
    let lines = picture(room)
    let text = Progress.line(words(), columns: size.columns)
    world.writeError(
      home + lines.map { "\u{1b}[K" + $0 + "\n" }.joined() + "\u{1b}[J" + text)
    (rows, width) = (lines.count, text.count)
  }

  /// What goes on in the next row could not be taken back, and a terminal writes ^C behind it.
  private static func line(_ words: String, columns: Int) -> String {
    truncatedText(words, to: max(1, columns - 3), ellipsis: "…")
  }

  /// What leads back to where the picture begins.
  private var home: String { rows > 0 ? "\r\u{1b}[\(rows)A" : "\r" }

  mutating func clear() {
    guard width > 0 else { return }
    if rows > 0 {
      world.writeError(home + "\u{1b}[J")
      (rows, width) = (0, 0)
      return
    }
    world.writeError("\r" + String(repeating: " ", count: width) + "\r")
    width = 0
  }
}
