import Testing
import TextScreen

@Suite struct ScreenBufferTests {
  let bold = Style(foreground: 1, [.bold])

  @Test func textIsWrittenAndMeasured() {
    var buffer = ScreenBuffer(size: Size(rows: 2, columns: 8))
    #expect(buffer.write("∂E/∂w", at: Point(row: 0, column: 1)) == 5)
    #expect(buffer.write("too far", at: Point(row: 1, column: 4)) == 4)
    #expect(
      buffer.text() == """
         ∂E/∂w
            too
        """)
  }

  @Test func textOutsideIsLeftOut() {
    var buffer = ScreenBuffer(size: Size(rows: 1, columns: 4))
    #expect(buffer.write("abcdef", at: Point(row: 0, column: -2)) == 4)
    #expect(buffer.text() == "cdef")
    for row in [-1, 1, .max, .min] {
      #expect(buffer.write("x", at: Point(row: row, column: 0)) == 0)
    }
    #expect(buffer.write("x", at: Point(row: 0, column: .max)) == 0)
    #expect(buffer.write("x", at: Point(row: 0, column: .min)) == 0)
    #expect(buffer.text() == "cdef")
  }

  @Test func aClipHoldsTheTextIn() {
    var buffer = ScreenBuffer(size: Size(rows: 1, columns: 8))
    let clip = Rect(row: 0, column: 2, rows: 1, columns: 3)
    #expect(buffer.write("abcdefgh", at: Point(row: 0, column: 0), clip: clip) == 3)
    #expect(buffer.text() == "  cde")
  }

  @Test func wideCharactersTakeTwoCells() {
    var buffer = ScreenBuffer(size: Size(rows: 1, columns: 5))
    #expect(buffer.write("世界", at: Point(row: 0, column: 0)) == 4)
    #expect(buffer[Point(row: 0, column: 1)].scalar == Cell.continuation)
    buffer.write("x", at: Point(row: 0, column: 1))
    #expect(buffer.text() == " x界")
    buffer.write("y", at: Point(row: 0, column: 2))
    #expect(buffer.text() == " xy")
    buffer.put("世", at: Point(row: 0, column: 4))
    #expect(buffer.text() == " xy")
    buffer.put("世", at: Point(row: 0, column: 3))
    #expect(buffer.text() == " xy世")
  }

  @Test func halfAWideCharacterIsABlank() {
    var buffer = ScreenBuffer(size: Size(rows: 1, columns: 4))
    buffer.fill(buffer.bounds, Cell("."))
    #expect(buffer.write("世a世", at: Point(row: 0, column: -1)) == 4)
    #expect(buffer.text() == " a世")
    #expect(buffer.write("世", at: Point(row: 0, column: 3)) == 1)
    #expect(buffer.text() == " a")
  }

  @Test func alignment() {
    var buffer = ScreenBuffer(size: Size(rows: 2, columns: 7))
    buffer.write("abc", endingAt: Point(row: 0, column: 7))
    buffer.write("世", centredIn: buffer.bounds, row: 1)
    #expect(buffer.text() == "    abc\n  世")
  }

  @Test func runsKeepTheirStyles() {
    var buffer = ScreenBuffer(size: Size(rows: 1, columns: 6))
    var text = StyledText("ab")
    text.append("cd", bold)
    #expect(text.width == 4)
    #expect(buffer.write(text, at: Point(row: 0, column: -1)) == 3)
    #expect(buffer.text() == "bcd")
    #expect(buffer.styleMap() == " aa\n\na 1 bold")
    let names = [(style: Style(foreground: 7), name: "unused"), (style: bold, name: "strong")]
    #expect(buffer.styleMap(names: names) == " bb\n\nb strong")
    #expect(buffer.dump(names: names) == "bcd\n\n bb\n\nb strong")
    #expect(text.truncated(to: 3).text == "ab…")
    #expect(text.truncated(to: 3).runs.last?.style == bold)
    #expect((text + "ef").truncated(to: 0).text == "")
  }

  @Test func fillRestyleAndBlit() {
    var buffer = ScreenBuffer(size: Size(rows: 3, columns: 6))
    buffer.fill(Rect(row: -5, column: 4, rows: 7, columns: 90), Cell("#"))
    buffer.restyle(Rect(row: 0, column: 5, rows: 1, columns: 1)) { $0 = bold }
    var other = ScreenBuffer(size: Size(rows: 1, columns: 4))
    other.write("世世", at: Point(row: 0, column: 0))
    buffer.blit(other, at: Point(row: 2, column: -1))
    #expect(buffer.text() == "    ##\n    ##\n 世")
    #expect(buffer.styleMap() == "     a\n\n\n\na 1 bold")
    buffer.blit(other, at: Point(row: .max, column: .min))
  }

  @Test func rules() {
    var buffer = ScreenBuffer(size: Size(rows: 4, columns: 30))
    func row(_ index: Int, _ columns: Int) -> Rect {
      Rect(row: index, column: 0, rows: 1, columns: columns)
    }
    buffer.rule(in: row(0, 30), title: "algorithm", right: "log axis")
    buffer.rule(in: row(1, 20), title: "algorithm", right: "log axis")
    buffer.rule(in: row(2, 10), title: "algorithm", glyphs: .ascii)
    buffer.rule(in: row(3, 3), title: "algorithm")
    #expect(
      buffer.text() == """
        ── algorithm ───── log axis ──
        ── algorithm ───────
        -- al... -
        ───
        """)
  }

  @Test func splitsAndInsetsStayInside() {
    let rect = Rect(row: 1, column: 2, rows: 5, columns: 8)
    #expect(rect.split(top: 2).rest == Rect(row: 3, column: 2, rows: 3, columns: 8))
    #expect(rect.split(bottom: 2).bottom == Rect(row: 4, column: 2, rows: 2, columns: 8))
    #expect(rect.split(left: 99).rest.isEmpty)
    #expect(rect.split(right: 3).right == Rect(row: 1, column: 7, rows: 5, columns: 3))
    #expect(rect.inset(rows: 1, columns: 1) == Rect(row: 2, column: 3, rows: 3, columns: 6))
    #expect(rect.inset(rows: 9, columns: 9).isEmpty)
    let far = Rect(row: .max, column: .min, rows: .max, columns: .max)
    #expect(far.intersection(rect).isEmpty)
    #expect(far.inset(rows: 1).split(top: -4).top.isEmpty)
  }
}
