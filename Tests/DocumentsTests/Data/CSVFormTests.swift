import Documents
import Testing

/// Tables as programs of many kinds write them.
@Suite struct CSVFormTests {
  @Test(arguments: [
    "a;b\n1;2\n", "a\tb\n1\t2\n", "\"a\";\"b\"\r\n\"1\";2\r\n", "\u{feff}a;b\r\n1;2",
    "a;b;\n1;2;\n", "a;b;\n1;2\n", "a;b\n1;2;\n", "a,b,\n1,2,\n", "a\tb\t\n1\t2\t\n",
    ";a;b\nr;1;2\n", "\"\";a;b\nr;1;2\n", "\ta\tb\n0\t1\t2\n", ",a,b,\nr,1,2,\n",
    "a,b\nr,1,2\n", "\"a\",\"b\"\n\"1\",1,2\n", "a;b;\nr;1;2;\n", "a,b\nr,1,2,\n",
    "a,b\n,\n1,2\n , \n", "a;b\n;;\n1;2\n;\n", "a\tb\n\n\t\n1\t2\n", ",a,b\n,,\nr,1,2\n",
    "\"\",\"\"\na,b\n1,2\n",
  ])
  func theSameTable(text: String) throws {
    let table = try table(text)
    #expect(table.header == ["a", "b"])
    #expect(fields(table) == [["1", "2"]])
  }

  @Test func rowNamesAreThereWhereARowDoesNotEndEmpty() throws {
    let short = try table("a,b\nr1,1,\nr2,3,4\n")
    #expect(fields(short) == [["1", ""], ["3", "4"]])
    let long = try table("a,b\n1,2,\n3,4,\n")
    #expect(fields(long) == [["1", "2"], ["3", "4"]])
    let mixed = try table("a,b\n1,2,\n3,4\n")
    #expect(fields(mixed) == [["1", "2"], ["3", "4"]])
    #expect(
      csvError("a,b\n1,2\nr2,3,4\n")
        == "f:3:6: a row of 3 fields under a header of 2; give every row 2 fields")
    #expect(
      csvError("a,b\nr1,1,2\n3,4\n")
        == "f:3:1: a row of 2 fields under a header of 3; give every row 3 fields")
    #expect(
      csvError("a,b,\n1,2,3\n")
        == "f:2:5: a row of 3 fields under a header of 2; give every row 2 fields")
  }

  @Test func aSeparatorInANameOrANumberIsNone() throws {
    #expect(try table("\"a,b\";c\n1;2\n").header == ["a,b", "c"])
    #expect(try table("a;\"b;c\"\n1;2\n").header == ["a", "b;c"])
    #expect(try table("length (cm, mm);w;h\n1;2;3\n").header == ["length (cm, mm)", "w", "h"])
    #expect(try table("a;b,c,d\n1;2,3,4\n").header == ["a;b", "c", "d"])
    #expect(try table("a,b\tc\n1\t2\n").header == ["a,b", "c"])
    #expect(try table("a\tb,c,d\n1,2,3\n").header == ["a\tb", "c", "d"])
  }

  @Test func aLoneColumnMayHaveBlanksInItsName() throws {
    #expect(fields(try table("body mass\n12\n13\n")) == [["12"], ["13"]])
    #expect(fields(try table("body mass\nvery much\n")) == [["very much"]])
  }

  @Test(arguments: [
    ("0.5,0.25,1\n", "0.5"), ("a,7,c\n", "7"), ("a;0,5;c\n", "0,5"), ("a,\"1,250\",c\n", "1,250"),
    ("a,$5,c\n", "$5"), ("a,50%,c\n", "50%"), ("2020\t2021\n", "2020"), ("a,-1e3\n", "-1e3"),
    ("a, 5 \n", "5"), ("5\n", "5"),
  ])
  func aFirstRowWithANumberIsNoHeader(text: String, cell: String) throws {
    #expect(
      csvError(text + text)
        == "f:1:1: \"\(cell)\" in the first row is a number, and no name of a column; "
        + "--no-header reads the row as data, --header as names")
    let names = try CSVTable(csv: Array((text + text).utf8), header: .names)
    #expect(names.rowCount == 1)
    #expect(names.header.contains(cell))
    let data = try CSVTable(csv: Array((text + text).utf8), header: .data)
    #expect(data.rowCount == 2)
    #expect(data.header == (1...data.columnCount).map { "x\($0)" })
    #expect(fields(data)[0] == fields(data)[1])
  }

  @Test(arguments: ["x1,1st,a2,v 1.0\n", "a,NA\n", "a,2020-01-01\n", "p0,p1\n", "a,1.2.3\n"])
  func namesWithDigitsAreNames(text: String) throws {
    #expect(try table(text).columnCount > 1)
  }

  @Test func dataWithoutAHeaderMayEndEmpty() throws {
    let table = try CSVTable(csv: Array("0,5;1;\n0,25;2;\n".utf8), header: .data)
    #expect(table.header == ["x1", "x2"])
    #expect(fields(table) == [["0,5", "1"], ["0,25", "2"]])
    let error = errorLine { () throws(DocumentError) in
      _ = try CSVTable(csv: Array("1,2\n1,2,3\n".utf8), header: .data)
    }
    #expect(
      error == "f:2:5: a row of 3 fields under a first row of 2; give every row 2 fields")
  }

  @Test(arguments: [
    ("petal_width", 0), ("Petal.Width", 0), ("PETALWIDTH", 0), ("grösse", 1), ("GRÖSSE", 1),
    ("+", 2), ("100", 3),
  ])
  func namesAreComparedByLettersAndDigits(name: String, column: Int) throws {
    let bytes = Array(
      "petal-width,Größe,+,1.0.0,b\n1,2,3,4,5\n".replacing("Größe", with: "Grösse").utf8)
    #expect(try CSVTable(csv: bytes).column(named: name) == column)
  }

  @Test func anExactNameGoesBeforeAnAlikeOne() throws {
    let table = try table("a.b,a_b,c\n1,2,3\n")
    #expect(try table.column(named: "a_b") == 1)
    let line = errorLine { () throws(DocumentError) in _ = try table.column(named: "ab") }
    #expect(
      line == #"f:1:5: "ab" may be "a.b" or "a_b"; write the name as the header has it"#)
  }

  @Test func aCellWithoutEndIsRefusedBeforeItIsWhole() {
    let text = "a,b\n1," + String(repeating: "9", count: 3_000_000)
    #expect(csvError(text)?.contains("a cell of more than 1048576 bytes; shorten it") == true)
  }

  @Test func manyColumnsAreFoundAtOnce() throws {
    let names = (0..<60_000).map { "column\($0)" }
    let text = names.joined(separator: ",") + "\n" + names.map { _ in "1" }.joined(separator: ",")
    var needs = DataNeeds(inputs: 59_999, outputs: 1)
    needs.inputNames = names.dropLast().reversed()
    let clock = ContinuousClock()
    let time = try clock.measure {
      let data = try DataTable(CSVTable(csv: Array(text.utf8)), for: needs, settings: Settings())
      #expect(data.inputNames.first == "column59998")
    }
    // Looking through all names for each would take minutes.
    #expect(time < .seconds(60))
  }
}
