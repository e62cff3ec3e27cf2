import Documents
import Testing

@Suite struct JSONWriterTests {
  @Test(arguments: [
    (100, "100"), (0.15, "0.15"), (-0.0, "-0"), (1e-5, "1e-05"), (1e300, "1e+300"),
    (0.1 + 0.2, "0.30000000000000004"), (.nan, "null"), (-.infinity, "null"),
    (.leastNonzeroMagnitude, "5e-324"), (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
  ])
  func writesTheShortestNumber(value: Double, text: String) {
    #expect(JSONWriter.compact(.number(value)) == text)
  }

  @Test func everyNumberReadsBackToTheSameBits() throws {
    var generator = SeededGenerator(state: 1)
    for _ in 0..<4000 {
      let bits = generator.next()
      let number = Double(bitPattern: bits)
      guard number.isFinite else { continue }
      let value = try json(JSONWriter.compact(.number(number))).number("x")
      #expect(value.bitPattern == bits)
    }
  }

  @Test func everyWholeNumberReadsBack() throws {
    var generator = SeededGenerator(state: 2)
    for _ in 0..<1000 {
      let value =
        Int(truncatingIfNeeded: generator.next()) >> Int.random(in: 0..<64, using: &generator)
      #expect(try json(JSONWriter.compact(.integer(value))).content == .integer(value))
    }
  }

  @Test func everyStringReadsBack() throws {
    var generator = SeededGenerator(state: 3)
    for _ in 0..<500 {
      let scalars = (0..<12).compactMap { _ in
        Unicode.Scalar(
          UInt32.random(in: 0...0x10ffff, using: &generator) >> (generator.next() % 18))
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      let read = try json(JSONWriter.compact(.string(String(text)))).string("x")
      #expect(Array(read.unicodeScalars) == scalars)
    }
  }

  @Test func escapesWhatActsOnATerminal() {
    #expect(
      JSONWriter.quoted("\"\\\n\r\t\u{8}\u{1b}\u{7f}\u{9b}\u{2028}é😀")
        == #""\"\\\n\r\t\u0008\u001b\u007f\u009b\u2028é😀""#)
  }

  @Test func compactStandsOnOneLine() {
    let value = JSONOutput.object([
      ("step", .integer(3)), ("value", .number(.nan)), ("says", .strings(["a", "b"])),
      ("none", .object([])), ("flag", .bool(true)),
    ])
    #expect(
      JSONWriter.compact(value)
        == #"{"step": 3, "value": null, "says": ["a", "b"], "none": {}, "flag": true}"#)
  }

  @Test func documentGivesAMatrixARowALine() {
    let value = JSONOutput.object([
      ("format", .string("backstep-network")),
      ("weights", .array([.numbers([0.15, 0.2]), .numbers([0.25, 0.3])])),
      ("biases", .numbers([0.35, 1])), ("empty", .array([])),
    ])
    #expect(
      JSONWriter.document(value) == """
        {
          "format": "backstep-network",
          "weights": [
            [0.15, 0.2],
            [0.25, 0.3]
          ],
          "biases": [0.35, 1],
          "empty": []
        }

        """)
  }

  @Test func documentKeepsNumbersOnOneLineHoweverMany() {
    let text = JSONWriter.document(.object([("row", .numbers((0..<100).map(Double.init)))]))
    #expect(text.filter { $0 == "\n" }.count == 3)
  }

  @Test(arguments: [(88, 3), (89, 6)])
  func documentBreaksWhatDoesNotFitInAHundredColumns(length: Int, lines: Int) {
    // The indent, brackets, quotes, the comma between, the other letter and a comma to come: 12.
    let value = JSONOutput.strings([String(repeating: "x", count: length), "y"])
    #expect(JSONWriter.document(.array([value])).filter { $0 == "\n" }.count == lines)
  }

  @Test func documentReadsBack() throws {
    let value = JSONOutput.object([
      ("a", .array([.object([("b", .array([.object([("c", .null)])]))])])),
      ("d", .array([.array([.string("e")]), .bool(false)])),
    ])
    #expect(
      try content(json(JSONWriter.document(value))) == content(json(JSONWriter.compact(value))))
  }

  /// Returns the value written again, which leaves out the places.
  private func content(_ value: JSONValue) -> String {
    switch value.content {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .number(let value): "\(value)"
    case .string(let value): JSONWriter.quoted(value)
    case .array(let elements): "[" + elements.map(content).joined(separator: ",") + "]"
    case .object(let object):
      "{" + object.members.map { $0.key + ":" + content($0.value) }.joined(separator: ",") + "}"
    }
  }
}
