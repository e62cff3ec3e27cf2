import Backprop
import Commands
import Documents
import Testing

@Suite struct TrainCommandTests {
  private func errors(_ line: String) throws -> [Double] {
    try object(backstep(line, files: Files.all)).required("errorPerEpoch").numbers("errors")
  }

  @Test func inJSONARunHasTheDocumentedKeys() throws {
    let run = try object(backstep("train worked-example --epochs 2 --json"))
    #expect(
      run.members.map(\.key) == [
        "format", "version", "epochs", "updates", "stopped", "errorPerEpoch", "evaluatedAt",
        "network",
      ])
    #expect(try run.required("format").string("format") == "backstep-run")
    #expect(try run.required("version").integer("version") == 1)
    #expect(try run.required("epochs").integer("epochs") == 2)
    #expect(try run.required("updates").integer("updates") == 2)
    #expect(try run.required("stopped").string("stopped") == "epoch-limit")
    _ = try NetworkDocument.network(from: run.required("network").object("network"))
  }

  @Test func theErrorsAreThoseOfTheBooks() throws {
    let errors = try errors("train worked-example --epochs 1 --json")
    #expect(errors == [0.2983711087600027, 0.29102777369359933])
  }

  @Test func whyARunEndedHasAName() throws {
    func stopped(_ options: String) throws -> String {
      try object(backstep("train one-weight --json " + options)).required("stopped").string("")
    }
    // A rate that is too large makes the error grow from the first epoch on.
    #expect(try stopped("--rate 1 --epochs 9 --patience 4") == "patience")
    #expect(try stopped("--rate 0.01 --epochs 9 --patience 4") == "epoch-limit")
    #expect(try stopped("--rate 0.01 --epochs 900 --stop-error 0.01") == "error")
  }

  @Test func noEpochsIsAnEvaluation() throws {
    let run = try object(backstep("train worked-example --epochs 0 --json"))
    #expect(try run.required("errorPerEpoch").numbers("errors") == [0.2983711087600027])
    #expect(try run.required("stopped").string("stopped") == "epoch-limit")
  }

  @Test(arguments: [
    "worked-example --epochs 5", "worked-example --bias trained --epochs 5",
    "worked-example --update sequential --epochs 3", "one-weight --epochs 6",
    "one-weight --batch 2 --reduction sum --rate 0.05 --epochs 4",
    "net.json --data xor.csv --batch 3 --loss mean-squared-error --epochs 4",
    "--layers 2-3-1 --data xor.csv --activation tanh --epochs 3",
  ])
  func trainsErrorsAreTheTracesChecksToTheBit(line: String) throws {
    let steps = try objects(backstep("trace \(line) --json", files: Files.all))
    let checks = try steps.filter { try $0.required("phase").string("phase") == "check" }
    let traced = try checks.map { try $0.required("value").number("value").bitPattern }
    #expect(try errors("train \(line) --json").dropFirst().map(\.bitPattern) == traced)
  }

  @Test(arguments: [
    (4, 10, [0, 4, 8, 10]), (5, 10, [0, 5, 10]), (100, 10, [0, 10]), (1, 2, [0, 1, 2]),
    (3, 0, [0]),
  ])
  func theErrorIsEvaluatedAsOftenAsAskedForAndAtTheEnd(
    every: Int, epochs: Int, evaluated: [Int]
  ) throws {
    let line = "train one-weight --epochs \(epochs) --evaluate-every \(every) --json"
    let run = try object(backstep(line))
    let found = try run.required("evaluatedAt").array("epochs").map { try $0.integer("epoch") }
    #expect(found == evaluated)
    let all = try errors("train one-weight --epochs \(epochs) --json")
    #expect(try run.required("errorPerEpoch").numbers("errors") == evaluated.map { all[$0] })
  }

  @Test func aSmallErrorEndsTheRun() throws {
    let run = try object(backstep("train one-weight --stop-error 0.5 --json"))
    #expect(try run.required("stopped").string("stopped") == "error")
    #expect(try run.required("epochs").integer("epochs") == 2)
  }

  @Test func anErrorThatIsSmallAtTheStartLeavesNothingToDo() throws {
    let run = try object(backstep("train worked-example --stop-error 1 --json"))
    #expect(try run.required("epochs").integer("epochs") == 0)
  }

  @Test func examplesThatAreAllClassifiedEndTheRun() throws {
    let line = "train net.json --data or.csv --epochs 10000 --stop-classified --json"
    let run = try object(backstep(line, files: Files.all))
    #expect(try run.required("stopped").string("stopped") == "classified")
    #expect(try run.required("accuracy").number("accuracy") == 1)
    #expect(try run.required("epochs").integer("epochs") < 10_000)
  }

  @Test func accuracyIsAShare() throws {
    let line = "train net.json --data xor.csv --epochs 0 --json"
    let run = try object(backstep(line, files: Files.all))
    #expect([0, 0.25, 0.5, 0.75, 1].contains(try run.required("accuracy").number("accuracy")))
  }

  @Test func continuousTargetsHaveNoAccuracy() throws {
    #expect(try object(backstep("train one-weight --json"))["accuracy"] == nil)
  }

  @Test func randomWeightsDependOnTheSeedAlone() throws {
    let line = "train --layers 2-3-1 --data xor.csv --epochs 5 --json --seed"
    #expect(try backstep("\(line) 7", files: Files.all) == backstep("\(line) 7", files: Files.all))
    #expect(try errors("\(line) 7") != errors("\(line) 8"))
  }

  @Test func inTextTheReportHasErrorsAndWeights() throws {
    let result = try backstep("train worked-example --epochs 1")
    #expect(result.output.contains(": 1 epoch, 1 update; the limit of epochs is reached\n"))
    #expect(result.output.contains("\n         1  0.291027774\n"))
    #expect(result.output.contains("\nw5    0.358916480\n"))
  }

  @Test func inTextTheClassifiedAreCounted() throws {
    let result = try backstep(
      "train net.json --data or.csv --epochs 10000 --stop-classified", files: Files.all)
    #expect(result.output.contains("every example is classified right\n"))
    #expect(result.output.contains("\nclassified right: 4 of 4\n"))
  }

  @Test func aTitleCannotActOnTheTerminal() throws {
    let text = """
      {"format": "backstep-lesson", "version": 1, "name": "n", "title": "a\\u001b[2Jb",
       "network": "worked-example",
       "data": {"header": ["a", "b", "c", "d"], "rows": [[1, 2, 3, 4]]}}
      """
    let world = try CommandWorld(files: ["l.json": text])
    world.isOutputTerminal = true
    #expect(world.run("train l.json").status == 0)
    #expect(world.output.hasPrefix("a\\u{1b}[2Jb: "))
  }

  @Test(arguments: [
    "train worked-example --epochs 2 --ascii", "train worked-example --epochs 2 --ascii --json",
    "train linear.json --data steep.csv --rate 1e9 --epochs 50 --ascii",
    "train linear.json --data steep.csv --rate 1e9 --epochs 50 --ascii --json",
  ])
  func asciiIsASCII(line: String) throws {
    let result = try backstep(line, files: Files.all)
    #expect(isASCII(result.output))
    #expect(isASCII(result.errors))
  }
}
