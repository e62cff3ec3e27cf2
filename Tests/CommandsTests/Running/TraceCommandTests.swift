import Backprop
import Commands
import Documents
import Testing

@Suite struct TraceCommandTests {
  @Test func anEpochOfTheWorkedExampleIsSixtyLines() throws {
    let result = try backstep("trace worked-example")
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(result.output.split(separator: "\n").count == 60)
  }

  @Test func aLongerTraceBeginsAsAShorterOne() throws {
    let one = try backstep("trace worked-example --epochs 1 --json").output
    let two = try backstep("trace worked-example --epochs 2 --json").output
    #expect(two.hasPrefix(one))
  }

  @Test func inTextAStepIsALineWithFormulaNumbersValueAndSentence() throws {
    let lines = try backstep("trace worked-example").output.split(separator: "\n")
    #expect(
      lines[23].hasPrefix(
        "step 24, epoch 1, example 1, backward: ∂E/∂w5 = δ_o1 · ∂net_o1/∂w5 = "
          + "0.138498562 · 0.593269992 = 0.082167041. "))
  }

  @Test func inJSONAStepHasTheDocumentedKeys() throws {
    let steps = try objects(backstep("trace worked-example --format json"))
    let common = [
      "step", "epoch", "example", "index", "phase", "symbol", "formula", "numbers", "value",
      "says", "line",
    ]
    for step in steps {
      let keys = step.members.map(\.key)
      #expect(keys.starts(with: common))
      #expect([[], ["unit"], ["parameter"]].contains(Array(keys.dropFirst(common.count))))
    }
  }

  @Test func stepTwentyFourIsTheDerivativeForW5() throws {
    let step = try objects(backstep("trace worked-example --json"))[23]
    #expect(try step.required("step").integer("step") == 24)
    #expect(try step.required("index").integer("index") == 24)
    #expect(try step.required("phase").string("phase") == "backward")
    #expect(try step.required("symbol").string("symbol") == "∂E/∂w5")
    #expect(try step.required("value").number("value") == 0.08216704056423078)
    #expect(try step.required("line").integer("line") == 7)
  }

  @Test(arguments: [
    ("worked-example", "∂E/∂w2", #"{"layer": 0, "to": 0, "from": 1}"#),
    ("worked-example", "∂E/∂w7", #"{"layer": 1, "to": 1, "from": 0}"#),
    ("worked-example --bias trained", "∂E/∂b2", #"{"layer": 1, "bias": true}"#),
    ("net.json --data xor.csv", "∂E/∂b1", #"{"layer": 0, "to": 0, "bias": true}"#),
  ])
  func aParameterIsSaidByItsPlace(line: String, symbol: String, place: String) throws {
    let output = try backstep("trace \(line) --json", files: Files.all).output
    let step = output.split(separator: "\n").first { $0.contains(#""symbol": "\#(symbol)""#) }
    #expect(step?.hasSuffix(#""parameter": \#(place)}"#) == true)
  }

  @Test func aUnitIsSaidByItsName() throws {
    let lines = try backstep("trace worked-example --json").output.split(separator: "\n")
    #expect(lines[2].hasSuffix(#""unit": "h1"}"#))
  }

  @Test func theLastStepOfAnEpochIsItsCheck() throws {
    let step = try #require(try objects(backstep("trace worked-example --json")).last)
    #expect(try step.required("phase").string("phase") == "check")
    #expect(try step.required("symbol").string("symbol") == "E")
    #expect(try step.required("value").number("value") == 0.29102777369359933)
  }

  @Test(arguments: [
    ("", 60), ("--steps 5", 5), ("--steps 65", 65), ("--epochs 2", 120), ("--epochs 0", 0),
    ("--epochs 1 --steps 100", 60), ("--epochs 3 --steps 100", 100),
  ])
  func theFirstLimitReachedEndsIt(options: String, count: Int) throws {
    let steps = try objects(backstep("trace worked-example --json \(options)"))
    let numbers = try steps.map { try $0.required("step").integer("step") }
    #expect(numbers == Array((1...120).prefix(count)))
  }

  @Test func theEpochsOfALessonAreNotTheTraces() throws {
    let steps = try objects(backstep("trace one-weight --json"))
    #expect(try steps.last?.required("epoch").integer("epoch") == 1)
  }

  @Test func examplesAndEpochsAreCountedFromOne() throws {
    let steps = try objects(backstep("trace one-weight --epochs 2 --json"))
    let places = try steps.map {
      [try $0.required("epoch").integer("epoch"), try $0.required("example").integer("example")]
    }
    var seen: [[Int]] = []
    for place in places where place != seen.last { seen.append(place) }
    #expect(seen == [[1, 1], [1, 2], [1, 3], [2, 1], [2, 2], [2, 3]])
  }

  @Test(arguments: ["trace worked-example --ascii", "trace one-weight --ascii --json"])
  func asciiIsASCII(line: String) throws {
    let output = try backstep(line).output
    #expect(!output.isEmpty)
    #expect(isASCII(output))
  }

  @Test func digitsAreThoseAskedFor() throws {
    let output = try backstep("trace worked-example --digits 4 --steps 24").output
    #expect(output.contains(" = 0.0822. "))
  }

  @Test func columnsNameTheInputsInSymbols() throws {
    let step = try objects(backstep("trace net.json --data xor.csv --json", files: Files.all))[0]
    #expect(try step.required("symbol").string("symbol") == "w1·x1")
  }

  @Test func whatIsNotFiniteIsNull() throws {
    let line = "trace linear.json --data steep.csv --rate 1e300 --epochs 2 --json"
    let steps = try objects(backstep(line, files: Files.all))
    #expect(steps.contains { $0["value"]?.content == .null })
  }

  @Test func anInterruptedTraceKeepsWhatItHas() throws {
    let world = try CommandWorld()
    world.looksBeforeInterruption = 2
    #expect(world.run("trace worked-example --epochs 100 --json").status == 130)
    #expect(world.output.split(separator: "\n").count == 120)
    #expect(world.errors == "backstep: interrupted\n")
  }
}
