/// Cells whose dots can be set one by one, finer than characters: 2×4 a cell in braille, 2×2 in
/// blocks, one in ASCII, where strokes choose their character by their direction.
package struct DotCanvas: Equatable, Sendable {
  /// How a line is drawn.
  package struct Stroke: Equatable, Sendable {
    /// Dots along the line: so many on, then so many off.
    package struct Dash: Equatable, Sendable {
      package var on: Double
      package var off: Double

      package init(on: Double, off: Double) {
        self.on = on
        self.off = off
      }
    }

    package var style: Style
    /// 1 to 3 dots; one cell in ASCII.
    package var thickness: Int
    package var dash: Dash?
    /// In how many columns of dots a flat line is drawn, then left out, and so on; empty: drawn in all.
    ///
    /// What is steep is drawn whole.
    package var columns: [Int]
    /// A cell takes the style of its stroke of highest priority, of equals the last.
    package var priority: Int32
    /// What the whole line is made of in ASCII, in place of `- / \ |`.
    package var asciiScalar: Unicode.Scalar?

    package init(
      _ style: Style = .plain, thickness: Int = 1, dash: Dash? = nil, columns: [Int] = [],
      priority: Int32 = 0, asciiScalar: Unicode.Scalar? = nil
    ) {
      self.style = style
      self.thickness = thickness
      self.dash = dash
      self.columns = columns
      self.priority = priority
      self.asciiScalar = asciiScalar
    }

    /// Whether a flat line is drawn in a column of dots.
    func isDrawn(inColumn x: Int) -> Bool {
      let whole = columns.reduce(0, +)
      guard whole > 0 else { return true }
      var rest = x % whole
      for (index, count) in columns.enumerated() {
        rest -= count
        if rest < 0 { return index.isMultiple(of: 2) }
      }
      return true
    }
  }

  /// What a cell holds: the dots set in it, or a character put above them.
  struct Content: Equatable, Sendable {
    /// Dots as bits; in ASCII the directions of the strokes that cross the cell.
    var mask: UInt8 = 0
    /// The character of the topmost stroke, in ASCII only.
    var scalar: Unicode.Scalar = " "
    var style = Style.plain
    var priority = Int32.min
    var mark: Unicode.Scalar?
    var markStyle = Style.plain
  }

  package let size: Size
  package let set: DrawingSet
  /// Dots in a cell, side by side and one above the other.
  package let dotsAcross: Int
  package let dotsDown: Int
  private let shiftAcross: Int
  private let shiftDown: Int
  var contents: [Content]

  package init(size: Size, set: DrawingSet) {
    let size = size.held
    self.size = size
    self.set = set
    switch set {
    case .braille: (dotsAcross, dotsDown) = (2, 4)
    case .block: (dotsAcross, dotsDown) = (2, 2)
    case .ascii: (dotsAcross, dotsDown) = (1, 1)
    }
    shiftAcross = dotsAcross.trailingZeroBitCount
    shiftDown = dotsDown.trailingZeroBitCount
    contents = Array(repeating: Content(), count: size.rows * size.columns)
  }

  /// The dots from left to right and from top to bottom.
  package var dotColumns: Int { size.columns * dotsAcross }
  package var dotRows: Int { size.rows * dotsDown }

  /// The row of dots of a place between the bottom, 0, and the top, 1.
  ///
  /// The ends lie in the middles of the last and the first row of cells, where their labels stand.
  package func dotRow(ofFraction fraction: Double) -> Double {
    Double(dotsDown - 1) / 2 + (1 - fraction) * Double(dotRows - dotsDown)
  }

  // MARK: - From cells to dots and back

  /// The middle of a cell.
  package func centre(of cell: Point) -> Dot {
    Dot(
      x: (Double(cell.column) + 0.5) * Double(dotsAcross) - 0.5,
      y: (Double(cell.row) + 0.5) * Double(dotsDown) - 0.5)
  }

  /// The leftmost dot of a cell, half way down.
  package func leftBorder(of cell: Point) -> Dot {
    Dot(x: Double(cell.column) * Double(dotsAcross), y: centre(of: cell).y)
  }

  /// The rightmost dot of a cell, half way down.
  package func rightBorder(of cell: Point) -> Dot {
    Dot(x: Double(cell.column) * Double(dotsAcross) + Double(dotsAcross - 1), y: centre(of: cell).y)
  }

  /// The cell that holds a dot; `nil` outside the canvas.
  package func cell(of dot: Dot) -> Point? {
    guard let (x, y) = position(dot) else { return nil }
    return Point(row: y / dotsDown, column: x / dotsAcross)
  }

  /// Whether anything is drawn in a cell.
  package func hasInk(_ cell: Point) -> Bool {
    guard let index = index(cell) else { return false }
    return contents[index].mask != 0 || contents[index].mark != nil
  }

  // MARK: - Dots and marks

  /// Sets one dot; in ASCII it is a star unless the caller has a better character.
  package mutating func dot(
    _ dot: Dot, style: Style = .plain, priority: Int32 = 0, asciiScalar: Unicode.Scalar = "*"
  ) {
    guard let (x, y) = position(dot) else { return }
    if set == .ascii {
      plot(x, y, Content(mask: 16, scalar: asciiScalar, style: style, priority: priority))
    } else {
      plot(x, y, style: style, priority: priority)
    }
  }

  /// Puts a character into a cell, above all dots; wide ones do not fit and are left out.
  package mutating func mark(_ cell: Point, _ scalar: Unicode.Scalar, style: Style = .plain) {
    guard scalar.columns == 1, let index = index(cell) else { return }
    contents[index].mark = scalar
    contents[index].markStyle = style
  }

  /// Puts text into cells, above all dots; wide characters are shown as `?` twice.
  package mutating func mark(_ text: String, at cell: Point, style: Style = .plain) {
    var cell = cell
    for scalar in text.unicodeScalars where scalar.columns > 0 {
      guard cell.column < size.columns else { return }
      for _ in 0..<scalar.columns {
        mark(cell, scalar.columns == 1 ? scalar : "?", style: style)
        cell.column += 1
      }
    }
  }

  /// Copies the cells that have dots or marks, and leaves the others as they are; dots without a background
  /// of their own lie on that of their cell.
  package func draw(into buffer: inout ScreenBuffer, at origin: Point = Point(row: 0, column: 0)) {
    let target = Rect(
      row: origin.row, column: origin.column, rows: size.rows, columns: size.columns)
    let area = target.intersection(buffer.bounds)
    guard !area.isEmpty else { return }
    for row in area.row..<area.endRow {
      let offset = (row - origin.row) * size.columns - origin.column
      for column in area.column..<area.endColumn {
        let content = contents[offset + column]
        if let mark = content.mark {
          buffer.put(mark, at: Point(row: row, column: column), style: content.markStyle)
        } else if content.mask != 0 {
          let point = Point(row: row, column: column)
          var style = content.style
          if style.background < 0 { style.background = buffer[point].style.background }
          buffer.put(scalar(content), at: point, style: style)
        }
      }
    }
  }

  // MARK: - Cells

  private func index(_ cell: Point) -> Int? {
    guard cell.row >= 0, cell.row < size.rows, cell.column >= 0, cell.column < size.columns else {
      return nil
    }
    return cell.row * size.columns + cell.column
  }

  private func position(_ dot: Dot) -> (x: Int, y: Int)? {
    let x = dot.x.rounded()
    let y = dot.y.rounded()
    guard x >= 0, x < Double(dotColumns), y >= 0, y < Double(dotRows) else { return nil }
    return (Int(x), Int(y))
  }

  /// Sets the dot at a place of the canvas, in braille or blocks.
  mutating func plot(_ x: Int, _ y: Int, style: Style, priority: Int32) {
    guard x >= 0, x < dotColumns, y >= 0, y < dotRows else { return }
    // Both are powers of two: shifts and masks do for divisions.
    let index = (y >> shiftDown) * size.columns + (x >> shiftAcross)
    let (column, row) = (UInt8(x & (dotsAcross - 1)), UInt8(y & (dotsDown - 1)))
    let bit: UInt8 =
      if set == .braille {
        row == 3 ? 0x40 << column : 1 << (row + 3 * column)
      } else {
        1 << (2 * row + column)
      }
    contents[index].mask |= bit
    guard priority >= contents[index].priority else { return }
    contents[index].priority = priority
    contents[index].style = style
  }

  /// Adds a stroke of ASCII to a cell.
  mutating func plot(_ x: Int, _ y: Int, _ added: Content) {
    guard x >= 0, x < size.columns, y >= 0, y < size.rows else { return }
    let index = y * size.columns + x
    let mask = contents[index].mask | added.mask
    if added.priority >= contents[index].priority {
      let old = contents[index]
      contents[index] = added
      contents[index].mark = old.mark
      contents[index].markStyle = old.markStyle
    }
    contents[index].mask = mask
  }

  private func scalar(_ content: Content) -> Unicode.Scalar {
    switch set {
    case .braille: Unicode.Scalar(0x2800 + UInt32(content.mask)) ?? " "
    case .block: quadrants[Int(content.mask & 15)]
    case .ascii: AsciiStroke.crossing(content.mask, top: content.scalar)
    }
  }
}

/// Bits 1, 2, 4, 8: upper left, upper right, lower left, lower right.
private let quadrants: [Unicode.Scalar] = [
  " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
]
