import Documents
import Testing

/// Numbers with decimal commas, thousands and signs.
@Suite struct NumberReaderTests {
  private func numbers(
    _ text: String, decimal: DecimalMark? = nil
  ) throws(DocumentError) -> [Double] {
    let table = try CSVTable(csv: Array(text.utf8))
    var reader = NumberReader(decimal: decimal)
    var numbers: [Double] = []
    for row in 0..<table.rowCount {
      for column in 0..<table.columnCount {
        numbers.append(try reader.number(in: table, row: row, column: column))
      }
    }
    return numbers
  }

  @Test(arguments: [
    ("a;b\n0,5;1,25\n", [0.5, 1.25]), ("a\tb\n-0,5\t+1,\n", [-0.5, 1]),
    ("a;b\n,5;1,5e3\n", [0.5, 1500]), ("a;b\n0.5;1,25\n", [0.5, 1.25]),
    ("a;b\n1,250;1\n0,5;2\n", [1.25, 1, 0.5, 2]), ("a;b\n1.250;1\n", [1.25, 1]),
    ("a;b\n\"0,5\";1\n", [0.5, 1]),
  ])
  func betweenSemicolonsACommaIsADecimalMark(text: String, values: [Double]) throws {
    #expect(try numbers(text) == values)
  }

  @Test(
    arguments: [
      ("1,250", 1.25, 1250), ("1.250", 1250, 1.25), ("1.250,5", 1250.5, nil),
      ("1,250.5", nil, 1250.5), ("1.250.000", 1_250_000, nil), ("1,250,000", nil, 1_250_000),
      ("12,5", 12.5, nil), ("-1.000", -1000, -1), ("7", 7, 7), ("1,5e2", 150, nil),
      ("1.25,0", nil, nil), ("0,125", 0.125, nil), ("1,2500", 1.25, nil), ("1.2500", nil, 1.25),
      (".5", nil, 0.5),
      (",5", 0.5, nil), ("1,,2", nil, nil), ("1.000.00", nil, nil),
    ] as [(String, Double?, Double?)])
  func theDecimalMarkMayBeSaid(cell: String, comma: Double?, point: Double?) {
    let text = "a,b\n\"\(cell)\",1\n"
    #expect((try? numbers(text, decimal: .comma)[0]) == comma)
    #expect((try? numbers(text, decimal: .point)[0]) == point)
  }

  @Test(arguments: [
    (
      "a;b\n1,250;1\n3,400;2\n",
      #"2:1: "1,250" in column "a" may have a decimal mark or thousands; "#
        + "--decimal comma reads it as 1.250, --decimal point reads it as 1250"
    ),
    (
      "a;b\n1;0,125\n2;0,250\n",
      #"2:3: "0,125" in column "b" may have a decimal mark or thousands; "#
        + "--decimal comma reads it as 0.125"
    ),
    (
      "a;b\n0,5;1\n1.250;2\n",
      #"3:1: "1.250" in column "a" may have a decimal mark or thousands; "#
        + "--decimal comma reads it as 1250, --decimal point reads it as 1.250"
    ),
    (
      "a;b\n1.250,5;1\n",
      #"2:1: "1.250,5" where "a" needs a number; --decimal comma reads it as 1250.5"#
    ),
    (
      "a;b\n1,250.5;1\n",
      #"2:1: "1,250.5" where "a" needs a number; --decimal point reads it as 1250.5"#
    ),
    (
      "a;b\n1,250,000;1\n",
      #"2:1: "1,250,000" where "a" needs a number; --decimal point reads it as 1250000"#
    ),
    (
      "a,b\n\"1,250\",1\n",
      #"2:1: "1,250" where "a" needs a number; "#
        + "--decimal point reads it as 1250, --decimal comma as 1.250"
    ),
    (
      "a,b\n$5,1\n", #"2:1: "$5" where "a" needs a number; leave the currency sign out: 5"#
    ),
    (
      "a,b\n\"$2,400\",1\n",
      #"2:1: "$2,400" where "a" needs a number; leave the currency sign out: "#
        + "2400 where the point is the decimal mark, 2.400 where the comma is the decimal mark"
    ),
    (
      "a,b\n12.5 %,1\n",
      #"2:1: "12.5 %" where "a" needs a number; leave the percent sign out: 12.5"#
    ),
    (
      "a;b\n1 250;1\n",
      #"2:1: "1 250" where "a" needs a number; leave the signs between the thousands out: 1250"#
    ),
    (
      "a;b\n1'250.5;1\n",
      #"2:1: "1'250.5" where "a" needs a number; leave the signs between the thousands out: 1250.5"#
    ),
    (
      "a,b\n12:30,1\n", #"2:1: "12:30" where "a" needs a number; write a number such as 0.5"#
    ),
  ])
  func whatMayBeTwoNumbersIsNone(text: String, line: String) {
    #expect(errorLine { () throws(DocumentError) in _ = try numbers(text) } == "f:" + line)
  }

  @Test func whatOneMarkCannotReadTheOtherMay() {
    let line = errorLine { () throws(DocumentError) in
      _ = try numbers("a,b\n1.5,1\n", decimal: .comma)
    }
    #expect(
      line == #"f:2:1: "1.5" where "a" needs a number; with --decimal comma it is none; "#
        + "--decimal point reads it as 1.5")
  }

  @Test(arguments: ["", "  ", "NA", "N/A", "NaN", "nan", "?", "null", "-"])
  func missingValuesAreSaidToBeSo(cell: String) {
    let line = errorLine { () throws(DocumentError) in _ = try numbers("a,b\n1,\(cell)\n") }
    #expect(line?.hasPrefix("f:2:3: ") == true)
    #expect(
      line?.hasSuffix(
        #"where "b" needs a value; write one, or leave such rows out with --missing skip"#) == true)
  }
}
