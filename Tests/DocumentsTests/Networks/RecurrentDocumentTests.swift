import Backprop
import Documents
import Testing

/// Recurrent networks as documents.
@Suite struct RecurrentDocumentTests {
  private func text(
    weights: String = "[[0, 0.1], [-0.3, 1e-17]]", more: String = #""biases": [0.25, 0]"#,
    units: String = #""inputUnits": [0], "outputUnits": [1]"#
  ) -> String {
    #"{"format": "backstep-network", "version": 1, "kind": "recurrent", "#
      + #""activation": "tanh", "weights": \#(weights), \#(more), \#(units)}"#
  }

  @Test func readsWhatTheDesignWrites() throws {
    let network = try network(
      text(more: #""units": 2, "settle": {"tolerance": 1e-4, "limit": 50, "damping": 0.25}"#))
    let recurrence = Recurrence(
      inputUnits: [0], outputUnits: [1], tolerance: 1e-4, limit: 50, damping: 0.25)
    #expect(network.shape.recurrence == recurrence)
    #expect(network.shape.layers[0].biases == .none)
    #expect(network.parameters == [0, 0.1, -0.3, 1e-17])
    #expect(network.unitNames == [["u1", "u2"]])
    #expect(network.inputNames == ["i1"])
  }

  @Test(arguments: [
    #""biases": [0.1, -0.2]"#, #""units": ["left", "right"]"#,
    #""biases": [1, 2], "inputs": ["x"], "settle": {"tolerance": 0, "limit": 7, "damping": 0.5}"#,
  ])
  func readsBackToTheSameBits(more: String) throws {
    let network = try network(text(more: more))
    let written = JSONWriter.document(NetworkDocument.output(network))
    #expect(try self.network(written) == network)
  }

  @Test(arguments: [
    ("[[0, 1]]", "a row of 2 weights for 1 unit"),
    ("[]", #""weights" is empty"#),
    ("[[0, 1], [2]]", "a row of 1 weight for 2 units"),
  ])
  func aMatrixIsSquare(weights: String, problem: String) throws {
    let error = try #require(try networkError(text(weights: weights)))
    #expect(error.contains(problem))
  }

  @Test(arguments: [
    (#""biases": [1]"#, "1 bias for 2 units"), (#""units": 3"#, "3 units for 2 rows of weights"),
    (#""settle": {"damping": 1}"#, #""damping" is 1"#),
    (#""settle": {"tolerance": -1}"#, #""tolerance" is -1"#),
    (#""settle": {"tolerence": 1}"#, #"did you mean "tolerance"?"#),
    (#""layers": []"#, "unknown key"), (#""loss": "cross-entropy""#, "half-squared-error"),
  ])
  func saysWhatIsWrong(more: String, problem: String) throws {
    let error = try #require(try networkError(text(more: more)))
    #expect(error.contains(problem), "\(error)")
  }

  @Test(arguments: [
    (#""inputUnits": [0], "outputUnits": []"#, #""outputUnits" is empty"#),
    (#""inputUnits": [0, 0], "outputUnits": [1]"#, "unit 0 stands twice"),
    (#""inputUnits": [2], "outputUnits": [1]"#, "inputUnits"),
    (#""outputUnits": [1]"#, "inputUnits"),
  ])
  func unitsAreNamedOnceAndAreThere(units: String, problem: String) throws {
    let error = try #require(try networkError(text(units: units)))
    #expect(error.contains(problem), "\(error)")
  }

  private func network(_ text: String) throws -> Network {
    try NetworkDocument.network(from: jsonObject(text))
  }
}
