import Backprop
import Documents
import TestSupport
import Testing

/// Wrong values and papers whose verdicts another program has computed, on six networks.
@Suite struct SlipPapersTests {
  private static func file() throws -> JSONObject {
    try JSONReader.readObject(ProjectFiles.bytes("Tests/CommandsTests/Marking/Papers/slips.json"))
  }

  private static func objects(_ key: String) throws -> [JSONObject] {
    try file().required(key).array(key).map { try $0.object(key) }
  }

  private struct Reference {
    let document: String
    let data: String
    let options: [String]
    let root: JSONObject

    init(_ name: String) throws {
      root = try #require(
        try SlipPapersTests.objects("networks").first {
          try $0.required("name").string("name") == name
        })
      document = try root.required("document").string("document")
      data = try root.required("data").string("data")
      options = [
        "--rate", "\(try root.required("rate").number("rate"))", "--bias",
        try root.required("bias").string("bias"),
      ]
    }

    func mark(_ paper: String, _ more: [String] = []) throws -> Result {
      try backstep(
        ["mark", "network.json", "paper.csv", "--data", "data.csv", "--format", "json"] + options
          + more,
        files: ["network.json": document, "data.csv": data, "paper.csv": paper])
    }
  }

  private static func names(_ key: String) -> [String] {
    (try? objects(key).map { try $0.required("name").string("name") }) ?? []
  }

  private static func close(_ a: Double, _ b: Double) -> Bool {
    abs(a - b) <= 1e-12 * max(abs(a), abs(b)) + 1e-15
  }

  @Test(
    "each slip has the values that it has there, and no other slip has any",
    arguments: names("networks"))
  func values(network: String) throws {
    let reference = try Reference(network)
    let shape = try NetworkDocument.network(
      from: JSONReader.readObject(Array(reference.document.utf8)))
    var settings = TrainingSettings()
    settings.learningRate = try reference.root.required("rate").number("rate")
    let bias = try reference.root.required("bias").string("bias")
    settings.biases = try #require(TrainingSettings.Biases(rawValue: bias))
    let start = Run.Setup(
      network: shape,
      examples: Examples(
        inputs: [try reference.root.required("inputs").numbers("inputs")],
        targets: [try reference.root.required("targets").numbers("targets")]),
      settings: settings)
    var run = Run(start)
    _ = run.advance(to: .end(ofExample: 0))
    for step in try reference.root.required("steps").array("steps") {
      let step = try step.object("step")
      let symbol = try step.required("symbol").string("symbol")
      let quantity = try #require(run.pass.quantity(named: symbol))
      #expect(
        Self.close(run.pass.value(of: quantity), try step.required("right").number("right")))
      var expected: [String: [Double]] = [:]
      for slip in try step.required("slips").array("slips") {
        let slip = try slip.object("slip")
        expected[try slip.required("slip").string("slip")] =
          try slip.required("values").numbers("values")
      }
      let slips = run.pass.slips(of: quantity)
      #expect(Set(slips.map(\.slip.rawValue)) == Set(expected.keys), "\(symbol)")
      for (slip, values) in slips {
        let wanted = expected[slip.rawValue] ?? []
        #expect(values.count == wanted.count, "\(symbol) \(slip)")
        #expect(
          zip(values, wanted).allSatisfy { Self.close($0.value, $1) }, "\(symbol) \(slip) \(values)"
        )
      }
    }
  }

  @Test("each paper is marked as it is there", arguments: names("papers"))
  func papers(name: String) throws {
    let paper = try #require(
      try Self.objects("papers").first { try $0.required("name").string("name") == name })
    let reference = try Reference(try paper.required("network").string("network"))
    let result = try reference.mark(
      try paper.required("csv").string("csv"), try paper.required("options").strings("options"))
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    let marks = try object(result)
    #expect(try marks.required("format").string("format") == "backstep-marks")
    let students = try marks.required("students").array("students")
    let expected = try paper.required("students").array("students")
    try #require(students.count == expected.count)
    for (student, expected) in zip(students, expected) {
      try expect(student.object("student"), like: expected.object("student"))
    }
  }

  private func expect(_ student: JSONObject, like expected: JSONObject) throws {
    for key in ["points", "of"] {
      #expect(try student.required(key).number(key) == expected.required(key).number(key), "\(key)")
    }
    let firstWrong = try expected.required("firstWrong").string("firstWrong")
    let found = try student.required("firstWrong")
    #expect(
      firstWrong.isEmpty
        ? found.content == .null : found.content == .string(firstWrong))
    let answers = try student.required("answers").array("answers").map { try $0.object("answer") }
    let wanted = try expected.required("answers").array("answers").map { try $0.object("answer") }
    try #require(answers.count == wanted.count)
    for (answer, wanted) in zip(answers, wanted) {
      let symbol = try wanted.required("symbol").string("symbol")
      for key in ["symbol", "typed", "verdict"] {
        #expect(
          try answer.required(key).string(key) == wanted.required(key).string(key), "\(symbol)")
      }
      #expect(
        try answer.required("slips").strings("slips").sorted()
          == wanted.required("slips").strings("slips").sorted(), "\(symbol)")
      #expect(
        try answer.required("points").number("points") == wanted.required("points").number("points")
      )
      for key in ["right", "carried"] {
        guard let value = wanted.optional(key) else { continue }
        #expect(
          Self.close(try answer.required(key).number(key), try value.number(key)),
          "\(key) of \(symbol)")
      }
    }
  }

  @Test("what cannot be read is refused at its place", arguments: names("refused"))
  func refused(name: String) throws {
    let paper = try #require(
      try Self.objects("refused").first { try $0.required("name").string("name") == name })
    let reference = try Reference(try paper.required("network").string("network"))
    let result = try reference.mark(try paper.required("csv").string("csv"))
    let line = try paper.required("line").integer("line", in: 0...100)
    let column = try paper.required("column").integer("column", in: 0...100)
    var place = "paper.csv:"
    if line > 0 { place += "\(line):" }
    if column > 0 { place += "\(column): " }
    #expect(result.status == 65 && result.output.isEmpty)
    #expect(result.errors.hasPrefix(place), "\(result.errors)")
    #expect(result.errors.split(separator: "\n").count == 1)
  }
}
