import Backprop
import Commands
import Documents
import TestSupport
import Testing

@Suite struct OwnDataTests {
  private let animals = """
    legs,wings,animal
    4,0,cat
    2,2,bird
    6,2,bee
    2,2,bird

    """

  @Test(arguments: [
    "--layers 2-3 --data f.csv", "--layers 2-3 --data f.csv --targets animal",
    "--layers 2-3 --data f.csv --labels animal",
    "--layers 2-3 --data f.csv --labels animal --targets animal --inputs legs,wings",
  ])
  func aColumnOfWordsIsClasses(_ line: String) throws {
    let data = try DataWorld(["f.csv": animals]).opened(line).data
    #expect(data.classNames == ["cat", "bird", "bee"])
    #expect(data.targetNames == ["cat", "bird", "bee"])
    #expect(data.inputNames == ["legs", "wings"])
    #expect(
      rows(data.examples) == [
        [4, 0, 1, 0, 0], [2, 2, 0, 1, 0], [6, 2, 0, 0, 1], [2, 2, 0, 1, 0],
      ])
    #expect(data.testExamples == nil)
    #expect(data.encoding.scale == nil)
  }

  @Test func numbersAreClassesWhereLabelsSaysSo() throws {
    let world = DataWorld(["f.csv": "digit,x\n7,1\n 1 ,2\n7,3\nseven,4\n"])
    let data = try world.opened("--layers 1-3 --data f.csv --labels digit").data
    #expect(data.classNames == ["7", "1", "seven"])
    #expect(
      rows(data.examples) == [[1, 1, 0, 0], [2, 0, 1, 0], [3, 1, 0, 0], [4, 0, 0, 1]])
  }

  @Test func aTargetColumnOfWordsMayStandAnywhere() throws {
    let world = DataWorld(["f.csv": "animal,id,legs\ncat,a,4\nbird,b,2\n"])
    let data = try world.opened("--layers 1-2 --data f.csv --targets animal --inputs legs").data
    #expect(data.classNames == ["cat", "bird"])
    #expect(rows(data.examples) == [[4, 1, 0], [2, 0, 1]])
  }

  @Test(arguments: [
    ("0", "1", Activation.sigmoid), ("0.2", "0.9", .sigmoid), ("-1", "1", .linear),
    ("0", "1.5", .linear), ("a", "b", .sigmoid),
  ])
  func outputsFollowTheTargets(_ first: String, _ second: String, _ activation: Activation) throws {
    let world = DataWorld(["f.csv": "x,y\n1,\(first)\n2,\(second)\n"])
    // The targets of a softmax are shares of 1; those of a single output are not.
    // A binary cross-entropy takes none outside 0 … 1.
    let isWithin = !["-1"].contains(first) && second != "1.5"
    for loss in Loss.allCases
    where first == "a" || loss != .crossEntropy && (isWithin || loss != .binaryCrossEntropy) {
      let sizes = first == "a" ? "1-3-2" : "1-3-1"
      let lesson = try world.opened("--layers \(sizes) --data f.csv --loss \(loss.rawValue)")
      // The cross-entropies go with one activation each, whatever the targets.
      let goes = loss.outputActivations
      let expected = goes.count == 1 ? goes[0] : activation
      #expect(lesson.network.shape.layers.map(\.activation) == [.sigmoid, expected])
    }
  }

  @Test func aTargetInTheTestPartCountsToo() throws {
    let text = "x,y\n" + (0..<10).map { "\($0),\($0 == 3 ? 7 : 0.5)\n" }.joined()
    for seed in 1...10 {
      let world = DataWorld(["f.csv": text])
      let lesson = try world.opened("--layers 1-1 --data f.csv --test 0.5 --seed \(seed)")
      #expect(lesson.network.shape.outputLayer.activation == .linear)
    }
  }

  @Test(arguments: ["standard", "minmax"])
  func inputsAreScaledByThePartThatIsTrainedWith(_ kind: String) throws {
    let world = try DataWorld.withIris()
    let line = "--layers 4-5-3 --data iris.csv --test 0.3 --seed 5"
    let plain = try world.opened(line).data
    let scaled = try world.opened(line + " --scale \(kind)").data
    let scale = try #require(scaled.encoding.scale)
    #expect(scale == Scale(scale.kind, fitting: plain.examples))
    #expect(scale.kind.rawValue == kind)
    #expect(rows(scaled.examples) == rows(plain.examples).map { scale.scaled($0[..<4]) + $0[4...] })
    #expect(
      rows(scaled.testExamples)
        == rows(plain.testExamples).map { scale.scaled($0[..<4]) + $0[4...] })
  }

  @Test func theTestPartHoldsTheSameShareOfEachClass() throws {
    let world = try DataWorld.withIris()
    let all = try rows(world.opened("--layers 4-3 --data iris.csv").data.examples)
    let data = try world.opened("--layers 4-3 --data iris.csv --test 0.2").data
    let (training, test) = (rows(data.examples), rows(data.testExamples))
    for number in 0..<3 {
      #expect(test.filter { $0[4 + number] == 1 }.count == 10)
      #expect(training.filter { $0[4 + number] == 1 }.count == 40)
    }
    // Taken out of the rows in their order, one part leaves the other.
    var left = all[...]
    var held: [[Double]] = []
    for row in training {
      while let first = left.popFirst(), first != row { held.append(first) }
    }
    #expect((held + left).sorted { "\($0)" < "\($1)" } == test.sorted { "\($0)" < "\($1)" })
    let other = try world.opened("--layers 4-3 --data iris.csv --test 0.2 --seed 2").data
    #expect(rows(other.testExamples) != test)
  }

  @Test func theReportShowsTheTestPartBesideTheOther() throws {
    let world = try DataWorld.withIris()
    let line =
      "train --layers 4-5-3 --data iris.csv --test 0.2 --scale standard --epochs 30 --rate 0.1"
    #expect(world.run(line) == 0)
    #expect(world.output.contains("     epoch  E            E of the test part\n         0  0."))
    #expect(world.output.contains(" of 120, in the test part "))
    #expect(world.output.contains("classes: setosa, versicolor, virginica\n"))
    world.run(line + " --json")
    let report = try world.object()
    let test = try report.required("testErrorPerEpoch").numbers("test")
    #expect(test.count == 31)
    let accuracy = try report.required("testAccuracy").number("accuracy")
    #expect(accuracy > 0.8 && accuracy <= 1)
    #expect(try report.required("accuracy").number("accuracy") > 0.8)
    #expect(
      try report.required("network").object("network").required("classes").strings("classes")
        == ["setosa", "versicolor", "virginica"])
  }

  @Test func helpTellsOfTheSettings() {
    let world = DataWorld()
    for command in ["explore", "train", "trace"] {
      #expect(world.run("\(command) --help") == 0)
      for option in ["--labels COLUMN", "--scale none|standard|minmax", "--test FRACTION"] {
        #expect(world.output.contains("  " + option))
      }
      #expect(world.output.contains("or linear where"))
    }
  }

  @Test func theFlowersAreFishers() throws {
    let table = try CSVTable(csv: Array(ProjectFiles.text("Assets/data/iris.csv").utf8))
    #expect(
      table.header == [
        "sepal_length", "sepal_width", "petal_length", "petal_width", "species",
      ])
    #expect(table.rowCount == 150)
    func mean(_ species: String, _ column: Int) throws -> Double {
      let rows = (0..<150).filter { table.text(row: $0, column: 4) == species }
      #expect(rows.count == 50)
      var numbers = NumberReader(decimal: nil)
      return try rows.reduce(0) { $0 + (try numbers.number(in: table, row: $1, column: column)) }
        / 50
    }
    // The means of Fisher's table 2 (1936).
    let means = [
      ("setosa", [5.006, 3.428, 1.462, 0.246]), ("versicolor", [5.936, 2.770, 4.260, 1.326]),
      ("virginica", [6.588, 2.974, 5.552, 2.026]),
    ]
    for (species, values) in means {
      for (column, value) in values.enumerated() {
        #expect(abs(try mean(species, column) - value) < 1e-9)
      }
    }
    // Rows 35 and 38, which other copies have wrong.
    #expect((0..<4).map { table.text(row: 34, column: $0) } == ["4.9", "3.1", "1.5", "0.2"])
    #expect((0..<4).map { table.text(row: 37, column: $0) } == ["4.9", "3.6", "1.4", "0.1"])
  }
}
