import Testing

/// Files that cannot be read or are wrong: status 65 and one line.
@Suite struct BadInputTests {
  static let files: [String: String] = Files.all.merging([
    "broken.json": "{\"format\": \"backstep-network\",\n  oops}",
    "other.json": #"{"format": "backstep-nettwork", "version": 1}"#,
    "formless.json": "{}",
    "newer.json": #"{"format": "backstep-network", "version": 2}"#,
    "empty.json": "",
    "words.csv": "x1,x2,y\n0,0,0\n0,one,1\n",
    "ragged.csv": "x1,x2,y\n0,0\n",
    "header.csv": "x1,x2,y\n",
    "two.csv": "x1,y\n0,0\n",
    "nothing.csv": "",
    "away.json": """
    {"format": "backstep-lesson", "version": 1, "name": "n", "title": "t",
     "network": "../net.json", "data": "xor.csv"}
    """,
    "gone.json": """
    {"format": "backstep-lesson", "version": 1, "name": "n", "title": "t",
     "network": "nets/net.json", "data": "xor.csv"}
    """,
    "beside.json": """
    {"format": "backstep-lesson", "version": 1, "name": "n", "title": "t",
     "network": "net.json", "data": "words.csv"}
    """,
    "self.json": """
    {"format": "backstep-lesson", "version": 1, "name": "n", "title": "t",
     "network": "self.json", "data": "xor.csv"}
    """,
  ]) { first, _ in first }

  static let bad: [(String, String)] = [
    ("work-example", #"backstep: no lesson or file "work-example"; did you mean worked-example?"#),
    ("iris", #"backstep: no lesson or file "iris"; `backstep lessons` lists the lessons"#),
    ("missing.json", "missing.json: no such file or directory"),
    (
      "a/path/that/is/much/longer/than/forty/letters/net.json",
      "a/path/that/is/much/longer/than/forty/letters/net.json: no such file or directory"
    ),
    (
      "words.csv",
      "words.csv: this is no JSON; a table is opened so: --layers 2-3-1 --data words.csv"
    ),
    ("net.json --data missing.csv", "missing.csv: no such file or directory"),
    ("broken.json", #"broken.json:2:3: "o" where a key should be; write keys in double quotes"#),
    (
      "other.json",
      #"other.json:1:12: "backstep-nettwork" is no "format"; did you mean "backstep-network"?"#
    ),
    (
      "formless.json",
      #"formless.json:1:1: "format" is missing; add it to the object that begins here"#
    ),
    (
      "newer.json",
      "newer.json:1:43: version 2 is newer than this program; it reads version 1"
    ),
    ("empty.json", "empty.json:1:1: the text is empty; write a JSON value"),
    (
      "net.json --data words.csv",
      #"words.csv:3:3: "one" where "x2" needs a number; write a number such as 0.5"#
    ),
    (
      "net.json --data header.csv",
      "header.csv:2:1: there is no row under the header; give one example or more"
    ),
    (
      "net.json --data two.csv",
      #"two.csv:1:1: 1 input column for 2 inputs of the network: "x1" taken for inputs, "y" for targets; "#
        + "--inputs and --targets name others"
    ),
    (
      "net.json --data xor.csv --targets z",
      #"xor.csv: no column "z"; there is "x1", "x2", "y""#
    ),
    (
      "net.json --data xor.csv --targets y --inputs x1,y",
      #"xor.csv:1:7: column "y" is both an input and a target; name it once"#
    ),
    (
      "--layers 2-3-2 --data xor.csv",
      #"xor.csv:1:1: 1 input column for 2 inputs of the network: "x1" taken for inputs, "x2", "y" for "#
        + #"targets; --inputs and --targets name others, --labels "y" takes class numbers"#
    ),
    (
      "away.json",
      #"away.json:2:13: "../net.json" leads out of the lesson's folder; "#
        + "name a file beside the lesson"
    ),
    (
      "gone.json",
      #"gone.json:2:13: "nets/net.json" cannot be read: no such file or directory; "#
        + "name a file beside the lesson"
    ),
    (
      "beside.json",
      #"words.csv:3:3: "one" where "x2" needs a number; write a number such as 0.5"#
    ),
    (
      "self.json",
      #"self.json:2:13: "self.json" leads back to itself; "#
        + "name a lesson that has a network of its own"
    ),
  ]

  @Test(arguments: bad)
  func badInputIsOneLineThatSaysWhere(words: String, message: String) throws {
    for command in ["train", "trace", "explore"] {
      let result = try backstep("\(command) \(words)", files: Self.files)
      #expect(result == Result(status: 65, output: "", errors: message + "\n"))
    }
  }

  @Test(arguments: ["ragged.csv", "nothing.csv"])
  func whatIsNoTableIsRefusedWithItsPlace(file: String) throws {
    let result = try backstep("train net.json --data \(file)", files: Self.files)
    #expect(result.status == 65)
    #expect(result.errors.hasPrefix("\(file):"))
    #expect(result.errors.filter(\.isNewline).count == 1)
  }
}
