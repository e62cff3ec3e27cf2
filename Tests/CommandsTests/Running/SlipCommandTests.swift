import Backprop
import Documents
import TestSupport
import Testing

/// `trace` and `check` of runs that make a slip.
@Suite struct SlipCommandTests {
  private static let recurrent = """
    {"format": "backstep-network", "version": 1, "kind": "recurrent", "activation": "sigmoid",
     "units": 2, "weights": [[0, 0.1], [0.3, 0]], "biases": [0, 0], "inputUnits": [0],
     "outputUnits": [1], "settle": {"tolerance": 1e-6, "limit": 100}}
    """
  private static let softmax = """
    {"format": "backstep-network", "version": 1, "loss": "cross-entropy", "inputs": 2,
     "layers": [{"activation": "softmax", "weights": [[0.1, -0.2], [0.3, 0.4]]}]}
    """

  private func run(_ line: String) throws -> Result {
    try backstep(
      line,
      files: Files.all.merging([
        "ring.json": Self.recurrent, "softmax.json": Self.softmax,
        "practice.json": try ProjectFiles.text("Assets/lessons/practice.json"),
        "shares.csv": "a,b,p,q\n1,2,0,1\n", "two.csv": "a,b\n1,2\n",
      ]) { first, _ in first })
  }

  @Test func aWrongStepSaysWhatIsWrong() throws {
    let lines = try run("trace worked-example --slip no-bias").output.split(separator: "\n")
    #expect(
      lines[2] == "step 3, epoch 1, example 1, forward: net_h1 = w1·i1 + w2·i2 + b1 = 0.15·0.05 + "
        + "0.2·0.1 + 0.35, with no-bias 0.0275. The bias is missing: it is a weight whose input is "
        + "always 1.")
    // What follows is right with it.
    #expect(
      lines[3].contains(": out_h1 = 1/(1 + e^(−net_h1)) = 1/(1 + e^(−0.0275)) = 0.506874567."))
    #expect(lines.count == 60)
  }

  @Test func objectsHaveTheSlipWhereItIs() throws {
    let steps = try objects(try run("trace worked-example --slip no-bias --json"))
    for step in steps {
      let isNet = try step.required("symbol").string("symbol").hasPrefix("net")
      #expect(try step.optional("slip")?.string("slip") == (isNet ? "no-bias" : nil))
    }
  }

  @Test func handoutsNameTheSlip() throws {
    let markdown = try run("trace worked-example --slip no-half --format markdown").output
    #expect(markdown.contains("Learning rate: `η = 0.5`. Slip: `no-half`.\n"))
    #expect(markdown.contains(", with no-half 0.549622166`\n"))
    let latex = try run("trace worked-example --slip no-half --format latex").output
    #expect(latex.contains("$\\eta = 0.5$. Slip: \\texttt{no-half}.\n"))
    #expect(latex.contains("&\\phantom{=}\\ \\text{with no-half}\\ 0.549622166"))
  }

  @Test("each symbol has the value of sequential updates", arguments: ["json", "csv"])
  func updatedTooEarly(format: String) throws {
    let line = "trace worked-example --epochs 3 --format csv"
    func values(_ options: String) throws -> Set<Substring> {
      // The order of the steps is that of simultaneous updates.
      Set(
        try run("\(line) \(options)").output.split(separator: "\n").dropFirst().map {
          let fields = $0.split(separator: ",")
          return Substring(fields[1...2].joined() + fields[4...].joined(separator: ","))
        })
    }
    #expect(try values("--slip updated-weights") == values("--update sequential"))
    let rows = try run("\(line) --slip updated-weights").output.split(separator: "\n")
    #expect(rows[60].hasPrefix("60,1,1,check,E,0.29102792"))
  }

  @Test func conditionsAskTheWrongRun() throws {
    let result = try run("trace worked-example --slip no-half --epochs 3 --only E --format csv")
    let errors = result.output.split(separator: "\n").dropFirst().compactMap {
      Double($0.split(separator: ",")[5])
    }
    #expect(errors.count == 3 && errors[0] > 0.58)
    let hits = try backstep(
      [
        "trace", "worked-example", "--slip", "no-half", "--epochs", "3", "--format", "csv",
        "--where",
      ]
        + ["E < \(errors[1] + 1e-9)"])
    #expect(hits.output.split(separator: "\n").count == 2)
  }

  @Test(arguments: [
    ("trace worked-example --slip no-bais", "unknown slip \"no-bais\"; did you mean no-bias?"),
    (
      "trace worked-example --slip zzz",
      "unknown slip \"zzz\"; backstep trace --help lists them"
    ),
    (
      "check worked-example --slip bias-frozen",
      "--slip bias-frozen: biases are fixed here, and have no gradient; --bias trained trains them"
    ),
    (
      "trace worked-example --slip no-mean",
      "--slip no-mean: the loss is half-squared-error, and only mean-squared-error is a mean"
    ),
    (
      "trace worked-example --slip updated-weights --update sequential",
      "--slip updated-weights: --update sequential does the same already"
    ),
    (
      "trace worked-example --slip uphill --optimizer adam",
      "--slip uphill: it is one of plain descent: --optimizer sgd"
    ),
    (
      "trace softmax.json --data shares.csv --slip sign",
      "--slip sign: with cross-entropy the backward phase begins with δ: there is no ∂E/∂out of an "
        + "output"
    ),
    (
      "trace softmax.json --data shares.csv --slip no-bias --ascii",
      "--slip no-bias: the network has no biases"
    ),
    (
      "trace ring.json --data two.csv --slip no-bias",
      "--slip no-bias: slips are those of layered networks, and this one is recurrent"
    ),
    ("train worked-example --slip no-bias", "--slip is no option of train"),
  ])
  func whatCannotBeHadIsRefused(line: String, words: String) throws {
    #expect(try run(line) == Result(status: 2, output: "", errors: "backstep: \(words)\n"))
  }

  @Test func whatShowsNoSlipIsSaid() throws {
    let result = try run("trace worked-example --slip mean-over-outputs --steps 1")
    #expect(result.status == 0)
    #expect(
      result.errors
        == "backstep: with mean-over-outputs every number of the first example is right\n")
  }

  @Test(arguments: [
    ("no-bias", 1, "no-bias is found\n"), ("no-derivative", 1, "no-derivative is found\n"),
    ("no-half", 0, "no-half is not found: it changes E, and no gradient\n"),
    ("no-rate", 0, "no-rate is not found: it changes the update, and no gradient\n"),
  ])
  func aCheckSaysWhetherItFindsTheSlip(slip: String, status: Int32, words: String) throws {
    let text = try run("check practice.json --slip \(slip)")
    #expect(text.status == status)
    #expect(text.output.hasSuffix("\n" + words))
    let root = try object(try run("check practice.json --slip \(slip) --json"))
    #expect(try root.required("slip").string("slip") == slip)
    #expect(try root.required("found").bool("found") == (status == 1))
    #expect(try (root.required("worst").number("worst") > 0.05) == (status == 1))
  }

  /// A document whose run makes a slip: one that fits nowhere is refused, with its place.
  @Test(arguments: [
    (lesson: "settle", slip: "no-bias", problem: "slips are those of layered networks"),
    (lesson: "practice", slip: "no-mean", problem: "the loss is half-squared-error"),
  ])
  func aSlipOfADocumentFits(lesson: String, slip: String, problem: String) throws {
    let text = try ProjectFiles.text("Assets/lessons/\(lesson).json")
      .replacing("\"name\": \"\(lesson)\",", with: "\"name\": \"mine\", \"slip\": \"\(slip)\",")
    let result = try backstep("train mine.json --epochs 1", files: ["mine.json": text])
    #expect(result.status == 65)
    #expect(result.errors.hasPrefix("mine.json:4:27: \(slip) fits nowhere here: \(problem)"))
  }

  /// Papers about a saved run that makes a slip are marked by the right rules.
  @Test func aPaperIsMarkedByTheRightRules() throws {
    let text = try ProjectFiles.text("Assets/lessons/practice.json")
      .replacing("\"name\": \"practice\",", with: "\"name\": \"mine\", \"slip\": \"no-bias\",")
    let result = try backstep(
      "mark mine.json paper.csv",
      files: ["mine.json": text, "paper.csv": "symbol,value\nnet_h1,-0.970\n"])
    #expect(result.output.contains("points: 1 of 1"))
    #expect(result.errors.contains("no-bias of mine left out: only right numbers count here"))
  }
}
