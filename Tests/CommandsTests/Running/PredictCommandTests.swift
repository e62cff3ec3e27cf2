import Commands
import Documents
import Opening
import Testing

@Suite struct PredictCommandTests {
  private static let sums = """
    {"format": "backstep-network", "version": 1, "loss": "half-squared-error",
     "inputs": ["a", "b"],
     "layers": [{"activation": "linear", "units": ["sum", "difference"],
                 "weights": [[1, 1], [1, -1]]}]}
    """
  private static let files = Files.all.merging([
    "sums.json": sums, "rows.csv": "a,b\n1,2\n3,0.5\n", "behind.csv": "t,b,x,a\n9,2,9,1\n",
    "others.csv": "x,y\n1,2\n", "first.csv": "t,x,y\n9,1,2\n", "both.csv": "x,y,s,d\n1,2,8,9\n",
    "half.csv": "x,y,a\n1,2,9\n",
    "bad.csv": "a,b\n1,2\n3,x\n5,6\n",
    "ragged.csv": "a,b\n1,2\n3\n5,6\n", "header.csv": "a,b\n", "one.csv": "a\n1\n",
    "huge.csv": "a,b\n1e308,1e308\n",
  ]) { first, _ in first }

  private func predict(_ line: String, input: [String] = []) throws -> Result {
    let world = try CommandWorld(files: Self.files)
    world.input = input
    let status = world.run("predict \(line)").status
    return Result(status: status, output: world.output, errors: world.errors)
  }

  @Test(arguments: [
    ("rows.csv", "sum,difference\n3,-1\n3.5,2.5\n"),
    // By their names, wherever the columns stand.
    ("behind.csv --targets t,x", "sum,difference\n3,-1\n"),
    ("header.csv", "sum,difference\n"),
    ("huge.csv", "sum,difference\ninf,0\n"),
  ])
  func rowsOfAFileAreAnswered(file: String, output: String) throws {
    let result = try predict("sums.json --data \(file)")
    #expect(result == Result(status: 0, output: output, errors: ""))
  }

  @Test(arguments: [
    ("behind.csv", "3,-1", #"not used: columns "t", "x""#),
    // Without the names, by position where the count fits.
    ("others.csv", "3,-1", #"columns are taken by position: "x" is a, "y" is b"#),
    ("both.csv", "3,-1", #"columns are taken by position: "x" is a, "y" is b"#),
    ("first.csv --targets t", "3,-1", #"columns are taken by position: "x" is a, "y" is b"#),
    ("first.csv --inputs y,x", "3,1", #"not used: column "t""#),
  ])
  func whatBecameOfTheColumnsIsSaid(words: String, output: String, note: String) throws {
    let result = try predict("sums.json --data \(words)")
    let file = words.prefix { $0 != " " }
    #expect(
      result
        == Result(
          status: 0, output: "sum,difference\n\(output)\n", errors: "\(file): \(note)\n"))
  }

  @Test func inJSONARowIsAnObject() throws {
    let result = try predict("sums.json --data rows.csv --json")
    #expect(result.output == "{\"outputs\": [3, -1]}\n{\"outputs\": [3.5, 2.5]}\n")
    #expect(try predict("sums.json --data huge.csv --json").output == "{\"outputs\": [null, 0]}\n")
  }

  @Test(arguments: ["", " --data -"])
  func rowsOfStandardInputAreAnswered(option: String) throws {
    let result = try predict("sums.json\(option)", input: ["a,b\n1,2\n", "3,0.5"])
    #expect(result == Result(status: 0, output: "sum,difference\n3,-1\n3.5,2.5\n", errors: ""))
  }

  @Test func eachRowIsAnsweredBeforeMoreIsRead() throws {
    let world = try CommandWorld(files: Self.files)
    world.input = ["a,b", "\n", "1,", "2\n", "", "3,0.5\n"]
    #expect(world.run("predict sums.json").status == 0)
    let head = "sum,difference\n"
    #expect(
      world.outputBeforeInput
        == ["", "", head, head, head + "3,-1\n", head + "3,-1\n", head + "3,-1\n3.5,2.5\n"])
  }

  @Test func theOutputsAreThoseOfTheTrace() throws {
    let world = try CommandWorld()
    world.isInputTerminal = true
    world.run("predict worked-example")
    #expect(world.output == "o1,o2\n0.7513650695523157,0.7729284653214625\n")
    for name in ["o1", "o2"] {
      let trace = try objects(backstep("trace worked-example --json"))
      let step = trace.first { $0["symbol"]?.content == .string("out_" + name) }
      let value = try #require(step).required("value").number("value")
      #expect(world.output.contains(JSONWriter.shortest(value)))
    }
  }

  @Test func aLessonAnswersItsOwnDataOnlyWhereNothingIsPipedIn() throws {
    let result = try predict("one-weight", input: ["x\n5\n"])
    #expect(result == Result(status: 0, output: "y\n15\n", errors: ""))
  }

  @Test(arguments: [
    ("bad.csv", "bad.csv:3:3: \"x\" where \"b\" needs a number; write a number such as 0.5"),
    ("ragged.csv", "ragged.csv:3:1: a row of 1 field under a header of 2; give every row 2 fields"),
  ])
  func whatIsBeforeABadRowIsKept(file: String, message: String) throws {
    let text = "sum,difference\n3,-1\n"
    let result = try predict("sums.json --data \(file)")
    #expect(result == Result(status: 65, output: text, errors: message + "\n"))
    let rows = try #require(Self.files[file])
    #expect(
      try predict("sums.json", input: [rows])
        == Result(
          status: 65, output: text, errors: message.replacing(file, with: "<stdin>") + "\n"))
  }

  @Test func nothingIsReadAfterABadRow() throws {
    let world = try CommandWorld(files: Self.files)
    world.input = ["a,b\n1,2\n3,x\n", "5,6\n"]
    world.run("predict sums.json")
    #expect(world.input == ["5,6\n"])
  }

  @Test(arguments: [
    (
      "one.csv",
      "one.csv:1:1: no column \"b\" beside the network's other inputs; add it, or name the columns with "
        + "--inputs"
    ),
    (
      "half.csv",
      "half.csv:1:1: no column \"b\" beside the network's other inputs; add it, or name the columns "
        + "with --inputs"
    ),
    (
      "first.csv",
      #"first.csv:1:1: 3 input columns for 2 inputs of the network: "t", "x", "y" taken for inputs; "#
        + "--inputs and --targets name others"
    ),
    (
      "rows.csv --inputs a",
      #"rows.csv:1:1: 1 input column for 2 inputs of the network: "a" taken for inputs; "#
        + "--inputs and --targets name others"
    ),
    ("rows.csv --inputs a,a", "rows.csv:1:1: column \"a\" is named twice; name each column once"),
    ("rows.csv --inputs a,c", "rows.csv: no column \"c\"; there is \"a\", \"b\""),
    ("missing.csv", "missing.csv: no such file or directory"),
  ])
  func badInputIsOneLine(words: String, message: String) throws {
    let result = try predict("sums.json --data \(words)")
    #expect(result == Result(status: 65, output: "", errors: message + "\n"))
  }

  @Test func emptyInputIsBad() throws {
    let result = try predict("sums.json")
    #expect(result.status == 65)
    #expect(result.errors.hasPrefix("<stdin>:1:1: the file is empty; "))
  }

  @Test func inputThatCannotBeReadIsBad() throws {
    let world = try CommandWorld(files: Self.files)
    world.inputFails = FileProblem(reason: "is a directory")
    #expect(world.run("predict sums.json").status == 65)
    #expect(world.errors == "<stdin>: is a directory\n")
  }

  @Test func aNetworkNeedsRows() throws {
    let world = try CommandWorld(files: Self.files)
    world.isInputTerminal = true
    #expect(world.run("predict sums.json").status == 2)
    #expect(
      world.errors
        == "backstep: predict needs rows; give them with --data FILE.csv or on standard input\n")
  }

  @Test(arguments: ["--rate 1", "--epochs 1", "--layers 2-1", "--digits 4"])
  func whatSaysNothingOfAnswersIsNoOption(option: String) throws {
    let result = try predict("sums.json \(option)")
    #expect(result.status == 2)
    #expect(result.errors.hasSuffix("is no option of predict\n"))
  }

  @Test func anInterruptionKeepsWhatWasAnswered() throws {
    let world = try CommandWorld(files: Self.files)
    world.input = ["a,b\n1,2\n", "3,4\n"]
    world.looksBeforeInterruption = 1
    #expect(world.run("predict sums.json").status == 130)
    #expect(world.output == "sum,difference\n3,-1\n")
  }

  @Test func largeFilesAreAnsweredRowByRow() throws {
    let world = try CommandWorld(files: Self.files)
    let rows = (0..<20_000).map { "\($0),0.25\n" }.joined()
    world.files["large.csv"] = "a,b\n" + rows
    world.run("predict sums.json --data large.csv")
    let lines = world.output.split(separator: "\n")
    #expect(lines.count == 20_001)
    #expect(lines[20_000] == "19999.25,19998.75")
  }
}
