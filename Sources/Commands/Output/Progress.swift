import Opening

/// One line on a terminal that says how far the work is.
struct Progress {
  private let world: World
  private var shownAt: Double?
  private var width = 0

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
    let text = words()
    world.writeError("\r" + text + String(repeating: " ", count: max(0, width - text.count)))
    width = text.count
  }

  mutating func clear() {
    guard width > 0 else { return }
    world.writeError("\r" + String(repeating: " ", count: width) + "\r")
    width = 0
  }
}
