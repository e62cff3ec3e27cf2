import Documents
import Testing

@Suite struct JSONReaderTests {
  @Test(arguments: [
    ("0", 0), ("-7", -7), ("100", 100), ("9223372036854775807", Int.max),
    ("-9223372036854775808", Int.min),
  ])
  func keepsWholeNumbersExact(text: String, value: Int) throws {
    #expect(try json(text).content == .integer(value))
  }

  @Test(arguments: [
    ("0.15", 0.15), ("-0.5", -0.5), ("1e3", 1000), ("1E+2", 100), ("2.5e-3", 0.0025),
    ("9223372036854775808", 9_223_372_036_854_775_808), ("1e-400", 0),
    ("5e-324", .leastNonzeroMagnitude),
  ])
  func readsDecimalNumbers(text: String, value: Double) throws {
    #expect(try json(text).content == .number(value))
  }

  @Test(arguments: ["-0", "-0.0", "-0e5"])
  func minusZeroKeepsItsSign(text: String) throws {
    #expect(try json(text).number("x").sign == .minus)
  }

  @Test(arguments: [
    (#""""#, ""), (#""a b""#, "a b"), (#""é→😀""#, "é→😀"),
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
    (#""\u00e9\u0000x""#, "é\0x"), (#""\uD83D\uDE00""#, "😀"), (#""a\u0041é\n""#, "aAé\n"),
  ])
  func readsStringsWithTheirEscapes(text: String, value: String) throws {
    #expect(try json(text).content == .string(value))
  }

  @Test func readsTheThreeWords() throws {
    let contents = try json("[true, false, null]").array("x").map(\.content)
    #expect(contents == [.bool(true), .bool(false), .null])
  }

  @Test(arguments: ["[]", "[ ]", " [\n]\r\n", "\u{feff}[]"])
  func readsEmptyLists(text: String) throws {
    #expect(try json(text).content == .array([]))
  }

  @Test func keepsTheOrderOfKeys() throws {
    #expect(try jsonObject(#"{"b": 1, "a": 2, "c": 3}"#).members.map(\.key) == ["b", "a", "c"])
  }

  @Test func leavesOutCommentsEvenTwice() throws {
    let object = try jsonObject(#"{"//": "x", "a": 1, "//": [2], "// note": {}}"#)
    #expect(object.members.map(\.key) == ["a"])
  }

  @Test func nestsAsDeepAsTheLimit() throws {
    let text = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(jsonError(text) == nil)
  }

  @Test func valuesKnowTheirPlaceInScalars() throws {
    let object = try jsonObject("{\"é\u{301}😀\": 1, \"b\":\r\n  [2,\r3,\n\n 4]}")
    let list = try #require(object["b"])
    let places = try ([object["é\u{301}😀"]].compactMap(\.self) + [list] + list.array("b"))
      .map { "\($0.location.line):\($0.location.column)" }
    #expect(places == ["1:9", "2:3", "2:4", "3:1", "5:2"])
  }

  @Test func columnsDoNotCountTheByteOrderMark() throws {
    #expect(try json("\u{feff}7").location == SourceLocation(line: 1, column: 1))
  }

  @Test func membersKnowThePlaceOfTheirKey() throws {
    let object = try jsonObject("{\n  \"a\" : 1}")
    #expect(object.members.map(\.keyLocation) == [SourceLocation(line: 2, column: 3)])
  }

  @Test func aDocumentThatIsNoObjectIsRefused() {
    let line = errorLine { () throws(DocumentError) in
      _ = try JSONReader.readObject(Array(" [1]".utf8))
    }
    #expect(line == "f:1:2: a list where the document needs an object; begin it with {")
  }

  @Test func readsTenThousandKeysAndFindsTheLast() throws {
    let members = (0..<10_000).map { "\"k\($0)\": \($0)" }.joined(separator: ",")
    #expect(try jsonObject("{\(members)}")["k9999"]?.content == .integer(9999))
  }
}
