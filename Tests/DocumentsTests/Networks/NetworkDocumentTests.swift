import Backprop
import Documents
import Testing

@Suite struct NetworkDocumentTests {
  @Test(arguments: 0..<200 as Range<UInt64>)
  func aNetworkReadsBackAsTheSameBits(seed: UInt64) throws {
    let before = RandomNetwork.make(seed: seed)
    let text = JSONWriter.document(NetworkDocument.output(before))
    let after = try network(text)
    #expect(after == before)
    #expect(after.parameters.map(\.bitPattern) == before.parameters.map(\.bitPattern))
  }

  @Test func namesLeftOutAreMade() throws {
    let network = try network(networkText(inputs: #""inputs": 2"#))
    #expect(network.inputNames == ["i1", "i2"])
    #expect(network.unitNames == [["h1"], ["o1"]])
  }

  @Test func oneSharedBiasIsReadFromAListOfEqualOnes() throws {
    let layer =
      #"{"activation": "relu", "weights": [[1], [2]], "biases": [7, 7], "sharedBias": true}"#
    let network = try network(
      #"{"format": "backstep-network", "version": 1, "loss": "half-squared-error", "inputs": 1, "#
        + #""layers": [\#(layer)]}"#)
    #expect(network.shape.layers[0].biases == .shared)
    #expect(network.parameters == [1, 2, 7])
  }

  @Test(arguments: [
    (#""sharedBias": false, "biases": [7]"#, LayerShape.Biases.perUnit),
    (#""biases": [7]"#, .perUnit), (#""biases": null"#, .none), (#""// biases": [7]"#, .none),
  ])
  func biasesAreWhatTheDocumentSays(member: String, biases: LayerShape.Biases) throws {
    let output = #"{"activation": "linear", "weights": [[3]], \#(member)}"#
    #expect(try network(networkText(output: output)).shape.layers[1].biases == biases)
  }

  @Test(arguments: ["layered", nil])
  func theKindMayBeSaid(kind: String?) throws {
    let member = kind.map { #", "kind": "\#($0)""# } ?? ""
    let head = #""format": "backstep-network", "version": 1\#(member)"#
    #expect(try networkError(networkText(head: head)) == nil)
  }

  static let badHeads: [(String, String)] = [
    (
      #""format": "backstep-network", "version": 2"#,
      "f:1:43: version 2 is newer than this program; it reads version 1"
    ),
    (
      #""format": "backstep-network", "version": 0"#,
      #"f:1:43: 0 is out of range for "version"; write a whole number from 1 on"#
    ),
    (
      #""format": "backstep-lesson", "version": 1"#,
      #"f:1:12: the format is "backstep-lesson"; it should be "backstep-network""#
    ),
    (
      #""format": "backstep-network""#,
      #"f:1:1: "version" is missing; add it to the object that begins here"#
    ),
    (
      #""format": "backstep-network", "version": 1, "kind": "recurent""#,
      #"f:1:54: "recurent" is no "kind"; did you mean "recurrent"?"#
    ),
    (
      #""format": "backstep-network", "version": 1, "lossy": 1"#,
      #"f:1:46: unknown key "lossy"; did you mean "loss"?"#
    ),
    (
      #""format": "backstep-network", "version": 1, "weather": 1"#,
      #"f:1:46: unknown key "weather"; a network knows "format", "version", "kind", "loss", "#
        + #""inputs", "columns", "targets", "classes", "scale", "targetScale", "layers""#
    ),
  ]

  @Test(arguments: badHeads)
  func saysWhatIsWrongWithTheHead(head: String, line: String) throws {
    #expect(try networkError(networkText(head: head)) == line)
  }

  static let badParts: [(String, String)] = [
    (
      networkText(loss: #""loss": "half-square-error""#),
      #"f:1:54: "half-square-error" is no "loss"; did you mean "half-squared-error"?"#
    ),
    (
      networkText(inputs: #""inputs": 0"#),
      #"f:1:86: 0 is out of range for "inputs"; write a whole number from 1 to 1000000"#
    ),
    (
      networkText(inputs: #""inputs": []"#),
      #"f:1:86: "inputs" is empty; a network has one input or more"#
    ),
    (
      networkText(inputs: #""inputs": "two""#),
      #"f:1:86: a string where "inputs" needs a whole number; write a whole number from 1 to 1000000"#
    ),
    (
      networkText(inputs: #""inputs": ["x", 2]"#),
      #"f:1:92: a number where "inputs" needs a string; write text in double quotes"#
    ),
    (
      #"{"format": "backstep-network", "version": 1, "loss": "mean-squared-error", "inputs": 1, "#
        + "\n\"layers\": []}",
      #"f:2:11: "layers" is empty; a network has one layer or more"#
    ),
    (
      #"{"format": "backstep-network", "version": 1, "loss": "mean-squared-error", "inputs": 1, "#
        + "\n\"layers\": [3]}",
      #"f:2:12: a number where "layers" needs an object; write it in { }"#
    ),
  ]

  @Test(arguments: badParts)
  func saysWhatIsWrongWithAPart(text: String, line: String) throws {
    #expect(try networkError(text) == line)
  }

  static let badLayers: [(String, String)] = [
    (
      #"{"activation": "sigmod", "weights": [[1, 2]]}"#,
      #"f:2:16: "sigmod" is no "activation"; did you mean "sigmoid"?"#
    ),
    (
      #"{"activation": "tanh", "weight": [[1, 2]]}"#,
      #"f:2:24: unknown key "weight"; did you mean "weights"?"#
    ),
    (
      #"{"activation": "tanh"}"#,
      #"f:2:1: "weights" is missing; add it to the object that begins here"#
    ),
    (
      #"{"activation": "tanh", "weights": []}"#,
      #"f:2:35: "weights" is empty; it has a row for each unit"#
    ),
    (
      #"{"activation": "tanh", "weights": [[1, 2, 3]]}"#,
      "f:2:36: a row of 3 weights for 2 inputs; "
        + "a row has a number for each unit of the layer before, or each input"
    ),
    (
      #"{"activation": "tanh", "weights": [[1, 2], [1]]}"#,
      "f:2:44: a row of 1 weight for 2 inputs; "
        + "a row has a number for each unit of the layer before, or each input"
    ),
    (
      #"{"activation": "tanh", "weights": [[1, "2"]]}"#,
      #"f:2:40: a string where "weights" needs a number; write a number such as 0.5"#
    ),
    (
      #"{"activation": "tanh", "weights": [1, 2]}"#,
      #"f:2:36: a number where "weights" needs a list; write it in [ ]"#
    ),
    (
      #"{"activation": "tanh", "weights": [[1, 2]], "units": ["a", "b"]}"#,
      #"f:2:54: 2 names for 1 row of weights; name each unit, or leave "units" out"#
    ),
    (
      #"{"activation": "tanh", "weights": [[1, 2]], "biases": [1, 2]}"#,
      "f:2:55: 2 biases for 1 unit; give a number for each unit, also where they share it"
    ),
    (
      #"{"activation": "tanh", "weights": [[1, 2]], "sharedBias": true}"#,
      #"f:2:59: a shared bias without "biases"; add "biases", a number for each unit"#
    ),
    (
      #"{"activation": "tanh", "weights": [[1, 2], [3, 4]], "biases": [1, 2], "sharedBias": true}"#,
      #"f:2:63: a shared bias with different values; make them equal, or leave "sharedBias" out"#
    ),
    (
      #"{"activation": "tanh", "weights": [[1, 2]], "biases": [1], "sharedBias": 1}"#,
      #"f:2:74: a number where "sharedBias" needs true or false; "#
        + "write true or false, without quotes"
    ),
  ]

  private static let pairs =
    "cross-entropy goes with softmax outputs, binary-cross-entropy with sigmoid outputs, "
    + "the squared errors with all but softmax"

  static let badPairs: [(String, String)] = [
    (
      networkText(loss: #""loss": "cross-entropy""#),
      "f:3:16: cross-entropy does not go with linear outputs; " + pairs
    ),
    (
      networkText(loss: #""loss": "binary-cross-entropy""#),
      "f:3:16: binary-cross-entropy does not go with linear outputs; " + pairs
    ),
    (
      networkText(output: #"{"activation": "softmax", "weights": [[3], [4]]}"#),
      "f:3:16: half-squared-error does not go with softmax outputs; " + pairs
    ),
    (
      networkText(hidden: #"{"activation": "softmax", "weights": [[1, 2]]}"#),
      "f:2:16: a hidden layer cannot be softmax; " + pairs
    ),
  ]

  @Test(arguments: badPairs)
  func saysWhichActivationsALossGoesWith(text: String, line: String) throws {
    #expect(try networkError(text) == line)
  }

  /// What would not fit the memory is refused before a row is looked at.
  @Test func aNetworkHasTwentyMillionWeightsAtMost() throws {
    let rows = String(repeating: "[],", count: 20) + "[]"
    let text = networkText(
      inputs: #""inputs": 1000000"#, hidden: #"{"activation": "tanh", "weights": [\#(rows)]}"#)
    #expect(
      try networkError(text)
        == "f:2:35: with these the network has more than 20 million weights; "
        + "give it fewer units or inputs")
  }

  @Test(arguments: badLayers)
  func saysWhatIsWrongWithALayer(layer: String, line: String) throws {
    #expect(try networkError(networkText(hidden: layer)) == line)
  }
}
