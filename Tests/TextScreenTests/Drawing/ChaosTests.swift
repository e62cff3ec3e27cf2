import Testing
import TextScreen

/// Throws random places and values at everything: nothing may trap, hang, or write outside.
@Suite struct ChaosTests {
  /// A small generator (SplitMix64), so that a failure can be repeated.
  struct Chance {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var bits = state
      bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
      bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
      return bits ^ (bits >> 31)
    }

    mutating func place() -> Int {
      switch next() % 8 {
      case 0: [Int.min, .max, .min + 1, .max - 1, -1, 0][Int(next() % 6)]
      case 1: Int(truncatingIfNeeded: next())
      default: Int(next() % 40) - 10
      }
    }

    mutating func number() -> Double {
      switch next() % 8 {
      case 0:
        [.nan, .infinity, -.infinity, 0, -0.0, .greatestFiniteMagnitude, .leastNonzeroMagnitude][
          Int(next() % 7)]
      case 1: Double(bitPattern: next())
      default: Double(next() % 1000) / 10 - 20
      }
    }

    mutating func rect() -> Rect {
      Rect(row: place(), column: place(), rows: place(), columns: place())
    }

    mutating func point() -> Point { Point(row: place(), column: place()) }
    mutating func dot() -> Dot { Dot(x: number(), y: number()) }

    mutating func text() -> String {
      let pieces = ["a", "世界", "e\u{301}", "\u{1b}[31m", "😀", "", "long text that goes on", "∂"]
      return (0..<next() % 4).map { _ in pieces[Int(next() % 8)] }.joined()
    }
  }

  /// Every right half of a wide character follows its left half, and every left half has one.
  func isWhole(_ buffer: ScreenBuffer) -> Bool {
    for row in 0..<buffer.size.rows {
      for column in 0..<buffer.size.columns {
        let scalar = buffer[Point(row: row, column: column)].scalar
        let next = buffer[Point(row: row, column: column + 1)].scalar
        if (scalar.columns == 2) != (next == Cell.continuation) { return false }
      }
      if buffer[Point(row: row, column: 0)].scalar == Cell.continuation { return false }
    }
    return true
  }

  @Test(arguments: 1...8)
  func textAndFills(seed: UInt64) {
    var chance = Chance(state: seed)
    var buffer = ScreenBuffer(size: Size(rows: chance.place() % 9, columns: chance.place() % 20))
    let other = buffer
    for _ in 0..<400 {
      let text = chance.text()
      buffer.write(text, at: chance.point())
      buffer.write(text, at: chance.point(), clip: chance.rect())
      buffer.write(text, endingAt: chance.point())
      buffer.write(text, centredIn: chance.rect(), row: chance.place())
      buffer.write(StyledText(text) + "x", at: chance.point(), clip: chance.rect())
      buffer.rule(in: chance.rect(), title: StyledText(text), right: StyledText(chance.text()))
      buffer.put("世", at: chance.point())
      buffer.fill(chance.rect(), Cell("."))
      buffer.restyle(chance.rect()) { $0.background = 4 }
      buffer.blit(other, at: chance.point(), clip: chance.rect())
      let width = chance.place()
      #expect(displayWidth(of: truncatedText(text, to: width)) <= max(0, width))
      #expect(StyledText(text).truncated(to: width).width <= max(0, width))
      #expect(isWhole(buffer))
      _ = chance.rect().inset(rows: chance.place(), columns: chance.place())
      _ = chance.rect().intersection(chance.rect())
    }
    _ = buffer.styleMap()
  }

  @Test(arguments: DrawingSet.allCases, 1...3)
  func canvasesPlotsAndTables(set: DrawingSet, seed: UInt64) {
    var chance = Chance(state: seed)
    let size = Size(rows: 3 + Int(seed) * 3, columns: Int(seed) * 14)
    var buffer = ScreenBuffer(size: size)
    for _ in 0..<60 {
      var canvas = DotCanvas(size: size, set: set)
      let stroke = DotCanvas.Stroke(
        thickness: chance.place(), dash: .init(on: chance.number(), off: chance.number()))
      canvas.line(from: chance.dot(), to: chance.dot(), stroke)
      canvas.polyline((0..<4).map { _ in chance.dot() }, stroke)
      canvas.dot(chance.dot())
      canvas.mark(chance.point(), "●")
      canvas.mark(chance.text(), at: chance.point())
      _ = canvas.cell(of: canvas.centre(of: chance.point()))
      canvas.draw(into: &buffer, at: chance.point())
      plot(set, &chance).draw(
        into: &buffer, in: chance.next() % 2 == 0 ? buffer.bounds : chance.rect())
      #expect(isWhole(buffer))
    }
  }

  private func plot(_ set: DrawingSet, _ chance: inout Chance) -> LinePlot {
    let buckets = (0..<20).map { _ in
      LinePlot.Bucket(
        x: chance.number(), minimum: chance.number(), maximum: chance.number(),
        first: chance.number(), last: chance.number())
    }
    let y =
      chance.next() % 2 == 0
      ? Axis(from: chance.number(), to: chance.number(), isNice: chance.next() % 2 == 0)
      : Axis.growing(
        from: chance.number(), to: chance.number(), hasZero: chance.next() % 2 == 0,
        rows: chance.place())
    return LinePlot(
      x: Axis(from: chance.number(), to: chance.number(), ticks: chance.place()),
      y: y,
      series: [
        LinePlot.Series(buckets, label: chance.text()),
        LinePlot.Series(buckets, form: .beads(every: chance.place()), label: "b"),
      ],
      cursor: LinePlot.Cursor(x: chance.number(), text: chance.text()),
      markers: [LinePlot.Marker(x: chance.number(), y: chance.number(), text: chance.text())],
      set: set)
  }
}
