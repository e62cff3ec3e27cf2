import Backprop
import Explanations
import Explorer
import TextScreen

/// A column of numbers whose points stand below each other, whatever the numbers are.
struct NumberColumn: Equatable {
  /// The first cell; the cells on both sides are for marks.
  var column: Int
  /// Cells before the point: for the sign and the whole digits.
  var before = 1
  var decimals: Int
  /// Whether it says `0.5` rather than `.5`.
  var hasLeadingZero = false

  var width: Int { before + 1 + decimals }
  /// The cell after the last one.
  var end: Int { column + width }

  /// A number as it stands in the column, from which cell on.
  struct Placed: Equatable {
    let text: String
    let column: Int
  }

  /// Returns a number with as many decimals as there is room for, three and more zeros left out.
  ///
  /// What has too few digits that way, or does not fit, is written with a power of ten.
  func placed(_ value: Double) -> Placed {
    guard value.isFinite else {
      return aligned(NumberFormat.name(ofNonFinite: value), whole: value < 0 ? 2 : 1)
    }
    let magnitude = abs(value)
    guard magnitude > 0 else { return aligned("0", whole: 1) }
    let sign = value < 0 ? "−" : ""
    if magnitude >= smallest, magnitude < 1e6, let fixed = fixed(magnitude, sign) { return fixed }
    return scientific(magnitude, sign)
  }

  /// Below this a number would show too few of its digits.
  private var smallest: Double {
    var power = 1.0
    for _ in 0..<max(0, decimals + 1 - max(1, decimals / 3)) { power *= 10 }
    return max(NumberFormat.leastFixed, 1 / power)
  }

  private func fixed(_ magnitude: Double, _ sign: String) -> Placed? {
    var decimals = decimals
    while decimals >= min(2, self.decimals) {
      let text = sign + shortened(NumberFormat.fixed(magnitude, decimals: decimals))
      let count = text.unicodeScalars.count
      let whole = text.unicodeScalars.prefix { $0 != "." }.count
      if max(whole, before) + count - whole <= width { return aligned(text, whole: whole) }
      decimals -= max(1, max(whole, before) + count - whole - width)
    }
    return nil
  }

  /// Without the zero before the point, and without the zeros that say nothing.
  private func shortened(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    if !hasLeadingZero, text.hasPrefix("0.") { scalars = scalars.dropFirst() }
    guard scalars.contains(".") else { return String(scalars) }
    let zeros = scalars.reversed().prefix { $0 == "0" }.count
    guard zeros >= min(3, decimals) else { return String(scalars) }
    scalars = scalars.dropLast(zeros)
    if scalars.last == "." { scalars = scalars.dropLast() }
    // All of it was zeros: a number that rounds up to 1 or down to 0 keeps a digit.
    return scalars.isEmpty ? "0" : String(scalars)
  }

  private func scientific(_ magnitude: Double, _ sign: String) -> Placed {
    let brief = NumberFormat.scientific(magnitude, digits: 1)
    var digits = width - sign.count - brief.unicodeScalars.count
    digits = max(1, min(digits, decimals))
    while digits > 1 {
      let text = sign + NumberFormat.scientific(magnitude, digits: digits)
      if text.unicodeScalars.count <= width { return aligned(text, whole: sign.count + 1) }
      digits -= 1
    }
    return aligned(sign + brief, whole: sign.count + 1)
  }

  /// The text with its whole part ending before the point, as far as the column reaches.
  private func aligned(_ text: String, whole: Int) -> Placed {
    let shift = min(max(0, before - whole), max(0, width - text.unicodeScalars.count))
    return Placed(text: text, column: column + shift)
  }
}

extension Context {
  /// Draws a quantity in a column: lit where the step writes or reads it, a dot while it is
  /// unknown.
  ///
  /// - Parameters:
  ///   - quantity: the quantity whose value is drawn.
  ///   - column: where its numbers stand.
  ///   - row: the screen's row.
  ///   - style: that of a number which the step neither writes nor reads.
  ///   - isPast: whether it is shown as its step found it, at a check as well.
  ///   - hasBrackets: whether what the step reads has brackets where they have cells.
  ///   - buffer: the frame.
  ///   - clip: the part of it to stay in.
  func draw(
    _ quantity: Quantity, in column: NumberColumn, row: Int, style: Style, isPast: Bool = false,
    hasBrackets: Bool = true, into buffer: inout ScreenBuffer, clip: Rect
  ) {
    let value = isPast ? pastValue : value
    guard isKnown(quantity) else {
      if asked == quantity, column.width >= 3 {
        let place = Point(row: row, column: column.column + max(0, column.before - 1))
        buffer.write("?", at: place, style: theme.written, clip: clip)
      } else {
        drawUnknown(in: column, row: row, into: &buffer, clip: clip)
      }
      return
    }
    if isWritten(quantity) {
      draw(
        value(quantity), in: column, row: row, style: theme.written, into: &buffer, clip: clip,
        marks: putMarks)
    } else if isRead(quantity) {
      draw(
        value(quantity), in: column, row: row, style: theme.read, into: &buffer, clip: clip,
        marks: hasBrackets ? putBrackets : nil)
    } else {
      let isSelected = state.pointing.selection?.quantity == quantity
      draw(
        value(quantity), in: column, row: row,
        style: isSelected ? style.with(theme.selected.attributes) : style, into: &buffer,
        clip: clip)
    }
  }

  /// Draws a number in a column.
  ///
  /// - Parameters:
  ///   - value: the number.
  ///   - column: where its numbers stand.
  ///   - row: the screen's row.
  ///   - style: the number's, and that of its marks.
  ///   - buffer: the frame.
  ///   - clip: the part of it to stay in.
  ///   - marks: puts what stands before and after it, where it has cells for that.
  func draw(
    _ value: Double, in column: NumberColumn, row: Int, style: Style,
    into buffer: inout ScreenBuffer, clip: Rect,
    marks: ((Style, Point, Point, inout ScreenBuffer) -> Void)? = nil
  ) {
    let placed = column.placed(value)
    let text = spell(placed.text)
    buffer.write(text, at: Point(row: row, column: placed.column), style: style, clip: clip)
    guard let marks else { return }
    let left = Point(row: row, column: placed.column - 1)
    let right = Point(row: row, column: placed.column + text.unicodeScalars.count)
    // A bracket alone would say less than none.
    guard left.column >= column.column - 1, right.column <= column.end, clip.contains(left),
      clip.contains(right)
    else { return }
    marks(style, left, right, &buffer)
  }

  /// Draws the dot of what is still to come, at the place of the point.
  func drawUnknown(
    in column: NumberColumn, row: Int, into buffer: inout ScreenBuffer, clip: Rect
  ) {
    let point = Point(row: row, column: column.column + column.before)
    guard clip.contains(point) else { return }
    buffer.put(glyphs.unknown, at: point, style: theme.toCome)
  }
}
