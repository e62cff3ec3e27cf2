import Fuzzing
import Testing

/// No document makes the program trap, whatever was done to it; `backstep-fuzz` does more of them.
@Suite(.timeLimit(.minutes(20))) struct FuzzTests {
  private static let fuzzer = Fuzzer(seed: 2)

  @Test func noDamagedDocumentTraps() {
    var refused = 0
    let count = 1_500
    for number in 0..<count {
      let outcome = FuzzTests.fuzzer.run(number)
      if outcome.isRefused { refused += 1 }
      if let problem = outcome.problem { Issue.record("mutation \(number): \(problem)") }
    }
    // Some are refused, and some go all the way.
    #expect(refused > count / 4)
    #expect(refused < count - count / 20)
  }

  @Test func aMutationIsTheSameEachTime() {
    for number in 0..<50 {
      let (first, second) = (FuzzTests.fuzzer.run(number), Fuzzer(seed: 2).run(number))
      #expect(first.isRefused == second.isRefused)
    }
  }

  @Test func commandsOnFilesLeaveWhatTheyShould() {
    let fuzzer = FileFuzzer(seed: 2)
    var refused = 0
    for number in 0..<250 {
      let outcome = fuzzer.run(number)
      if outcome.isRefused { refused += 1 }
      if let problem = outcome.problem { Issue.record("seed 2, case \(number): \(problem)") }
    }
    #expect((25...200).contains(refused))
  }

  private static func network(_ layers: String, inputs: String = "1", rest: String = "") -> String {
    """
    {"format": "backstep-network", "version": 1, "loss": "half-squared-error", "inputs": \(inputs),
     "layers": \(layers)\(rest)}
    """
  }

  /// Documents that are made to do harm, by what is wrong with them.
  private static let hostile: [(what: String, text: String)] = [
    ("nothing", ""), ("a blank", " "), ("zeros", String(repeating: "\0", count: 10_000)),
    ("deep arrays", String(repeating: "[", count: 1_000_000)),
    ("deep objects", String(repeating: #"{"a":"#, count: 200_000)),
    ("a long number", network("[" + String(repeating: "9", count: 1_000_000) + "]")),
    (
      "a long name", network("[]", inputs: "[\"" + String(repeating: "x", count: 1_000_000) + "\"]")
    ),
    ("a text without an end", "{\"" + String(repeating: "\\u0041", count: 200_000)),
    (
      "a key that acts on the terminal", "{\"\\u001b[2J\\u001b]0;owned\\u0007\": 1}"
    ),
    ("many inputs", network("[]", inputs: "9007199254740992")),
    (
      "few weights for many inputs",
      network(#"[{"activation": "tanh", "weights": [[1]]}]"#, inputs: "1000000000")
    ),
    ("no layers", network("[]")),
    ("an empty matrix", network(#"[{"activation": "tanh", "weights": []}]"#)),
    ("an empty row", network(#"[{"activation": "tanh", "weights": [[]]}]"#, inputs: "0")),
    ("a weight out of range", network(#"[{"activation": "tanh", "weights": [[1e999]]}]"#)),
    ("a version to come", #"{"format": "backstep-network", "version": 1e300}"#),
    ("many keys", "{" + (0..<100_000).map { "\"//\($0)\": 1" }.joined(separator: ",")),
    ("the same key again", "{" + String(repeating: "\"a\": 1,", count: 10_000)),
    ("a name that reads backwards", network(#"[{"activation": "tanh\u202e", "weights": [[1]]}]"#)),
  ]

  @Test(arguments: hostile.indices)
  func hostileDocumentsAreRefusedInOneLine(index: Int) {
    let (what, text) = FuzzTests.hostile[index]
    let outcome = FuzzTests.fuzzer.run(Array(text.utf8), named: "hostile.json")
    #expect(outcome.isRefused, "\(what)")
    #expect(outcome.problem == nil, "\(what)")
  }

  private static let tables: [(what: String, text: String)] = [
    ("nothing", ""), ("zeros", String(repeating: "\0", count: 10_000)),
    ("a quotation without an end", "a,b\n\"" + String(repeating: "x\n", count: 100_000)),
    ("a wide header", String(repeating: "a,", count: 100_000) + "\n"),
    ("a long cell", "a,b,c,d,e\n1,2,3,4," + String(repeating: "5", count: 1_000_000) + "\n"),
    ("numbers out of range", "a,b,c,d,e\n1,2,3,1e999,x\n"),
    ("names that act on the terminal", "\u{1b}[2J,b,c,d,\u{7}\n1,2\n"),
    ("another encoding", "\u{fffe}a\n"),
  ]

  @Test(arguments: tables.indices)
  func hostileTablesAreRefusedInOneLine(index: Int) {
    let (what, text) = FuzzTests.tables[index]
    for seed in 0..<8 {
      let outcome = Fuzzer(seed: UInt64(seed)).run(Array(text.utf8), named: "hostile.csv")
      #expect(outcome.problem == nil, "\(what)")
    }
  }

  @Test func bytesThatAreNoTextAreRefused() {
    var bytes = [UInt8](repeating: 0xFF, count: 100_000)
    for name in ["hostile.json", "hostile.csv"] {
      #expect(FuzzTests.fuzzer.run(bytes, named: name).isRefused)
      bytes[0] = 0x7B
    }
  }
}
