/// The direction of a line where it crosses a cell, as ASCII can show it.
enum AsciiStroke: UInt8 {
  case horizontal = 1
  case falling = 2
  case rising = 4
  case vertical = 8

  /// Chooses by the neighbours on the line: a flat line leans where it changes its row, a steep
  /// one where it is about to change its column, so that `-\`, `\-\` and `|` join cleanly.
  init(_ path: DotCanvas.Path, _ step: Int) {
    let here = path.minor(step)
    let leavesNext = step < path.steps && path.minor(step + 1) != here
    let cameFromElsewhere = step > 0 && path.minor(step - 1) != here
    if path.isSteep ? leavesNext : leavesNext || cameFromElsewhere {
      self = path.signX * path.signY < 0 ? .rising : .falling
    } else {
      self = path.isSteep ? .vertical : .horizontal
    }
  }

  var scalar: Unicode.Scalar {
    switch self {
    case .horizontal: "-"
    case .falling: "\\"
    case .rising: "/"
    case .vertical: "|"
    }
  }

  /// The character of a cell that these strokes cross, the topmost of which has its own.
  static func crossing(_ mask: UInt8, top: Unicode.Scalar) -> Unicode.Scalar {
    switch top {
    case "\\" where mask & 4 != 0, "/" where mask & 2 != 0: "X"
    case "-" where mask & 8 != 0, "|" where mask & 1 != 0: "+"
    default: top
    }
  }
}
