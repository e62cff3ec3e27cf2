import Backprop
import Commands
import Documents
import Testing

/// Inputs of words, missing values, files without names, and hints.
@Suite struct InputTests {
  private func world(_ csv: String) -> DataWorld { DataWorld(["f.csv": csv]) }

  private let paints = "age,paint,rate\n0.5,red,0.1\n0.6,blue,0.2\n0.7,red,0.3\n"

  @Test func wordsBecomeInputsInTheirColumnsPlace() throws {
    let data = try world(paints).opened("--layers 3-1 --data f.csv --one-hot Paint").data
    #expect(data.inputNames == ["age", "paint=red", "paint=blue"])
    #expect(rows(data.examples) == [[0.5, 1, 0, 0.1], [0.6, 0, 1, 0.2], [0.7, 1, 0, 0.3]])
  }

  @Test func wordsAreSavedAndFoundByName() throws {
    let world = world(paints)
    #expect(world.run("train --layers 3-2-1 --data f.csv --one-hot paint --save n.json") == 0)
    let text = String(decoding: try #require(world.files["n.json"]), as: UTF8.self)
    #expect(text.contains(#""words": ["red", "blue"]"#))
    world.files["g.csv"] = Array("Paint,no,RATE,age\nblue,1,0.2,0.6\n".utf8)
    for options in ["", " --one-hot paint"] {
      let data = try world.opened("n.json --data g.csv" + options).data
      #expect(rows(data.examples) == [[0.6, 0, 1, 0.2]])
    }
    #expect(world.run("train n.json --data g.csv --epochs 0 --save m.json") == 0)
    #expect(world.files["m.json"] == world.files["n.json"])
    world.files["g.csv"] = Array("paint,age\nblue,0.6\ngreen,1\n".utf8)
    #expect(world.run("predict n.json --data g.csv") == 65)
    #expect(world.output.split(separator: "\n").count == 2)
    #expect(
      world.errors
        == #"g.csv:3:1: "green" is no word that the network knows of column "paint"; it knows "red", "blue""#
        + "\n")
  }

  @Test func aNetworksOwnNamesMayBeThoseOfWords() throws {
    let world = world(paints)
    world.files["n.json"] = Array(
      #"""
      { "format": "backstep-network", "version": 1, "loss": "half-squared-error",
        "inputs": ["paint_blue", "age", "paint_red"],
        "layers": [{ "activation": "linear", "units": ["rate"], "weights": [[1, 2, 3]] }] }
      """#.utf8)
    let data = try world.opened("n.json --data f.csv --one-hot paint").data
    #expect(rows(data.examples)[0] == [0, 0.5, 1, 0.1])
  }

  @Test func twoColumnsOfWords() throws {
    let csv = "a,b,c,y\nu,1,p,0\nv,2,q,1\nu,3,r,0\n"
    let data = try world(csv).opened("--layers 6-1 --data f.csv --one-hot c,a").data
    #expect(data.inputNames == ["a=u", "a=v", "b", "c=p", "c=q", "c=r"])
    #expect(rows(data.examples)[1] == [0, 1, 2, 0, 1, 0, 1])
  }

  @Test(arguments: [
    (
      "--layers 2-1",
      "2:5: \"red\" where \"paint\" needs a number; --one-hot \"paint\" makes an input "
        + "for each word, --inputs names other columns, --labels a column of classes"
    ),
    (
      "--layers 3-1 --one-hot colour",
      " no column \"colour\"; there is \"age\", \"paint\", \"rate\""
    ),
    ("--layers 2-1 --one-hot rate", "1:11: column \"rate\" is no input; leave it out of --one-hot"),
    (
      "--layers 2-1 --one-hot paint",
      "1:1: 3 input columns for 2 inputs of the network: \"age\", "
        + "\"paint=red\", \"paint=blue\" taken for inputs, \"rate\" for targets; --inputs and --targets "
        + "name others"
    ),
  ])
  func wordsThatDoNotFitAreRefused(options: String, line: String) {
    let world = world(paints)
    #expect(world.run("train --data f.csv \(options)") == 65)
    #expect(world.errors == "f.csv:\(line)\n")
  }

  @Test func rowsThatLackAValueAreLeftOut() throws {
    let csv = "a,b,c,k\n1,2,,x\n2,NA,9,y\n?,4,,x\n4,5,-,N/A\n\n6,7,null,y\n"
    let world = world(csv)
    #expect(world.run("train --layers 2-2 --data f.csv --inputs a,b") == 65)
    #expect(
      world.errors.hasPrefix("f.csv:3:3: the missing value \"NA\" where \"b\" needs a value; "))
    let line = "--layers 2-2 --data f.csv --inputs a,b --missing skip"
    let data = try world.opened(line).data
    #expect(rows(data.examples) == [[1, 2, 1, 0], [6, 7, 0, 1]])
    #expect(world.errors.contains("f.csv: 3 rows with missing values left out: lines 3, 4, 5\n"))
  }

  @Test func wordsOfRowsThatAreLeftOutAreNoWords() throws {
    let csv = "a,p,y\n,green,1\n1,red,2\n2,blue,3\n"
    let data = try world(csv).opened(
      "--layers 3-1 --data f.csv --one-hot p --missing skip"
    ).data
    #expect(data.inputNames == ["a", "p=red", "p=blue"])
  }

  @Test func everyRowMayLackAValue() {
    let world = world("a,y\nNA,1\n,2\n")
    #expect(world.run("train --layers 1-1 --data f.csv --missing skip") == 65)
    #expect(world.errors.hasPrefix("f.csv:2:1: every row lacks a value that is needed; "))
  }

  @Test func skippedRowsLeaveTheTestPartOfALesson() throws {
    let world = DataWorld([
      "l.json": #"""
      { "format": "backstep-lesson", "version": 1, "name": "n", "title": "t",
        "network": { "format": "backstep-network", "version": 1, "loss": "half-squared-error",
          "inputs": 1, "layers": [{ "activation": "linear", "weights": [[1]] }] },
        "data": { "header": ["x", "y"], "rows": [[1, 0], [null, 3]], "testRows": [[2, null], [5, 6]] },
        "settings": { "missing": "skip" } }
      """#
    ])
    let data = try world.opened("l.json").data
    #expect(rows(data.examples) == [[1, 0]])
    #expect(rows(data.testExamples) == [[5, 6]])
    #expect(world.run("train l.json --missing refuse") == 65)
    #expect(world.errors.hasPrefix("l.json:4:53: an empty cell where \"x\" needs a value"))
  }

  @Test(arguments: [
    ("0.5,0.25,1\n0.3,0.9,0\n", "", 65), ("0.5,0.25,1\n0.3,0.9,0\n", "--no-header", 0),
    ("2019,2020,y\n0.3,0.9,0\n", "", 65), ("2019,2020,y\n0.3,0.9,0\n", "--header", 0),
  ])
  func aFirstRowOfNumbersIsAsked(csv: String, option: String, status: Int32) {
    let world = world(csv)
    #expect(world.run("train --layers 2-1 --data f.csv \(option)") == status)
    #expect(world.errors.contains("--no-header") == (status == 65))
  }

  @Test func yearsMayBeNames() throws {
    let world = world("2019,2020,y\n0.5,0.25,1\n")
    #expect(world.run("train --layers 2-1 --data f.csv --header --save n.json") == 0)
    world.files["g.csv"] = Array("y,2020,2019\n1,0.25,0.5\n".utf8)
    #expect(
      rows(try world.opened("n.json --data g.csv --header").data.examples) == [[0.5, 0.25, 1]])
  }

  @Test(
    arguments: [
      ("x,y\n10.5,1\n-400,0\n", "", "\"x\" reaches -400, where sigmoid and tanh are flat"),
      ("x,y\n10,1\n-10,0\n", "", nil), ("x,y\n10.5,1\n1,0\n", "--scale minmax", nil),
      ("x,y\n10.5,1\n1,0\n", "--activation relu", nil),
    ] as [(String, String, String?)])
  func farInputsGetAHint(csv: String, options: String, hint: String?) throws {
    let world = world(csv)
    let line = "--layers 1-2-1 --data f.csv \(options)"
    #expect(world.run("train " + line) == 0)
    #expect(world.errors.contains("--scale standard") == (hint != nil))
    if let hint { #expect(world.errors.contains("f.csv: " + hint)) }
    _ = try world.opened(line)
    #expect(world.errors.contains("--scale standard") == (hint != nil))
    for command in ["trace", "check", "export --to numpy"] {
      #expect(world.run("\(command) \(line)") == 0)
      #expect(world.errors.isEmpty)
    }
  }

  @Test func theProgramsOwnDataNeedNoHint() throws {
    let world = DataWorld()
    world.assets = [("far.csv", Array("x,y\n100,1\n1,0\n".utf8))]
    #expect(world.run("train --layers 1-2-1 --data far.csv") == 0)
    #expect(world.errors.isEmpty)
  }

  @Test func tooManyNumbersAreRefusedBeforeTheyAreMade() {
    let csv = "x,k\n" + (0..<20_000).map { "\($0),c\($0)\n" }.joined()
    let world = world(csv)
    #expect(world.run("train --layers 1-20000 --data f.csv") == 65)
    #expect(
      world.errors
        == "f.csv:1:1: 20000 rows of 1 input and 20000 outputs are more than 100000000 numbers; each "
        + "class has an output of its own: give fewer rows, or a column of fewer classes\n")
  }
}
