import Backprop
import Documents
import Testing

/// The names of inputs and units, of which symbols are made.
@Suite struct NetworkNameTests {
  static let bad: [(String, String)] = [
    (
      networkText(inputs: #""inputs": ["x", "a b"]"#),
      #"f:1:92: "a b" cannot name a unit; use at most 24 ASCII letters, digits, _ and ."#
    ),
    (
      networkText(inputs: #""inputs": ["", "y"]"#),
      #"f:1:87: "" cannot name a unit; use at most 24 ASCII letters, digits, _ and ."#
    ),
    (
      networkText(inputs: #""inputs": ["größe", "y"]"#),
      #"f:1:87: "größe" cannot name a unit; use at most 24 ASCII letters, digits, _ and ."#
    ),
    (
      networkText(inputs: #""inputs": ["abcdefghijklmnopqrstuvwxy", "y"]"#),
      #"f:1:87: "abcdefghijklmnopqrstuvwxy" cannot name a unit; "#
        + "use at most 24 ASCII letters, digits, _ and ."
    ),
    (
      networkText(inputs: #""inputs": ["x", "x"]"#),
      #"f:1:92: two units are named "x"; give each input and unit a name of its own"#
    ),
    (
      networkText(hidden: #"{"activation": "tanh", "weights": [[1, 2]], "units": ["y"]}"#),
      #"f:2:55: two units are named "y"; give each input and unit a name of its own"#
    ),
    (
      networkText(inputs: #""inputs": ["x", "h1"]"#),
      #"f:1:92: two units are named "h1"; give each input and unit a name of its own"#
    ),
    (
      networkText(
        inputs: #""inputs": 2"#,
        output: #"{"activation": "linear", "weights": [[3]], "units": ["i2"]}"#),
      #"f:3:54: two units are named "i2"; give each input and unit a name of its own"#
    ),
  ]

  @Test(arguments: bad)
  func aBadNameIsShownWhereItStands(text: String, line: String) throws {
    #expect(try networkError(text) == line)
  }

  @Test(arguments: ["h1.1", "petal_width", "A", "x9", "abcdefghijklmnopqrstuvwx"])
  func namesAreLettersDigitsUnderscoresAndPoints(name: String) throws {
    #expect(try network(networkText(inputs: #""inputs": ["\#(name)", "y"]"#)).inputNames[0] == name)
  }
}
