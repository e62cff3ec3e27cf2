import Documents
import Testing

@Suite struct TableTests {
  @Test(arguments: [
    ("1", 1), ("-0.5", -0.5), (" 2 ", 2), ("+3", 3), (".5", 0.5), ("5.", 5), ("007", 7),
    ("1e3", 1000), ("1E-2", 0.01), ("\"4\"", 4), ("1e-999", 0),
  ])
  func readsNumbers(cell: String, value: Double) throws {
    #expect(try table("x,y\n0,\(cell)\n").number(row: 0, column: 1) == value)
  }

  @Test(arguments: [
    (
      "",
      #"an empty cell where "y" needs a value; write one, or leave such rows out with --missing skip"#
    ),
    (
      "  ",
      #"an empty cell where "y" needs a value; write one, or leave such rows out with --missing skip"#
    ),
    ("abc", #""abc" where "y" needs a number; write a number such as 0.5"#),
    (
      "NaN",
      #"the missing value "NaN" where "y" needs a value; write one, or leave such rows out with "#
        + "--missing skip"
    ),
    ("-inf", #""-inf" where "y" needs a number; write a finite number"#),
    ("0x1F", #""0x1F" where "y" needs a number; write it in decimal"#),
    (
      "\"0,5\"",
      #""0,5" where "y" needs a number; write a point in place of the comma, or give --decimal comma"#
    ),
    ("1e999", #"the number "1e999" is out of range; the largest 64-bit number is about 1.8e308"#),
    ("1 2", #""1 2" where "y" needs a number; write a number such as 0.5"#),
    (
      "1 200", #""1 200" where "y" needs a number; leave the signs between the thousands out: 1200"#
    ),
    ("1e", #""1e" where "y" needs a number; write a number such as 0.5"#),
    (".", #""." where "y" needs a number; write a number such as 0.5"#),
    ("\u{1b}[2J", #""\u{1b}[2J" where "y" needs a number; write a number such as 0.5"#),
  ])
  func refusesCellsThatAreNoNumbers(cell: String, line: String) throws {
    let rows = try table("x,y\n0,\(cell)\n")
    let found = errorLine { () throws(DocumentError) in _ = try rows.number(row: 0, column: 1) }
    #expect(found == "f:2:3: " + line)
  }

  @Test func findsColumnsByName() throws {
    #expect(try table("x,y\n").column(named: "y") == 1)
  }

  @Test(arguments: [
    ("petl", #"f: no column "petl"; did you mean "petal"?"#),
    ("colour", #"f: no column "colour"; there is "petal", "sepal""#),
  ])
  func namesTheNearestColumn(name: String, line: String) throws {
    let rows = try table("petal,sepal\n")
    #expect(errorLine { () throws(DocumentError) in _ = try rows.column(named: name) } == line)
  }

  @Test func countsRowsAndColumns() throws {
    let rows = try table("a,b,c\n1,2,3\n4,5,6\n")
    #expect((rows.rowCount, rows.columnCount) == (2, 3))
  }
}
