import Testing
import TextScreen

@Suite struct DotCanvasTests {
  /// Draws edges between cells and gives the screen as text.
  func drawing(
    _ set: DrawingSet, rows: Int = 6, columns: Int = 12,
    _ edges: [(from: (Int, Int), to: (Int, Int))], _ stroke: DotCanvas.Stroke = .init()
  ) -> String {
    var canvas = DotCanvas(size: Size(rows: rows, columns: columns), set: set)
    for edge in edges {
      canvas.line(
        from: canvas.leftBorder(of: Point(row: edge.from.0, column: edge.from.1)),
        to: canvas.rightBorder(of: Point(row: edge.to.0, column: edge.to.1)), stroke)
    }
    var buffer = ScreenBuffer(size: canvas.size)
    canvas.draw(into: &buffer)
    return buffer.text()
  }

  let crossing = [(from: (0, 0), to: (5, 11)), (from: (5, 0), to: (0, 11))]

  @Test func brailleLines() {
    #expect(
      drawing(.braille, crossing) == """
        ⢄          ⡠
         ⠑⠢⡀    ⢀⠔⠊
           ⠈⠢⡀⢀⠔⠁
            ⡠⠊⠑⢄
         ⢀⡠⠊    ⠑⢄⡀
        ⠔⠁        ⠈⠢
        """)
  }

  @Test func blockLines() {
    #expect(
      drawing(.block, crossing) == """
        ▄          ▄
         ▀▄      ▄▀
           ▀▚▖▗▞▀
            ▗▞▚▖
          ▄▀▘  ▝▀▄
        ▄▀        ▀▄
        """)
  }

  @Test func asciiLinesFollowTheirDirection() {
    #expect(
      drawing(.ascii, crossing) == #"""
        -\        /-
          \\    //
            \\//
            //\\
          //    \\
        -/        \-
        """#)
    #expect(
      drawing(.ascii, rows: 3, [(from: (0, 0), to: (2, 11))]) == #"""
        --\
           \----\
                 \--
        """#)
    #expect(
      drawing(.ascii, [(from: (0, 1), to: (5, 3)), (from: (5, 6), to: (0, 6))]) == #"""
         |    |
         \    |
          |   |
          \   |
           |  |
           |  |
        """#)
  }

  @Test func thicknessAndDashes() {
    #expect(
      drawing(.braille, rows: 2, [(from: (0, 0), to: (1, 11))], .init(thickness: 3)) == """
        ⣶⣦⣤⣤⣄⣀⣀⡀
         ⠈⠉⠉⠙⠛⠛⠻⠿⠿⢷⣶
        """)
    let dash = DotCanvas.Stroke.Dash(on: 4, off: 2)
    #expect(
      drawing(.braille, rows: 1, [(from: (0, 0), to: (0, 11))], .init(dash: dash)) == "⠤⠤ ⠤⠤ ⠤⠤ ⠤⠤")
    #expect(
      drawing(.ascii, rows: 1, [(from: (0, 0), to: (0, 11))], .init(dash: dash)) == "-- -- -- --")
    let lit = DotCanvas.Stroke(asciiScalar: "<")
    #expect(drawing(.ascii, rows: 1, columns: 4, [(from: (0, 0), to: (0, 3))], lit) == "<<<<")
  }

  @Test func theHighestPriorityGivesTheStyleAndMarksWin() {
    let weak = Style(foreground: 1)
    let strong = Style(foreground: 2)
    var canvas = DotCanvas(size: Size(rows: 1, columns: 6), set: .braille)
    let (left, right) = (
      canvas.leftBorder(of: Point(row: 0, column: 0)),
      canvas.rightBorder(of: Point(row: 0, column: 5))
    )
    canvas.line(
      from: left, to: canvas.centre(of: Point(row: 0, column: 2)), .init(strong, priority: 5))
    canvas.line(from: left, to: right, .init(weak))
    canvas.mark(Point(row: 0, column: 4), "▶", style: strong)
    canvas.mark("世", at: Point(row: 0, column: 5))
    var buffer = ScreenBuffer(size: Size(rows: 1, columns: 7))
    buffer.write(".......", at: Point(row: 0, column: 0))
    canvas.draw(into: &buffer)
    #expect(buffer.text() == "⠤⠤⠤⠤▶?.")
    #expect(buffer.styleMap() == "aaaba\n\na 2\nb 1")
    #expect(canvas.hasInk(Point(row: 0, column: 3)))
    #expect(!canvas.hasInk(Point(row: 1, column: 3)))
  }

  @Test(arguments: DrawingSet.allCases)
  func farEndsAreClippedAndOddOnesLeftOut(set: DrawingSet) {
    let size = Size(rows: 4, columns: 9)
    var near = DotCanvas(size: size, set: set)
    near.line(
      from: near.leftBorder(of: Point(row: 2, column: 0)),
      to: near.rightBorder(of: Point(row: 2, column: 8)))
    var far = DotCanvas(size: size, set: set)
    let y = far.centre(of: Point(row: 2, column: 0)).y
    far.line(from: Dot(x: -1e300, y: y), to: Dot(x: 1e300, y: y))
    #expect(near == far)
    var empty = DotCanvas(size: size, set: set)
    for odd in [Double.nan, .infinity, -.infinity] {
      empty.line(from: Dot(x: odd, y: 0), to: Dot(x: 1, y: 1))
      empty.line(from: Dot(x: 1, y: 1), to: Dot(x: 0, y: odd))
      empty.dot(Dot(x: odd, y: odd))
    }
    empty.line(from: Dot(x: -9, y: -9), to: Dot(x: -5, y: 30))
    #expect(empty == DotCanvas(size: size, set: set))
  }

  @Test(arguments: DrawingSet.allCases)
  func aPolylineBreaksWhereItIsNotFinite(set: DrawingSet) {
    var canvas = DotCanvas(size: Size(rows: 1, columns: 12), set: set)
    let right = Double(canvas.dotColumns - 1)
    canvas.polyline([
      Dot(x: 0, y: 0), Dot(x: right / 4, y: 0), Dot(x: .nan, y: 0), Dot(x: right * 3 / 4, y: 0),
      Dot(x: right, y: 0),
    ])
    canvas.polyline([])
    #expect(canvas.hasInk(Point(row: 0, column: 0)))
    #expect(!canvas.hasInk(Point(row: 0, column: 6)))
    #expect(canvas.hasInk(Point(row: 0, column: 11)))
  }

  @Test func quadrantsAndBrailleDotsAreInPlace() {
    func glyphs(_ set: DrawingSet) -> String {
      let reference = DotCanvas(size: Size(rows: 1, columns: 1), set: set)
      var result = ""
      for y in 0..<reference.dotRows {
        for x in 0..<reference.dotColumns {
          var canvas = reference
          canvas.dot(Dot(x: Double(x), y: Double(y)))
          var buffer = ScreenBuffer(size: canvas.size)
          canvas.draw(into: &buffer)
          result += buffer.text()
        }
      }
      return result
    }
    #expect(glyphs(.braille) == "⠁⠈⠂⠐⠄⠠⡀⢀")
    #expect(glyphs(.block) == "▘▝▖▗")
    #expect(glyphs(.ascii) == "*")
  }
}
