import Documents
import Testing

@Suite struct CSVReaderTests {
  @Test(arguments: [
    ("a,b\n1,2\n", [["1", "2"]]), ("a,b\n1,2", [["1", "2"]]), ("a,b\r\n1,2\r\n", [["1", "2"]]),
    ("a,b\r1,2\r3,4", [["1", "2"], ["3", "4"]]), ("\u{feff}a,b\n1,2\n", [["1", "2"]]),
    ("\u{feff}\"a\",b\n1,2\n", [["1", "2"]]), ("a,b\n,\n1,\n", [["1", ""]]),
    ("a,b\n1,\n , \n\"\",\"\"\n,2\n", [["1", ""], ["", "2"]]),
    ("a,b\n\"x,\r\ny\",\"say \"\"hi\"\"\"\n", [["x,\r\ny", "say \"hi\""]]),
    ("a,b\n\"\",\"\"\"\"", [["", "\""]]), ("a,b\n 1 ,é😀\n", [[" 1 ", "é😀"]]),
    ("a\n1\n\"\"\n2\n", [["1"], [""], ["2"]]), ("a,b", []), ("a,b\n", []),
    ("\n\na,b\n\n1,2\n  \t\n\r\n3,4\n\n\n", [["1", "2"], ["3", "4"]]),
  ])
  func readsRows(text: String, rows: [[String]]) throws {
    #expect(try fields(table(text)) == rows)
  }

  @Test func headerLosesByteOrderMarkQuotesAndSpaces() throws {
    #expect(try table("\u{feff}\"a\" \n".replacing(" ", with: "") + "1").header == ["a"])
    #expect(try table(" x1,\tx2 ,\"y, z\"\n").header == ["x1", "x2", "y, z"])
  }

  @Test(arguments: [
    ("", "1:1: the file is empty; begin it with a line of column names"),
    ("\u{feff}\r\n \n", "1:1: the file is empty; begin it with a line of column names"),
    ("a,b\n1,2\n3\n", "3:1: a row of 1 field under a header of 2; give every row 2 fields"),
    ("a,b\n1,2,3,4\n", "2:5: a row of 4 fields under a header of 2; give every row 2 fields"),
    ("a\n1\n2,3", "3:3: a row of 2 fields under a header of 1; give every row 1 field"),
    ("a,b\n1,\"2\n3,4\n", #"2:3: a quote that is never closed; end the field with ""#),
    (
      "a,b\n\"é\"x,2\n",
      #"2:4: text after a closing quote; put a comma there, or double the quote"#
    ),
    (
      "a,b\n1, \"2\"\n",
      #"2:4: a quote inside an unquoted field; quote the whole field and double the quotes in it"#
    ),
    ("a,b, a\n", #"1:5: the column "a" is there twice; give every column its own name"#),
    ("a,,b\n", "1:3: column 2 has no name; name every column in the header"),
    (
      "é x y\n1 2 3\n",
      "1:2: blanks between the columns; commas, semicolons and tabs are read between columns"
    ),
    (
      "é|x\n1|2\n",
      "1:2: bars between the columns; commas, semicolons and tabs are read between columns"
    ),
    (
      "1 2\n3 4\n",
      "1:2: blanks between the columns; commas, semicolons and tabs are read between columns"
    ),
  ])
  func refusesOtherForms(text: String, line: String) {
    #expect(csvError(text) == "f:" + line)
  }

  @Test(
    arguments: [
      ([0x61, 0x0a, 0xff, 0x0a], "2:1"), ([0x61, 0x0a, 0xc3, 0xa9, 0xc3, 0x0a], "2:2"),
      ([0x61, 0x0a, 0x22, 0xe2, 0x82], "2:2"), ([0xff, 0xfe, 0x61, 0x00], "1:1"),
      ([0xef, 0xbb, 0x61], "1:1"), ([0xef], "1:1"),
    ] as [([UInt8], String)])
  func refusesWhatIsNotUTF8(bytes: [UInt8], place: String) {
    #expect(csvError(bytes: bytes) == "f:\(place): text that is not UTF-8; save it as UTF-8")
  }

  @Test func refusesAColumnNameTooLongToCompare() {
    let marks = String(repeating: "\u{301}\u{323}", count: 100_000)
    #expect(
      csvError("a,\(marks)\n") == "f:1:3: a column name of more than 1000 bytes; shorten it")
  }

  @Test func fieldsKnowTheirPlace() throws {
    let rows = try table("a,b,c\r\n\"x\r\ny\",é,\n1,\"\"\"\",3")
    let places = (0..<rows.rowCount).flatMap { row in
      (0..<3).map { column in
        let place = rows.location(row: row, column: column)
        return "\(place.line):\(place.column)"
      }
    }
    #expect(places == ["2:1", "3:4", "3:6", "4:1", "4:3", "4:8"])
  }

  @Test func givesRowsAsTheyComplete() throws {
    var reader = CSVReader()
    var counts: [Int] = []
    for chunk in ["a,", "b\n1", ",2\n3,4\n5", ",6"] {
      try reader.feed(Array(chunk.utf8))
      counts.append(reader.takeRows().rowCount)
    }
    try reader.finish()
    #expect(counts == [0, 0, 2, 0])
    #expect(fields(reader.takeRows()) == [["5", "6"]])
  }

  @Test func rowsBeforeAnErrorCanStillBeTaken() {
    var reader = CSVReader()
    let line = errorLine { () throws(DocumentError) in
      try reader.feed(Array("a,b\n1,2\n3\n".utf8))
    }
    #expect(line != nil)
    #expect(fields(reader.takeRows()) == [["1", "2"]])
  }

  @Test func chunksOfOneByteGiveTheSameTable() throws {
    let text = "\u{feff}a,b\r\n\"x\"\"\r\né\",😀\r\r\n3,4"
    var reader = CSVReader()
    for byte in text.utf8 { try reader.feed([byte]) }
    try reader.finish()
    #expect(try reader.takeRows() == table(text))
  }
}
