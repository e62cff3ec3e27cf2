import Documents
import Testing

@Suite struct JSONProblemTests {
  @Test(arguments: [
    ("NaN", #"1:1: "NaN" is not a JSON number; write a finite number"#),
    ("[1,\n -Infinity]", #"2:2: "-Infinity" is not a JSON number; write a finite number"#),
    ("+inf", #"1:1: "+inf" is not a JSON number; write a finite number"#),
    ("0x1F", #"1:1: "0x1F" is not a JSON number; write it in decimal"#),
    ("-012", #"1:1: the number "-012" has leading zeros; leave them out"#),
    ("+1", #"1:1: "+1" is not a JSON number; leave out the +"#),
    ("[.5]", #"1:2: ".5" is not a JSON number; write a 0 before the point"#),
    ("-.5", #"1:1: "-.5" is not a JSON number; write a 0 before the point"#),
    ("1.", #"1:1: "1." is not a JSON number; write a number such as 0.5 or 1e-3"#),
    ("1e", #"1:1: "1e" is not a JSON number; write a number such as 0.5 or 1e-3"#),
    ("-", #"1:1: "-" is not a JSON number; write a number such as 0.5 or 1e-3"#),
    ("1.2.3", #"1:1: "1.2.3" is not a JSON number; write a number such as 0.5 or 1e-3"#),
    (
      "[0, 1e999]",
      #"1:5: the number "1e999" is out of range; the largest 64-bit number is about 1.8e308"#
    ),
  ])
  func refusesOtherNumbers(text: String, line: String) {
    #expect(jsonError(text) == "f:" + line)
  }

  @Test(arguments: [
    ("\"a\nb\"", #"1:3: a line break inside a string; close the string with " or write \n"#),
    ("\"a\tb\"", #"1:3: a control character inside a string; write it as \u0009"#),
    (#""é\x""#, #"1:3: unknown escape "\x"; write \\ for a backslash"#),
    (
      #""\u12g4""#,
      #"1:2: an escape without its four hexadecimal digits; write it like \u00e9"#
    ),
    (
      #""\ud83d x""#,
      #"1:2: half of a surrogate pair, \ud83d; write both halves, or the character itself"#
    ),
    (
      #""\ud83d\u0041""#,
      #"1:2: half of a surrogate pair, \ud83d; write both halves, or the character itself"#
    ),
    (
      #"["\uDE00"]"#,
      #"1:3: half of a surrogate pair, \ude00; write both halves, or the character itself"#
    ),
  ])
  func refusesBadStrings(text: String, line: String) {
    #expect(jsonError(text) == "f:" + line)
  }

  @Test(arguments: [
    ("", "1:1: the text is empty; write a JSON value"),
    ("\n  ", "2:3: the text is empty; write a JSON value"),
    ("{", "1:2: the text ends inside the object that begins at 1:1; add }"),
    (
      #"{"a""#,
      "1:5: the text ends inside the object that begins at 1:1; add a colon, a value and }"
    ),
    (#"{"a":"#, "1:6: the text ends inside the object that begins at 1:1; add a value and }"),
    (#"{"a":1"#, "1:7: the text ends inside the object that begins at 1:1; add }"),
    (
      #"{"a":1,"#,
      "1:8: the text ends inside the object that begins at 1:1; add a key, a value and }"
    ),
    ("[", "1:2: the text ends inside the list that begins at 1:1; add ]"),
    ("[[1],\n[2", "2:3: the text ends inside the list that begins at 2:1; add ]"),
    ("[1,", "1:4: the text ends inside the list that begins at 1:1; add a value and ]"),
    (#"["ab"#, #"1:5: the text ends inside the string that begins at 1:2; close it with ""#),
    (#""\u00"#, #"1:6: the text ends inside the string that begins at 1:1; close it with ""#),
  ])
  func saysWhatATruncatedTextMisses(text: String, line: String) {
    #expect(jsonError(text) == "f:" + line)
  }

  @Test(arguments: [
    ("{}x", #"1:3: "x" after the end of the document; remove it"#),
    ("1 2", #"1:3: "2" after the end of the document; remove it"#),
    ("[1,2,]", "1:5: a comma after the last value; remove it"),
    (#"{"a":1,}"#, "1:7: a comma after the last value; remove it"),
    ("[1 2]", #"1:4: "2" where a comma or ] should be; put a comma between values"#),
    (
      "{\"a\": 1\n\"b\": 2}",
      #"2:1: """ where a comma or } should be; put a comma between members"#
    ),
    ("{a: 1}", #"1:2: "a" where a key should be; write keys in double quotes"#),
    (#"{"a" 1}"#, #"1:6: "1" where a colon should be; write "a": and a value"#),
    ("['x']", #"1:2: "'" where a value should be; use double quotes"#),
    (
      "[,]",
      #"1:2: "," where a value should be; write a number, a string, a list or an object"#
    ),
    ("[1] // x", ##"1:5: a comment outside a string; write it as a member, "//": "…""##),
    ("[tru]", #"1:2: unknown word "tru"; did you mean true?"#),
    ("None", #"1:1: unknown word "None"; put text in double quotes"#),
    (#"{"a":1,"b":2, "a":3}"#, #"1:15: the key "a" is there twice; keep one of them"#),
    (#"{"// x": [1,]}"#, #"1:12: a comma after the last value; remove it"#),
  ])
  func refusesOtherForms(text: String, line: String) {
    #expect(jsonError(text) == "f:" + line)
  }

  @Test func refusesOneLevelTooMany() {
    let text = String(repeating: "[", count: 100_000)
    #expect(
      jsonError(text)
        == "f:1:65: more than 64 lists and objects inside each other; nest them less")
  }

  @Test(
    arguments: [
      ([0x22, 0x61, 0xff, 0x22], "1:3"), ([0x22, 0xc0, 0x80, 0x22], "1:2"),
      ([0x22, 0xed, 0xa0, 0x80, 0x22], "1:2"), ([0x22, 0xf4, 0x90, 0x80, 0x80, 0x22], "1:2"),
      ([0x22, 0xc3, 0xa9, 0xe2, 0x82], "1:3"), ([0xff, 0xfe, 0x7b, 0x00], "1:1"),
      ([0x5b, 0x31, 0x20, 0xc3], "1:4"), ([0x31, 0x20, 0x80], "1:3"), ([0x22, 0x5c, 0xff], "1:3"),
    ] as [([UInt8], String)])
  func refusesWhatIsNotUTF8(bytes: [UInt8], place: String) {
    #expect(jsonError(bytes: bytes) == "f:\(place): text that is not UTF-8; save it as UTF-8")
  }

  @Test func showsEscapeSequencesEscaped() {
    #expect(
      jsonError("{\"\\u001b[2J\": 1, \"\\u001b[2J\": 2}")
        == #"f:1:18: the key "\u{1b}[2J" is there twice; keep one of them"#)
  }

  @Test func refusesAKeyTooLongToCompare() {
    let marks = String(repeating: "\u{301}\u{323}", count: 100_000)
    #expect(jsonError("{\"\(marks)\": 1}") == "f:1:2: a key of more than 1000 bytes; shorten it")
  }

  @Test func shortensLongNumbers() throws {
    let line = try #require(jsonError(String(repeating: "9", count: 100_000)))
    #expect(line.count < 160)
  }
}
