import Backprop
import Documents
import Testing

@Suite struct CheckCommandTests {
  private static let networkWithKink = """
    {"format": "backstep-network", "version": 1, "loss": "half-squared-error", "inputs": 2,
     "layers": [{"activation": "relu", "weights": [[0.5, -0.5], [0.25, 0.75]], "biases": [0, 1]},
                {"activation": "sigmoid", "weights": [[0.5, 0.5]], "biases": [0]}]}
    """
  private static let files = Files.all.merging([
    "kink.json": networkWithKink, "ones.csv": "a,b,t\n1,1,1\n",
  ]) { first, _ in first }

  private func parameters(_ result: Result) throws -> [JSONObject] {
    try object(result).required("parameters").array("parameters").map {
      try $0.object("parameters")
    }
  }

  @Test(arguments: [
    "worked-example", "worked-example --bias trained", "one-weight", "net.json --data xor.csv",
    "net.json --data xor.csv --batch full --loss mean-squared-error",
    "--layers 2-5-4-1 --data xor.csv --batch 3 --reduction sum --activation tanh",
  ])
  func backpropagationAgrees(line: String) throws {
    let result = try backstep("check \(line) --json", files: Self.files)
    #expect(result.status == 0)
    #expect(result.errors == "")
    let check = try object(result)
    #expect(check.members.map(\.key) == ["format", "version", "worst", "parameters"])
    #expect(try check.required("format").string("format") == "backstep-check")
    let errors = try parameters(result).map {
      try $0.required("relativeError").number("relativeError")
    }
    #expect(try check.required("worst").number("worst") == errors.max())
    #expect(errors.allSatisfy { $0 < 1e-6 })
  }

  @Test func aParameterHasTheDocumentedKeys() throws {
    for parameter in try parameters(backstep("check worked-example --json")) {
      #expect(
        parameter.members.map(\.key)
          == ["symbol", "parameter", "analytic", "numeric", "relativeError"])
    }
  }

  @Test(arguments: [
    ("worked-example", 8), ("worked-example --bias trained", 10), ("net.json --data xor.csv", 3),
    ("net.json --data xor.csv --bias fixed", 2),
  ])
  func fixedBiasesAreLeftOutAndSharedOnesStandOnce(line: String, count: Int) throws {
    let check = try parameters(backstep("check \(line) --json", files: Self.files))
    #expect(check.count == count)
  }

  @Test func aSharedBiasHasNoUnit() throws {
    let output = try backstep("check worked-example --bias trained --json").output
    #expect(
      output.contains(#""parameter": { "layer": 1, "bias": true }"#)
        || output.contains(
          #""parameter": {"layer": 1, "bias": true}"#)
    )
  }

  @Test func theAnalyticNumbersAreThoseOfTheTrace() throws {
    let check = try parameters(backstep("check worked-example --json"))
    #expect(try check[4].required("analytic").number("analytic") == 0.08216704056423078)
    let batch = "net.json --data xor.csv --batch full --json"
    let mean = try objects(backstep("trace \(batch)", files: Self.files)).first {
      $0["symbol"]?.content == .string("mean ∂E/∂w2")
    }
    let second = try parameters(backstep("check \(batch)", files: Self.files))[1]
    #expect(try second.required("analytic").content == mean?.required("value").content)
  }

  @Test(arguments: ["", " --json"])
  func sequentialUpdatesAreNotTheGradient(format: String) throws {
    let result = try backstep("check worked-example --update sequential\(format)")
    #expect(result.status == 1)
    #expect(result.errors.hasPrefix("backstep: gradients disagree, ∂E/∂w"))
    #expect(result.errors.filter(\.isNewline).count == 1)
    #expect(!result.output.isEmpty)
  }

  @Test func inTextTheWorstStandsFirst() throws {
    let sequential = try backstep("check worked-example --update sequential")
    let lines = sequential.output.split(separator: "\n")
    #expect(lines[0].contains("analytic") && lines[0].contains("numeric"))
    let worst = lines[1].prefix { $0 != " " }
    #expect(sequential.errors.contains("∂E/∂\(worst) the most"))
    #expect(lines.last?.hasPrefix("4 of 8 parameters disagree: sequential updates") == true)
  }

  @Test func theLastLineSaysThatAllAgree() throws {
    let lines = try backstep("check worked-example").output.split(separator: "\n")
    #expect(lines.count == 10)
    #expect(lines[9].hasPrefix("8 of 8 parameters agree; the largest relative error is "))
  }

  @Test func kinksAreNamedAndNotCounted() throws {
    let line = "check kink.json --data ones.csv"
    let text = try backstep(line, files: Self.files)
    #expect(text.status == 0)
    #expect(
      text.output.contains("not counted, for relu has a kink next to their values: w1, w2, b1\n"))
    #expect(text.output.contains("\n6 of 9 parameters agree; "))
    let check = try parameters(backstep(line + " --json", files: Self.files))
    #expect(check.map { $0["kink"]?.content == .bool(true) }.filter { $0 }.count == 3)
    #expect(check[0]["relativeError"]?.content == .null)
  }

  @Test func ofManyParametersTheWorstAreShown() throws {
    let output = try backstep("check --layers 2-30-1 --data xor.csv", files: Self.files).output
    #expect(output.contains("… and 81 more; --json lists them all\n"))
    #expect(output.contains("121 of 121 parameters agree"))
  }

  @Test func whatIsNotFiniteDisagrees() throws {
    let files = Self.files.merging(["far.csv": "a,b,t\n1e200,1e200,1\n"]) { first, _ in first }
    let result = try backstep("check linear.json --data far.csv", files: files)
    #expect(result.status == 1)
    #expect(result.errors.contains("NaN"))
  }

  @Test func asciiIsASCII() throws {
    let result = try backstep("check worked-example --update sequential --ascii")
    #expect(isASCII(result.output) && isASCII(result.errors))
  }

  @Test func anInterruptedCheckIsStatus130() throws {
    let world = try CommandWorld(files: Self.files)
    world.looksBeforeInterruption = 0
    #expect(world.run("check --layers 2-400-100-1 --data xor.csv --batch full").status == 130)
    #expect(world.errors.hasPrefix("backstep: interrupted after "))
    #expect(world.errors.hasSuffix(" of 41,401 parameters\n"))
  }

  @Test(arguments: ["text", "json"])
  func anInterruptedCheckShowsWhatItHas(format: String) throws {
    let world = try CommandWorld(files: Self.files)
    world.looksBeforeInterruption = 3
    let line = "check --layers 2-400-100-1 --data xor.csv --format \(format)"
    #expect(world.run(line).status == 130)
    let done = try #require(
      world.errors.split(separator: " ").dropFirst(3).first.flatMap { Int($0) })
    #expect(done > 0)
    if format == "json" {
      let object = try JSONReader.readObject(Array(world.output.utf8))
      #expect(try object.required("parameters").array("parameters").count == done)
    } else {
      #expect(world.output.contains("\(done) of 41,401 parameters were compared"))
    }
  }

  @Test func progressIsShownOnATerminal() throws {
    let world = try CommandWorld(files: Self.files)
    world.showsProgress = true
    world.looksBeforeInterruption = 5
    #expect(world.run("check --layers 2-400-100-1 --data xor.csv").status == 130)
    #expect(world.errors.contains(" of 41,401 parameters compared"))
    #expect(!world.output.contains("\r"))
  }
}
