import Backprop
import Commands
import Documents
import Testing

/// Every command on networks whose units feed each other.
@Suite struct RecurrentCommandTests {
  /// A recurrent network as a document.
  private static func network(
    _ weights: String, biases: String? = nil, inputUnits: String = "[0]", outputUnits: String,
    activation: String = "sigmoid", settle: String = ""
  ) -> String {
    """
    {"format": "backstep-network", "version": 1, "kind": "recurrent", "activation": "\(activation)",
     "weights": \(weights),\(biases.map { " \"biases\": \($0)," } ?? "")
     "inputUnits": \(inputUnits), "outputUnits": \(outputUnits)\(settle)}
    """
  }

  /// Two units that quell each other: at once they go to and fro, by halves they rest.
  private static func quelling(_ settle: String = "", inputUnits: String = "[]") -> String {
    network(
      "[[0, -10], [-10, 0]]", biases: "[5, 5]", inputUnits: inputUnits, outputUnits: "[0, 1]",
      settle: settle)
  }

  private static let files = Files.all.merging([
    "three.json": network(
      "[[0, 0.1, 0.2], [0.3, 0, 0.1], [0.2, 0.4, 0]]", biases: "[0, 0, 0]", outputUnits: "[2]"),
    "never.json": quelling(),
    "damped.json": quelling(#", "settle": {"damping": 0.5}"#),
    "short.json": quelling(#", "settle": {"limit": 2}"#),
    // Settles without an input, and with a large one; not in between.
    "some.json": quelling(inputUnits: "[0, 1]"),
    "one.json": network("[[0.5]]", outputUnits: "[0]", activation: "tanh"),
    // Rests where a push to one side grows.
    "saddle.json": network(
      "[[0, -10], [-10, 0]]", biases: "[5, 5]", inputUnits: "[]", outputUnits: "[0]",
      settle: #", "settle": {"damping": 0.5}"#),
    // What one unit sends itself grows in training.
    "growing.json": network("[[-3.9]]", outputUnits: "[0]"),
    "d.csv": "x,t\n1,0.8\n0.5,0.6\n", "rest.csv": "t1,t2\n0.3,0.3\n", "n.csv": "t\n0.3\n",
    "rows.csv": "a,b\n20,0\n0,0\n30,0\n", "low.csv": "x,t\n1.95,0.1\n",
  ]) { first, _ in first }

  private func run(_ line: String, input: [String] = []) throws -> Result {
    let world = try CommandWorld(files: Self.files)
    world.input = input
    let status = world.run(line).status
    return Result(status: status, output: world.output, errors: world.errors)
  }

  @Test func theAnswerIsThatOfTheOutputUnits() throws {
    let result = try run("predict three.json --data d.csv")
    #expect(result.errors.isEmpty)
    #expect(result.status == 0)
    #expect(result.output == "u3\n0.5942387778411092\n0.5885808574775949\n")
  }

  @Test func theAnswersAreThoseThatTrainingBeginsWith() throws {
    let answers = try objects(run("predict three.json --data d.csv --json")).map {
      try #require(try $0.required("outputs").numbers("outputs").first)
    }
    let trained = try object(run("train three.json --data d.csv --json"))
    let error = try trained.required("errorPerEpoch").numbers("errorPerEpoch")[0]
    let squares = zip([0.8, 0.6], answers).map { 0.5 * ($0 - $1) * ($0 - $1) }
    #expect(abs((squares[0] + squares[1]) / 2 - error) < 1e-15)
  }

  @Test func aRowThatDoesNotSettleEndsTheAnswers() throws {
    let result = try run("predict some.json --data rows.csv")
    #expect(result.status == 1)
    #expect(result.output.split(separator: "\n").count == 2)
    #expect(
      result.errors
        == "rows.csv:3:1: the network did not settle: still changing by 0.9856 after 1,000 sweeps "
        + "(tolerance 1e−6), to and fro between two states; --damping 0.5 may help, and "
        + "--not-settled continue answers with the last sweep\n")
  }

  @Test func aRowOfStandardInputThatDoesNotSettleEndsTheAnswers() throws {
    let result = try run("predict some.json --json", input: ["a,b\n20,0\n", "0,0\n30,0\n"])
    #expect(result.status == 1)
    #expect(result.output.split(separator: "\n").count == 1)
    #expect(result.errors.hasPrefix("<stdin>:3:1: the network did not settle: "))
  }

  @Test(arguments: ["--not-settled continue", "--damping 0.5"])
  func theyAreAnsweredWhereThatIsAskedFor(option: String) throws {
    let result = try run("predict some.json --data rows.csv \(option)")
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    #expect(result.output.split(separator: "\n").count == 4)
  }

  @Test func dampingLetsTwoUnitsRestHalfway() throws {
    let files = ["never.json --damping 0.5", "damped.json"]
    for file in files {
      let result = try run("predict \(file) --data rest.csv --json")
      let outputs = try objects(result)[0].required("outputs").numbers("outputs")
      #expect(outputs.count == 2 && outputs.allSatisfy { abs($0 - 0.5) < 1e-5 })
      #expect(try run("train \(file) --data rest.csv --epochs 3").status == 0)
    }
    let undamped = try run("predict damped.json --data rest.csv --damping 0")
    #expect(undamped.status == 1)
  }

  @Test(arguments: [
    (
      "never.json --data rest.csv",
      "the network did not settle in epoch 1, example 1: still changing by 0.9856 after "
        + "1,000 sweeps (tolerance 1e−6), to and fro between two states; "
        + "--damping 0.5 may help, and --not-settled continue goes on"
    ),
    (
      "short.json --data rest.csv --damping 0.75",
      "the network did not settle in epoch 1, example 1: still changing by 0.1692 after "
        + "2 sweeps (tolerance 1e−6); a larger --damping may help, and "
        + "--not-settled continue goes on"
    ),
  ])
  func trainingSaysHowItDidNotSettle(line: String, error: String) throws {
    let result = try run("train \(line)")
    #expect(result.status == 1)
    #expect(result.errors == "backstep: \(error)\n")
    #expect(result.output.contains("stopped: the network does not settle"))
  }

  @Test func ofDeltasThatGrowItPromisesNothingOfDamping() throws {
    let result = try run("train saddle.json --data n.csv")
    #expect(result.status == 1)
    #expect(result.errors.hasPrefix("backstep: the δ of the network did not settle in epoch 1"))
    #expect(!result.errors.contains("--damping"))
    #expect(result.errors.hasSuffix("; --not-settled continue goes on\n"))
  }

  @Test func inJSONItIsStopped() throws {
    let stopped = try object(run("train never.json --data rest.csv --json"))
    #expect(try stopped.required("stopped").string("stopped") == "not-settled")
    #expect(try stopped.required("epochs").integer("epochs", in: 0...9) == 0)
    let gone = try object(
      run("train never.json --data rest.csv --json --epochs 3 --not-settled continue"))
    #expect(try gone.required("stopped").string("stopped") == "epoch-limit")
    #expect(try gone.required("updates").integer("updates", in: 0...9) == 3)
  }

  @Test func theWeightsThatStillSettledAreKept() throws {
    let world = try CommandWorld(files: Self.files)
    let line = "train growing.json --data low.csv --rate 8 --save out.json --epochs 50 --json"
    #expect(world.run(line).status == 1)
    #expect(world.errors.contains("did not settle in epoch "))
    let saved = try JSONReader.readObject(Array(try #require(world.written["out.json"]).utf8))
    let network = try NetworkDocument.contents(of: saved).network
    #expect(network.parameters != [-3.9])
    let updates = try JSONReader.readObject(Array(world.output.utf8)).required("updates")
      .integer("updates", in: 1...50)
    let limited = try object(
      run(
        "train growing.json --data low.csv --rate 8 --json --not-settled continue "
          + "--epochs \(updates)"))
    #expect(
      try NetworkDocument.contents(of: limited.required("network").object("network")).network
        .parameters == network.parameters)
  }

  @Test(arguments: Optimizer.allCases.map(\.rawValue), ["1", "2", "full"])
  func everyOptimizerTrains(optimizer: String, batch: String) throws {
    let result = try run(
      "train three.json --data d.csv --rate 0.01 --epochs 5 --optimizer \(optimizer) "
        + "--batch \(batch) --json")
    let errors = try object(result).required("errorPerEpoch").numbers("errorPerEpoch")
    #expect(errors.count == 6)
    #expect(errors[5] < errors[0])
  }

  @Test(arguments: ["three.json", "one.json"], ["", " --damping 0.3"])
  func gradientsAreSlopes(file: String, option: String) throws {
    let result = try run("check \(file) --data d.csv --batch full\(option)")
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
  }

  @Test func noGradientIsCheckedWhereItDoesNotSettle() throws {
    let result = try run("check never.json --data rest.csv")
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    #expect(
      result.errors.hasPrefix(
        "backstep: the network did not settle for example 1 of the first batch: "))
  }

  @Test func aTraceEndsAtTheSweepAfterWhichItWasGivenUp() throws {
    let result = try run("trace short.json --data rest.csv --format json")
    #expect(result.status == 1)
    #expect(result.errors.hasPrefix("backstep: the network did not settle in epoch 1, example 1: "))
    let steps = try objects(result)
    // Two sweeps of two units, with two terms, net and out each, and the change.
    #expect(steps.count == 18)
    #expect(try steps[17].required("symbol").string("symbol") == "change")
    #expect(try run("trace short.json --data rest.csv --steps 18").status == 1)
    #expect(try run("trace short.json --data rest.csv --steps 17").status == 0)
    let gone = try objects(
      run("trace short.json --data rest.csv --format json --not-settled continue"))
    #expect(gone.count > 18)
  }

  @Test(arguments: [
    (
      "export three.json --data d.csv --to numpy",
      "export writes scripts of layered networks, and this one is recurrent; "
        + "trace and check show its gradients"
    ),
    (
      "train three.json --data d.csv --loss mean-squared-error",
      "a recurrent network has sigmoid or tanh units and the loss half-squared-error; "
        + "leave --loss out"
    ),
    (
      "train three.json --data d.csv --update sequential",
      "sequential updates go layer by layer, and a recurrent network has no layers; "
        + "take simultaneous updates"
    ),
    (
      "train three.json --data d.csv --layers 2-2",
      "--layers makes a network, so \"three.json\" is one too many"
    ),
    (
      "train net.json --data xor.csv --damping 0.5",
      "damping is for recurrent networks, and this one is layered; leave it out"
    ),
    (
      "train net.json --data xor.csv --not-settled stop",
      "not-settled is for recurrent networks, and this one is layered; leave it out"
    ),
    (
      "predict net.json --data xor.csv --damping 0.5",
      "damping is for recurrent networks, and this one is layered; leave it out"
    ),
  ])
  func whatDoesNotGoWithTheKindIsRefused(line: String, error: String) throws {
    #expect(try run(line) == Result(status: 2, output: "", errors: "backstep: \(error)\n"))
  }

  @Test(arguments: ["text", "json", "markdown", "latex"])
  func itsTraceIsWrittenInEveryFormat(format: String) throws {
    for file in ["three.json", "one.json"] {
      let result = try run("trace \(file) --data d.csv --format \(format)")
      #expect(result.status == 0)
      #expect(!result.output.contains("parameter("))
      #expect(!result.output.contains("input("))
    }
  }
}
