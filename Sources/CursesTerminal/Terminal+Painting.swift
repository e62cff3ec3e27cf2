internal import CNcurses
package import TextScreen

extension Terminal {
  /// Shows a frame: paints what differs from the last one, and places the cursor.
  ///
  /// Costs nothing but a comparison if nothing has changed. What is larger than the window is
  /// clipped; what is smaller has blanks around it. While a slow line has not read the last frame
  /// the newest one waits for it, and those between are never sent.
  package mutating func present(_ buffer: ScreenBuffer) {
    waiting = nil
    guard isOpen, !isHungUp, mustClear || buffer != shown else { return }
    let now = monotonicSeconds()
    guard frames.patience(at: now) == 0 else {
      waiting = buffer
      return
    }
    if frames.canDrop(at: now) {
      recovers = true
      frames.drop(at: now)
      mustClear = true
    }
    paint(buffer)
  }

  /// Sends what the line has not taken, and the frame that waits for it.
  mutating func goOn() {
    guard frames.isBusy || waiting != nil, !isHungUp else { return }
    if !frames.goOn(at: monotonicSeconds()) { isHungUp = true }
    if let waiting { present(waiting) }
  }

  private mutating func paint(_ buffer: ScreenBuffer) {
    let isWhole = shown?.size != buffer.size
    if isWhole { ncs_erase() }
    for row in 0..<min(buffer.size.rows, size.rows) {
      let changed = isWhole ? 0..<buffer.size.columns : shown?.columns(changedIn: row, of: buffer)
      guard let changed else { continue }
      guard paint(row, changed, of: buffer) else {
        // No pairs of colours are left: begin anew with those that this frame needs.
        pairs.forget()
        let all = 0..<buffer.size.columns
        for row in 0..<min(buffer.size.rows, size.rows) { paint(row, all, of: buffer) }
        break
      }
    }
    shown = buffer
    update(cursor: buffer.cursor)
  }

  /// Clears the terminal and paints the last frame again, whatever has been written over it.
  package mutating func redraw() {
    mustClear = true
    guard let newest = waiting ?? shown else { return }
    present(newest)
  }

  private mutating func update(cursor: Point?) {
    let bounds = Rect(size)
    let place = cursor.flatMap { bounds.contains($0) ? $0 : nil }
    let isVisible = place != nil
    let cursorChanges = isVisible != cursorIsVisible
    let clears = mustClear
    let beginning = recovers ? recovery(cursor: isVisible) : []
    recovers = false
    let wasWritten = frames.send(at: monotonicSeconds(), after: beginning) {
      if clears { ncs_clear_next() }
      if cursorChanges, !isVisible { curs_set(0) }
      ncs_stage(Int32(place?.row ?? 0), Int32(place?.column ?? 0), isVisible)
      doupdate()
      if cursorChanges, isVisible { curs_set(1) }
    }
    cursorIsVisible = isVisible
    mustClear = false
    if !wasWritten { isHungUp = true }
  }

  /// Hands a part of a row to ncurses; false if a cell's colours found no pair left.
  @discardableResult
  private mutating func paint(_ row: Int, _ part: Range<Int>, of buffer: ScreenBuffer) -> Bool {
    let columns = min(part.upperBound, size.columns)
    if self.row.count < columns { self.row = Array(repeating: cchar_t(), count: columns) }
    let start = row * buffer.size.columns
    var style = Style.plain
    var look: (attributes: attr_t, pair: Int32) = (0, 0)
    var hasPairs = true
    var count = 0
    var column = part.lowerBound
    while column < columns {
      let cell = buffer.cells[start + column]
      let wanted = buffer.sentStyle(at: column, inRow: row, after: style)
      if wanted != style {
        style = wanted
        let pair = pairs.pair(for: style)
        if pair == nil { hasPairs = false }
        look = (Self.attributes(of: style), pair ?? 0)
      }
      let isWide = column + 1 < columns && buffer.cells[start + column + 1].scalar.value == 0
      let (scalar, width) = printable(cell.scalar, isWide: isWide)
      ncs_set_cell(&self.row[count], scalar, look.attributes, look.pair)
      count += 1
      column += width
    }
    self.row.withUnsafeBufferPointer {
      ncs_put_cells(Int32(row), Int32(part.lowerBound), $0.baseAddress, Int32(count))
    }
    return hasPairs
  }

  /// What to send for a scalar, and how many columns it takes.
  ///
  /// Where the C library takes a character for wider or narrower than its cells, the grid would
  /// break: it becomes a question mark, as does what the locale cannot print.
  private func printable(_ scalar: Unicode.Scalar, isWide: Bool) -> (scalar: UInt32, width: Int) {
    let value = scalar.value
    if value == 0 { return (0x20, 1) }
    if (0x20...0x7E).contains(value), !isWide { return (value, 1) }
    guard isUTF8, ncs_width(value) == (isWide ? 2 : 1) else { return (0x3F, 1) }
    return (value, isWide ? 2 : 1)
  }

  private static func attributes(of style: Style) -> attr_t {
    var attributes: attr_t = 0
    if style.attributes.contains(.bold) { attributes |= NCS_BOLD }
    if style.attributes.contains(.underline) { attributes |= NCS_UNDERLINE }
    if style.attributes.contains(.reverse) { attributes |= NCS_REVERSE }
    if style.attributes.contains(.dim) { attributes |= NCS_DIM }
    return attributes
  }
}

extension ScreenBuffer {
  /// A gap in a text is no wider than this.
  private static let widestGap = 12

  /// The style to send a cell with: for a gap in a text, where that looks the same, the style before it,
  /// or else the one after it.
  ///
  /// To change the colour for a blank and back again takes some twenty bytes, which nobody sees.
  fileprivate func sentStyle(at column: Int, inRow row: Int, after style: Style) -> Style {
    let first = row * size.columns + column
    let own = cells[first].style
    guard own != style, cells[first].showsGroundAlone else { return own }
    let end = min(first + Self.widestGap + 1, (row + 1) * size.columns)
    let next = (first + 1..<end).first { !cells[$0].showsGroundAlone }
    // Blanks of the terminal's own ground up to the end of a row are cleared all at once.
    guard next != nil || own.background >= 0 else { return own }
    let neighbours = [style, next.map { cells[$0].style } ?? own]
    return neighbours.first {
      $0 != .plain && $0.showsNothingOnBlanks && $0.background == own.background
    } ?? own
  }
}

extension Cell {
  /// Whether nothing of it is seen but its background.
  fileprivate var showsGroundAlone: Bool { scalar == " " && style.showsNothingOnBlanks }
}

extension Style {
  private static let seenOnBlanks: Attributes = [.underline, .reverse]

  fileprivate var showsNothingOnBlanks: Bool { attributes.isDisjoint(with: Self.seenOnBlanks) }
}
