/// One line on a terminal that says how far the work is.
struct Progress {
  private let surroundings: Surroundings
  private var shownAt: Double?
  private var width = 0

  /// Begins with nothing shown.
  ///
  /// - Parameters:
  ///   - surroundings: the clock, and standard error, which the line goes to.
  ///   - isOfStream: whether results are written while the work goes on: on a terminal they are
  ///     seen themselves, and a line between them would tear them.
  init(_ surroundings: Surroundings, isOfStream: Bool = false) {
    self.surroundings = surroundings
    let isSeen = surroundings.showsProgress && !(isOfStream && surroundings.isOutputTerminal)
    shownAt = isSeen ? surroundings.seconds() : nil
  }

  /// Shows the line, where some time has passed since the last one.
  mutating func show(_ words: () -> String) {
    guard let last = shownAt else { return }
    let now = surroundings.seconds()
    guard now - last >= 0.2 else { return }
    shownAt = now
    let text = words()
    surroundings.writeError("\r" + text + String(repeating: " ", count: max(0, width - text.count)))
    width = text.count
  }

  mutating func clear() {
    guard width > 0 else { return }
    surroundings.writeError("\r" + String(repeating: " ", count: width) + "\r")
    width = 0
  }
}
