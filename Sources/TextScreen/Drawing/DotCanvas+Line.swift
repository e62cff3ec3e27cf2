extension DotCanvas {
  /// Draws a straight line; what lies outside the canvas, or is not finite, is left out.
  package mutating func line(from start: Dot, to end: Dot, _ stroke: Stroke = Stroke()) {
    _ = segment(from: start, to: end, stroke, travelled: 0, joins: false)
  }

  /// Draws lines from dot to dot; a dot that is not finite leaves a gap.
  package mutating func polyline(_ dots: [Dot], _ stroke: Stroke = Stroke()) {
    guard dots.count > 1 else {
      if let only = dots.first { line(from: only, to: only, stroke) }
      return
    }
    var travelled = 0.0
    var joins = false
    for index in 1..<dots.count {
      let drawn = segment(
        from: dots[index - 1], to: dots[index], stroke, travelled: travelled, joins: joins)
      joins = drawn != nil
      travelled += drawn ?? 0
    }
  }

  /// Draws one piece of a line and returns its length; `nil` where an end is not finite.
  ///
  /// A piece that joins leaves out its first dot, which the piece before it has drawn.
  mutating func segment(
    from start: Dot, to end: Dot, _ stroke: Stroke, travelled: Double, joins: Bool
  ) -> Double? {
    guard let clipped = clip(start, end) else {
      return Self.isFinite(start) && Self.isFinite(end) ? 0 : nil
    }
    let path = Path(
      from: clipped.from, to: clipped.to, start: travelled + clipped.skipped,
      joins: joins && clipped.skipped == 0)
    if set == .ascii {
      traceASCII(path, stroke)
    } else {
      trace(path, stroke)
    }
    return clipped.length
  }

  private static func isFinite(_ dot: Dot) -> Bool { dot.x.isFinite && dot.y.isFinite }

  // MARK: - Clipping

  private struct Clipped {
    var from: Dot
    var to: Dot
    /// How much of the line lies before its visible part, and how long the whole line is.
    var skipped: Double
    var length: Double
  }

  /// The part of a line, from 0 to 1 along it, that is left by the borders it was cut at.
  private struct Visible {
    var enter = 0.0
    var leave = 1.0

    /// Cuts at a border that lies at this distance, towards which the line goes with this slope.
    mutating func cut(_ slope: Double, _ distance: Double) {
      if slope < 0 {
        enter = max(enter, distance / slope)
      } else if slope > 0 {
        leave = min(leave, distance / slope)
      } else if distance < 0 {
        leave = -1
      }
    }
  }

  /// The visible part of a line, after Liang and Barsky; `nil` where nothing is visible.
  private func clip(_ start: Dot, _ end: Dot) -> Clipped? {
    guard Self.isFinite(start), Self.isFinite(end), !contents.isEmpty else { return nil }
    // Beyond this the differences below would overflow; no canvas is that large.
    let start = Dot(x: start.x.limited, y: start.y.limited)
    let end = Dot(x: end.x.limited, y: end.y.limited)
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    // Half the thickness may reach in from outside.
    let margin = 1.49
    var visible = Visible()
    visible.cut(-dx, start.x + margin)
    visible.cut(dx, Double(dotColumns - 1) + margin - start.x)
    visible.cut(-dy, start.y + margin)
    visible.cut(dy, Double(dotRows - 1) + margin - start.y)
    let (enter, leave) = (visible.enter, visible.leave)
    guard enter <= leave else { return nil }
    let length = (dx * dx + dy * dy).squareRoot()
    return Clipped(
      from: Dot(x: start.x + enter * dx, y: start.y + enter * dy),
      to: Dot(x: start.x + leave * dx, y: start.y + leave * dy),
      skipped: enter * length, length: length)
  }

  // MARK: - Bresenham

  /// The dots of a line, one for each step along its longer side.
  struct Path {
    var x: Int
    var y: Int
    /// Steps along the longer side, and the whole of the shorter side.
    var steps: Int
    var rise: Int
    var isSteep: Bool
    var signX: Int
    var signY: Int
    /// The length travelled at the first dot, and the length of a step.
    var start: Double
    var stepLength: Double
    var first: Int

    init(from: Dot, to: Dot, start: Double, joins: Bool) {
      x = Int(from.x.rounded())
      y = Int(from.y.rounded())
      let dx = Int(to.x.rounded()) - x
      let dy = Int(to.y.rounded()) - y
      isSteep = abs(dy) > abs(dx)
      steps = max(abs(dx), abs(dy))
      rise = min(abs(dx), abs(dy))
      signX = dx.signum()
      signY = dy.signum()
      self.start = start
      let length = Double(dx * dx + dy * dy).squareRoot()
      stepLength = steps == 0 ? 0 : length / Double(steps)
      first = joins && steps > 0 ? 1 : 0
    }

    /// How far the line has gone along its shorter side.
    func minor(_ step: Int) -> Int {
      steps == 0 ? 0 : (2 * step * rise + steps) / (2 * steps)
    }

    func position(_ step: Int) -> (x: Int, y: Int) {
      let minor = minor(step)
      return isSteep
        ? (x + signX * minor, y + signY * step) : (x + signX * step, y + signY * minor)
    }

    func isOn(_ step: Int, _ dash: Stroke.Dash, scale: Double) -> Bool {
      let on = max(dash.on * scale, 1)
      let off = max(dash.off * scale, 1)
      guard dash.off > 0, on.isFinite, off.isFinite else { return true }
      let travelled = start + Double(step) * stepLength
      // A little slack, so that rounding does not eat the first dot after a gap.
      return (travelled + 1e-6).truncatingRemainder(dividingBy: on + off) < on
    }
  }

  private mutating func trace(_ path: Path, _ stroke: Stroke) {
    let widest = set == .block ? 2 : 3
    let thickness = min(max(1, stroke.thickness), widest)
    let (low, high) = (thickness == 3 ? -1 : 0, thickness == 1 ? 0 : 1)
    // Bresenham's error term, in place of a division for each dot.
    var minor = 0
    var error = path.steps
    for step in 0...path.steps {
      defer {
        error += 2 * path.rise
        if error >= 2 * path.steps, path.steps > 0 {
          error -= 2 * path.steps
          minor += 1
        }
      }
      guard step >= path.first else { continue }
      if let dash = stroke.dash, !path.isOn(step, dash, scale: 1) { continue }
      let (major, side) = path.isSteep ? (path.y, path.x) : (path.x, path.y)
      let along = major + (path.isSteep ? path.signY : path.signX) * step
      let across = side + (path.isSteep ? path.signX : path.signY) * minor
      guard path.isSteep || stroke.isDrawn(inColumn: along) else { continue }
      for offset in low...high {
        let (x, y) = path.isSteep ? (across + offset, along) : (along, across + offset)
        plot(x, y, style: stroke.style, priority: stroke.priority)
      }
    }
  }

  private mutating func traceASCII(_ path: Path, _ stroke: Stroke) {
    guard path.first <= path.steps else { return }
    for step in path.first...path.steps {
      // A cell is as wide as two dots of the finer sets.
      if let dash = stroke.dash, !path.isOn(step, dash, scale: 0.5) { continue }
      let direction = AsciiStroke(path, step)
      let (x, y) = path.position(step)
      plot(
        x, y,
        Content(
          mask: stroke.asciiScalar == nil ? direction.rawValue : 16,
          scalar: stroke.asciiScalar ?? direction.scalar, style: stroke.style,
          priority: stroke.priority))
    }
  }
}

extension Double {
  /// This number, held within ±10¹⁵.
  fileprivate var limited: Double { Swift.min(Swift.max(self, -1e15), 1e15) }
}
