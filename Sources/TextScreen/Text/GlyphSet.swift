/// What lines and dots are made of; every terminal can show at least one of these.
package enum DrawingSet: String, CaseIterable, Sendable {
  case braille, block, ascii
}

/// The single characters that drawings need, in one drawing set.
package struct Glyphs: Equatable, Sendable {
  package let horizontal, vertical: Unicode.Scalar
  /// A vertical line through a plot.
  package let cursorLine: Unicode.Scalar
  package let topLeft, topRight, bottomLeft, bottomRight: Unicode.Scalar
  /// A tick on a vertical axis at the left of a plot, and one on the axis below it.
  package let verticalTick, horizontalTick: Unicode.Scalar
  /// A tick on a vertical axis at the right.
  package let rightTick: Unicode.Scalar
  package let left, right, up, down: Unicode.Scalar
  /// Solid arrows: heads of lines, and the direction of travel.
  package let solidLeft, solidRight, solidUp, solidDown: Unicode.Scalar
  /// The marks before and after what is current.
  package let markLeft, markRight: Unicode.Scalar
  /// What has become larger, and smaller.
  package let grown, shrunk: Unicode.Scalar
  package let bullet, unknown, cross: Unicode.Scalar
  /// The ends of a brace that lies under a formula.
  package let braceLeft, braceRight: Unicode.Scalar
  /// A thick line, whole and broken, as legends show them.
  package let heavy, heavyDash: Unicode.Scalar
  package let minus, times, dash: Unicode.Scalar
  package let infinity: String
  package let ellipsis: String

  package init(_ set: DrawingSet) {
    self = set == .ascii ? .ascii : .unicode
  }

  /// The glyphs of the sets that are not ASCII.
  package static let unicode = Glyphs(
    lines: ["─", "│", "┌", "┐", "└", "┘", "┤", "┴", "│", "├"],
    arrows: ["←", "→", "↑", "↓", "◀", "▶", "▴", "▾", "▲", "▼"],
    marks: ["▸", "◂", "●", "·", "✕", "╰", "╯"], signs: ["━", "╺", "−", "·", "–"],
    infinity: "∞", ellipsis: "…")

  /// The glyphs of every terminal.
  package static let ascii = Glyphs(
    lines: ["-", "|", "+", "+", "+", "+", "+", "+", ":", "+"],
    arrows: ["<", ">", "^", "v", "<", ">", "^", "v", "^", "v"],
    marks: [">", "<", "o", ".", "x", "`", "'"], signs: ["=", "-", "-", "*", "-"],
    infinity: "inf", ellipsis: "...")

  private init(
    lines: [Unicode.Scalar], arrows: [Unicode.Scalar], marks: [Unicode.Scalar],
    signs: [Unicode.Scalar], infinity: String, ellipsis: String
  ) {
    (horizontal, vertical) = (lines[0], lines[1])
    (topLeft, topRight) = (lines[2], lines[3])
    (bottomLeft, bottomRight) = (lines[4], lines[5])
    (verticalTick, horizontalTick) = (lines[6], lines[7])
    (cursorLine, rightTick) = (lines[8], lines[9])
    (left, right, up, down) = (arrows[0], arrows[1], arrows[2], arrows[3])
    (solidLeft, solidRight) = (arrows[4], arrows[5])
    (grown, shrunk) = (arrows[6], arrows[7])
    (solidUp, solidDown) = (arrows[8], arrows[9])
    (markLeft, markRight) = (marks[0], marks[1])
    (bullet, unknown, cross) = (marks[2], marks[3], marks[4])
    (braceLeft, braceRight) = (marks[5], marks[6])
    (heavy, heavyDash) = (signs[0], signs[1])
    (minus, times, dash) = (signs[2], signs[3], signs[4])
    self.infinity = infinity
    self.ellipsis = ellipsis
  }
}
