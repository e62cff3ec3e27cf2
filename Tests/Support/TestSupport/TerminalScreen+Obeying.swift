extension TerminalScreen {
  // MARK: - Characters

  mutating func put(_ scalar: Unicode.Scalar) {
    let width = scalar.isAmbiguouslyWide ? ambiguousWidth : Self.width(scalar)
    guard width > 0 else { return combine(scalar) }
    if wrapIsDue || cursor.column + width > columns, wraps {
      cursor.column = 0
      lineFeed()
    }
    let column = min(cursor.column, columns - width)
    guard column >= 0 else { return }
    cells[cursor.row][column] = TerminalCell(text: String(Character(scalar)), style: style)
    if width == 2 { cells[cursor.row][column + 1] = TerminalCell(text: "", style: style) }
    last = scalar
    wrapIsDue = column + width == columns && wraps
    cursor.column = min(column + width, columns - 1)
  }

  private mutating func combine(_ scalar: Unicode.Scalar) {
    let column = wrapIsDue ? cursor.column : cursor.column - 1
    guard column >= 0 else { return }
    cells[cursor.row][column].text.unicodeScalars.append(scalar)
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      2
    default: 1
    }
  }

  // MARK: - Controls

  mutating func obey(_ control: UInt8) {
    switch control {
    case 7: bells += 1
    case 8: move(to: cursor.row, cursor.column - 1)
    case 9: move(to: cursor.row, (cursor.column / 8 + 1) * 8)
    case 10...12: lineFeed()
    case 13: move(to: cursor.row, 0)
    default: break
    }
  }

  mutating func obeyEscape(_ final: UInt8) {
    switch UnicodeScalar(final) {
    case "7": saved = (cursor.row, cursor.column, style)
    case "8": restoreCursor()
    case "D": lineFeed()
    case "E":
      move(to: cursor.row, 0)
      lineFeed()
    case "M":
      if cursor.row == region.lowerBound { scroll(down: 1, in: region) } else { move(by: -1) }
    case "c":
      self = TerminalScreen(rows: rows, columns: columns, ambiguousWidth: ambiguousWidth)
    case "=", ">", "H", "\\", "N", "O": break
    default: unknown.append("ESC \(UnicodeScalar(final))")
    }
  }

  mutating func obeySequence(_ sequence: TerminalParser.ControlSequence) {
    let count = sequence.count()
    switch UnicodeScalar(sequence.final) {
    case "A": move(by: -count)
    case "B", "e": move(by: count)
    case "C", "a": move(to: cursor.row, cursor.column + count)
    case "D": move(to: cursor.row, cursor.column - count)
    case "E": move(to: cursor.row + count, 0)
    case "F": move(to: cursor.row - count, 0)
    case "G", "`": move(to: cursor.row, count - 1)
    case "d": move(to: count - 1, cursor.column)
    case "H", "f": move(to: count - 1, sequence.count(1) - 1)
    case "J": eraseScreen(sequence.parameters.first ?? 0)
    case "K": eraseLine(sequence.parameters.first ?? 0)
    case "X": erase(cursor.row, cursor.column..<min(columns, cursor.column + count))
    case "b": if let last { for _ in 0..<count { put(last) } }
    case "L" where region.contains(cursor.row):
      scroll(down: count, in: cursor.row...region.upperBound)
    case "M" where region.contains(cursor.row):
      scroll(up: count, in: cursor.row...region.upperBound)
    case "S": scroll(up: count, in: region)
    case "T": scroll(down: count, in: region)
    case "@": insertCharacters(count)
    case "P": deleteCharacters(count)
    case "m" where !sequence.isPrivate: style.select(sequence.parameters)
    case "r" where !sequence.isPrivate: setRegion(sequence)
    case "h": for mode in sequence.parameters { set(mode, true, sequence.isPrivate) }
    case "l": for mode in sequence.parameters { set(mode, false, sequence.isPrivate) }
    // Modes are kept and restored: nothing that is shown depends on it.
    case "s" where sequence.isPrivate, "r" where sequence.isPrivate: break
    case "s": saved = (cursor.row, cursor.column, style)
    case "u": restoreCursor()
    case "g", "t", "n", "c", "q", "L", "M": break
    default: unknown.append("CSI \(sequence.text)")
    }
  }

  private mutating func set(_ mode: Int, _ isOn: Bool, _ isPrivate: Bool) {
    guard isPrivate else { return }
    switch mode {
    case 7:
      wraps = isOn
      return
    case 25:
      isCursorVisible = isOn
      return
    default: break
    }
    if isOn { modes.insert(mode) } else { modes.remove(mode) }
    switch mode {
    case 47, 1047, 1049:
      guard isOn != isAlternate else { return }
      isAlternate = isOn
      if isOn {
        saved = (cursor.row, cursor.column, style)
        covered = cells
        cells = Self.blank(rows, columns)
      } else {
        cells = covered ?? Self.blank(rows, columns)
        covered = nil
        restoreCursor()
      }
    default: break
    }
  }

  // MARK: - Moving

  private mutating func move(to row: Int, _ column: Int) {
    cursor = (min(max(0, row), rows - 1), min(max(0, column), columns - 1))
    wrapIsDue = false
  }

  private mutating func move(by count: Int) { move(to: cursor.row + count, cursor.column) }

  private mutating func restoreCursor() {
    move(to: saved.row, saved.column)
    style = saved.style
  }

  private mutating func lineFeed() {
    wrapIsDue = false
    if cursor.row == region.upperBound {
      scroll(up: 1, in: region)
    } else {
      cursor.row = min(cursor.row + 1, rows - 1)
    }
  }

  private mutating func setRegion(_ sequence: TerminalParser.ControlSequence) {
    let top = sequence.count() - 1
    let given = sequence.parameters.count > 1 ? sequence.parameters[1] : 0
    let bottom = min(given == 0 ? rows : given, rows) - 1
    guard top < bottom || rows == 1 else { return }
    region = min(top, bottom)...bottom
    move(to: 0, 0)
  }

  // MARK: - Erasing and shifting

  /// What erasing leaves: the present background.
  private var erased: TerminalCell {
    var cell = TerminalCell.blank
    cell.style.background = style.background
    return cell
  }

  private mutating func erase(_ row: Int, _ range: Range<Int>) {
    for column in range { cells[row][column] = erased }
  }

  private mutating func eraseLine(_ part: Int) {
    switch part {
    case 0: erase(cursor.row, cursor.column..<columns)
    case 1: erase(cursor.row, 0..<(cursor.column + 1))
    default: erase(cursor.row, 0..<columns)
    }
  }

  private mutating func eraseScreen(_ part: Int) {
    if part >= 2 || (part == 0 && cursor == (0, 0)) { clears += 1 }
    if part < 2 { eraseLine(part) }
    let others = part == 0 ? (cursor.row + 1)..<rows : part == 1 ? 0..<cursor.row : 0..<rows
    for row in others { erase(row, 0..<columns) }
  }

  private mutating func scroll(up count: Int, in range: ClosedRange<Int>) {
    for _ in 0..<min(count, range.count) {
      cells.remove(at: range.lowerBound)
      cells.insert(Array(repeating: erased, count: columns), at: range.upperBound)
    }
  }

  private mutating func scroll(down count: Int, in range: ClosedRange<Int>) {
    for _ in 0..<min(count, range.count) {
      cells.remove(at: range.upperBound)
      cells.insert(Array(repeating: erased, count: columns), at: range.lowerBound)
    }
  }

  private mutating func insertCharacters(_ count: Int) {
    for _ in 0..<min(count, columns - cursor.column) {
      cells[cursor.row].removeLast()
      cells[cursor.row].insert(erased, at: cursor.column)
    }
  }

  private mutating func deleteCharacters(_ count: Int) {
    for _ in 0..<min(count, columns - cursor.column) {
      cells[cursor.row].remove(at: cursor.column)
      cells[cursor.row].append(erased)
    }
  }
}
