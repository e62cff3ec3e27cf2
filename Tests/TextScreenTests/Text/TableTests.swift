import Testing
import TextScreen

@Suite struct TableTests {
  let columns = [
    Table.Column("name", width: 5), Table.Column("value", width: 6, .right),
    Table.Column("of", width: 4, .centre),
  ]
  let rows: [[StyledText]] = (1...9).map { [StyledText("w\($0)"), StyledText("0.\($0)"), "xx"] }

  func drawing(_ table: Table, lines: Int, columns: Int = 21) -> String {
    var buffer = ScreenBuffer(size: Size(rows: lines, columns: columns))
    table.draw(into: &buffer, in: buffer.bounds, rows: rows)
    return buffer.text()
  }

  @Test func allRowsWhereTheyFit() {
    var table = Table(columns, rowCount: 2, markedRow: 1)
    #expect(
      drawing(table, lines: 3) == """
          name   value  of
          w1       0.1  xx
        ▸ w2       0.2  xx
        """)
    #expect(table.note(lines: 3) == nil)
    table.glyphs = .ascii
    #expect(drawing(table, lines: 3).hasSuffix("> w2       0.2  xx"))
    #expect(table.width == 19)
  }

  @Test func hiddenRowsAreCounted() {
    var table = Table(columns, rowCount: 9, firstRow: 3)
    #expect(
      drawing(table, lines: 5) == """
          name   value  of
          w4       0.4  xx
          w5       0.5  xx
          w6       0.6  xx
                   4–6 of 9
        """)
    table.firstRow = 99
    #expect(table.visibleRows(lines: 5) == 6..<9)
    table.notesHiddenRows = false
    #expect(table.visibleRows(lines: 5) == 5..<9)
    #expect(table.note(lines: 5) == "6–9 of 9")
  }

  @Test func scrollingMovesAsLittleAsPossible() {
    let table = Table(columns, rowCount: 9, firstRow: 2)
    #expect(table.visibleRows(lines: 5) == 2..<5)
    #expect(table.firstRow(showing: 3, lines: 5) == 2)
    #expect(table.firstRow(showing: 5, lines: 5) == 3)
    #expect(table.firstRow(showing: 0, lines: 5) == 0)
    #expect(table.firstRow(showing: .max, lines: 5) == 6)
    #expect(table.firstRow(showing: .min, lines: 5) == 0)
  }

  @Test func theMarkedRowKeepsItsLetters() {
    let mark = Style(foreground: 221, background: 237)
    var table = Table([Table.Column(width: 2)], rowCount: 1, markedRow: 0, markStyle: mark)
    table.glyphs = .ascii
    var buffer = ScreenBuffer(size: Size(rows: 1, columns: 6))
    table.draw(into: &buffer, in: buffer.bounds, rows: [[StyledText("ab", Style(foreground: 9))]])
    #expect(buffer.styleMap() == "abcc\n\na 221 on 237\nb default on 237\nc 9 on 237")
  }

  @Test func longTextsAreCut() {
    let table = Table([Table.Column(width: 4), Table.Column(width: 3, .right)], rowCount: 1)
    var buffer = ScreenBuffer(size: Size(rows: 1, columns: 10))
    table.draw(into: &buffer, in: buffer.bounds, rows: [["abcdefg", "世界"]])
    #expect(buffer.text() == "  abc… 世…")
  }

  @Test func withoutRoomNothingBreaks() {
    let table = Table(columns, rowCount: 9, markedRow: 0)
    #expect(drawing(table, lines: 0, columns: 0) == "")
    #expect(drawing(table, lines: 1, columns: 1) == "")
    #expect(drawing(table, lines: 2, columns: 4) == "  na\n▸ w1")
    #expect(drawing(Table([], rowCount: 0), lines: 1) == "")
    #expect(Table(columns, rowCount: -4).visibleRows(lines: -3).isEmpty)
  }
}
