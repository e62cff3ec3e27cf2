import Backprop
import Commands
import Documents
import Testing

/// Targets: words or numbers, two classes on one output, scales, and what a loss cannot take.
@Suite struct TargetTests {
  private func world(_ csv: String) -> DataWorld { DataWorld(["f.csv": csv]) }

  @Test(arguments: [
    (["yes", "no", "yes"], ["no", "yes"]), (["NO", "Yes"], ["NO", "Yes"]),
    (["TRUE", "FALSE"], ["FALSE", "TRUE"]), (["true", "false"], ["false", "true"]),
    (["hot", "cold"], ["hot", "cold"]), (["cold", "hot", "cold"], ["cold", "hot"]),
    (["yes", "never"], ["yes", "never"]),
  ])
  func twoWordsAreZeroAndOne(words: [String], classes: [String]) throws {
    let csv = "x,k\n" + words.map { "1,\($0)\n" }.joined()
    let world = world(csv)
    let data = try world.opened("--layers 1-1 --data f.csv --loss binary-cross-entropy").data
    #expect(data.classNames == classes)
    #expect(rows(data.examples).map { $0[1] } == words.map { $0 == classes[0] ? 0 : 1 })
    #expect(world.errors == "f.csv: \"k\": \"\(classes[0])\" is 0, \"\(classes[1])\" is 1\n")
  }

  @Test func numbersOfClassesAscend() throws {
    let world = world("x,k\n1,10\n2,9\n")
    let data = try world.opened("--layers 1-1 --data f.csv --labels k").data
    #expect(data.classNames == ["9", "10"])
    #expect(rows(data.examples) == [[1, 1], [2, 0]])
  }

  @Test func twoClassesAreSavedAndAnswered() throws {
    let world = world("x,k\n1,b\n2,a\n")
    let line = "train --layers 1-1 --data f.csv --rate 5 --epochs 300 --batch full"
    #expect(world.run(line + " --save n.json") == 0)
    #expect(world.output.contains("classes: b = 0, a = 1\n"))
    #expect(world.output.contains("classified right: 2 of 2"))
    world.files["g.csv"] = Array("k,x\na,2\nb,1\n".utf8)
    #expect(world.run("predict n.json --data g.csv") == 0)
    let answers = world.output.split(separator: "\n").map { $0.split(separator: ",") }
    #expect(answers.map { $0.last } == ["class", "a", "b"])
    #expect(rows(try world.opened("n.json --data g.csv").data.examples) == [[2, 1], [1, 0]])
    world.files["g.csv"] = Array("k,x\nc,2\n".utf8)
    #expect(world.run("train n.json --data g.csv") == 65)
    #expect(
      world.errors == "g.csv:2:1: \"c\" is no class of the network; did you mean \"b\"?\n"
        || world.errors == "g.csv:2:1: \"c\" is no class of the network; it has \"b\", \"a\"\n")
  }

  @Test func anOutputOfOneHalfIsTheSecondClass() throws {
    let world = DataWorld([
      "n.json": #"""
      { "format": "backstep-network", "version": 1, "loss": "half-squared-error", "inputs": ["x"],
        "targets": ["k"], "classes": ["no", "yes"],
        "layers": [{ "activation": "sigmoid", "weights": [[1]] }] }
      """#, "f.csv": "x\n0\n-0.1\n0.1\n",
    ])
    #expect(world.run("predict n.json --data f.csv --json") == 0)
    #expect(
      world.output.split(separator: "\n").map { $0.suffix(6) } == [
        "\"yes\"}", " \"no\"}", "\"yes\"}",
      ])
  }

  @Test(arguments: ["linear", "tanh"])
  func twoClassesNeedASigmoid(activation: String) {
    let world = DataWorld([
      "n.json": #"""
      { "format": "backstep-network", "version": 1, "loss": "half-squared-error", "inputs": ["x"],
        "layers": [{ "activation": "\#(activation)", "weights": [[1]] }] }
      """#, "f.csv": "x,k\n0,a\n1,b\n",
    ])
    #expect(world.run("train n.json --data f.csv") == 65)
    #expect(
      world.errors
        == "f.csv:1:3: 2 classes in column \"k\" for 1 output of the network; one output tells two "
        + "classes apart where it is sigmoid; else the last layer needs 2 units\n")
  }

  @Test func outputsNamedAfterTheClassesKeepTheirOrder() throws {
    let world = DataWorld([
      "n.json": #"""
      { "format": "backstep-network", "version": 1, "loss": "half-squared-error", "inputs": ["x"],
        "layers": [{ "activation": "sigmoid", "units": ["a", "b"], "weights": [[1], [2]] }] }
      """#, "f.csv": "x,k\n0,b\n1,a\n",
    ])
    #expect(
      rows(try world.opened("n.json --data f.csv").data.examples) == [[0, 0, 1], [1, 1, 0]])
  }

  @Test(arguments: [
    ("NA,none,12,11", "4:3", "none"), ("12,none", "3:3", "none"), ("none,NA,1", "2:3", "none"),
    ("$5,x", "3:3", "x"),
  ])
  func aMixedColumnIsRefusedAtItsFirstWord(cells: String, place: String, word: String) {
    let csv = "x,k\n" + cells.split(separator: ",").map { "1,\($0)\n" }.joined()
    let world = world(csv.replacing("4:3", with: ""))
    #expect(world.run("train --layers 1-1 --data f.csv") == 65)
    let line = cells.hasPrefix("NA") ? "3:3" : place
    #expect(
      world.errors
        == "f.csv:\(line): the word \"\(word)\" among the numbers of column \"k\"; write a number, or "
        + "give --labels \"k\" to read every cell as the name of a class\n")
  }

  @Test(arguments: [
    (
      "0.5",
      "f.csv:3:3: the target -1 is outside 0 … 1, and binary-cross-entropy takes no other; "
        + "code the two classes 0 and 1, name the column with --labels, or take --loss "
        + "half-squared-error\n"
    )
  ])
  func aTargetThatTheLossCannotTakeHasAPlace(first: String, line: String) {
    let world = world("x,y\n1,\(first)\n2,-1\n")
    for command in ["train", "trace", "check", "export --to numpy", "explore"] {
      let options = "--layers 1-1 --data f.csv --loss binary-cross-entropy"
      #expect(world.run("\(command) \(options)") == 65)
      #expect(world.errors == line)
    }
    // The advice holds.
    world.files["f.csv"] = Array("x,y\n1,1\n2,-1\n".utf8)
    #expect(
      world.run("train --layers 1-1 --data f.csv --loss binary-cross-entropy --labels y") == 0)
    #expect(world.run("train --layers 1-1 --data f.csv --loss half-squared-error") == 0)
  }

  @Test func aTargetInTheLessonItselfHasAPlace() {
    let world = DataWorld([
      "l.json": #"""
      { "format": "backstep-lesson", "version": 1, "name": "n", "title": "t",
        "network": { "format": "backstep-network", "version": 1, "loss": "binary-cross-entropy",
          "inputs": 1, "layers": [{ "activation": "sigmoid", "weights": [[1]] }] },
        "data": { "header": ["x", "y"], "rows": [[1, 0], [2, 3]] } }
      """#
    ])
    #expect(world.run("train l.json") == 65)
    #expect(world.errors.hasPrefix("l.json:4:56: the target 3 is outside 0 … 1"))
  }

  @Test(arguments: ["circle", "xor", "gauss", "spiral"])
  func generatedClassesAreCodedWhereTheLossNeedsIt(set: String) throws {
    let world = DataWorld()
    let options = "--layers 2-2-1 --data \(set) --count 20"
    let plain = try world.opened(options).data
    let coded = try world.opened(options + " --loss binary-cross-entropy").data
    #expect(Set(rows(plain.examples).map { $0[2] }) == [-1, 1])
    #expect(rows(coded.examples) == rows(plain.examples).map { [$0[0], $0[1], ($0[2] + 1) / 2] })
    #expect(world.run("train --layers 2-2-1 --data reg-plane --loss binary-cross-entropy") == 65)
  }

  @Test(arguments: ["standard", "minmax"])
  func targetsAreScaledAndAnsweredInTheirUnit(kind: String) throws {
    let csv = "x,y,z\n0,100,1\n1,300,2\n2,500,6\n"
    let world = world(csv)
    let options = "--layers 1-2 --data f.csv --targets y,z --scale-targets \(kind)"
    let data = try world.opened(options).data
    let scale = try #require(data.encoding.targetScale)
    let plain = try world.opened("--layers 1-2 --data f.csv --targets y,z").data
    #expect(scale == Scale(scale.kind, fittingTargetsOf: plain.examples))
    #expect(
      rows(data.examples) == rows(plain.examples).map { [$0[0]] + scale.scaled($0[1...]) })
    #expect(world.run("train \(options) --epochs 3 --save n.json --json") == 0)
    let last = try world.object().required("errorPerEpoch").numbers("E")[3]
    #expect(world.run("train n.json --data f.csv --epochs 0 --json") == 0)
    #expect(try world.object().required("errorPerEpoch").numbers("E") == [last])
    #expect(try world.opened("n.json --data f.csv").data.encoding.targetScale == scale)
    #expect(world.run("predict n.json --data f.csv --json") == 0)
    let network = try world.opened("n.json --data f.csv").network
    for (row, line) in world.output.split(separator: "\n").enumerated() {
      var trainer = Trainer(network: network, settings: TrainingSettings())
      trainer.forward(plain.examples.inputs(of: row))
      let outputs = try JSONReader.readObject(Array(line.utf8)).required("outputs").numbers("o")
      #expect(outputs == scale.original(trainer.outputs))
    }
    #expect(world.run("train n.json --data f.csv --scale-targets \(kind)") == 2)
  }

  @Test func theScaleOfTargetsIsThatOfTheTrainingPart() throws {
    let csv = "x,y\n" + (0..<10).map { "\($0),\($0 * $0)\n" }.joined()
    let data = try world(csv).opened(
      "--layers 1-1 --data f.csv --scale-targets minmax --test 0.5"
    ).data
    let targets = rows(data.examples).map { $0[1] }
    #expect(targets.min() == 0 && targets.max() == 1)
  }

  @Test(arguments: [
    (
      "x,y\n1,5\n2,5\n",
      #"1:3: column "y" is 5 in every row that is trained with: a constant target cannot be scaled; "#
        + "leave --scale-targets out, or name other --targets"
    ),
    (
      "x,y\n1,a\n2,b\n",
      #"1:3: column "y" names classes, which have no scale; leave --scale-targets out"#
    ),
  ])
  func targetsThatHaveNoScaleAreRefused(csv: String, line: String) {
    let world = world(csv)
    #expect(world.run("train --layers 1-1 --data f.csv --scale-targets standard") == 65)
    #expect(world.errors == "f.csv:\(line)\n")
  }

  @Test func tiesAreAnsweredAlikeEverywhere() throws {
    let world = DataWorld([
      "n.json": #"""
      { "format": "backstep-network", "version": 1, "loss": "half-squared-error", "inputs": ["x"],
        "targets": ["k"], "classes": ["a", "b", "c"],
        "layers": [{ "activation": "linear", "weights": [[1], [2], [2]] }] }
      """#, "f.csv": "x,k\n1,b\n1,c\n0,a\n-1,a\n",
    ])
    #expect(world.run("predict n.json --data f.csv") == 0)
    #expect(world.output.split(separator: "\n").dropFirst().map(\.last) == ["b", "b", "a", "a"])
    #expect(world.run("train n.json --data f.csv --epochs 0 --json") == 0)
    #expect(try world.object().required("accuracy").number("accuracy") == 0.75)
  }
}
