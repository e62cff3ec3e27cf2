import Backprop
import Commands
import Documents
import Opening
import Testing

/// Columns are found by the network's names, in every command and in the explorer.
@Suite struct ColumnNameTests {
  private static let network = #"""
    { "format": "backstep-network", "version": 1, "loss": "half-squared-error",
      "inputs": ["length", "petal_width"],
      "layers": [{ "activation": "linear", "units": ["area", "rim"],
        "weights": [[3, 1], [1, 2]], "biases": [1, 0] }] }
    """#
  private let mixed = "Rim,serial,Petal.Width,remark,AREA,length\n9,1,4,,8,1\n16,2,7,x,14,2\n"

  private func world(_ csv: String, network: String = network) -> DataWorld {
    DataWorld(["n.json": network, "f.csv": csv])
  }

  @Test func columnsMayStandInAnyOrder() throws {
    let world = world(mixed)
    let data = try world.opened("n.json --data f.csv").data
    #expect(data.inputNames == ["length", "Petal.Width"])
    #expect(data.targetNames == ["AREA", "Rim"])
    #expect(rows(data.examples) == [[1, 4, 8, 9], [2, 7, 14, 16]])
    let note = "f.csv: not used: columns \"serial\", \"remark\"\n"
    #expect(world.errors == note)
    for command in ["train", "trace", "check", "export --to numpy", "export --to pytorch"] {
      #expect(world.run(command + " n.json --data f.csv") == 0)
      #expect(world.errors == note)
    }
    #expect(world.run("train n.json --data f.csv --json --epochs 0") == 0)
    #expect(try world.object().required("errorPerEpoch").numbers("E") == [0])
    #expect(world.run("predict n.json --data f.csv") == 0)
    #expect(world.output == "area,rim\n8,9\n14,16\n")
    #expect(world.errors == note)
  }

  @Test func anOpenedTableIsFoundByNameToo() throws {
    let world = world(mixed)
    guard
      case .success(let lesson) = LessonLoader.load(typed: "n.json --data f.csv", in: world.outside)
    else {
      Issue.record("not opened")
      return
    }
    #expect(rows(lesson.data.examples) == [[1, 4, 8, 9], [2, 7, 14, 16]])
    #expect(lesson.notes == ["f.csv: not used: columns \"serial\", \"remark\""])
    #expect(world.errors.isEmpty)
  }

  @Test func aLessonsFileIsFoundByNameToo() throws {
    let world = world(mixed)
    world.files["l.json"] = Array(
      #"{"format": "backstep-lesson", "version": 1, "name": "l", "title": "t", "network": \#(Self.network), "data": "f.csv"}"#
        .utf8)
    let lesson = try world.opened("l.json")
    #expect(rows(lesson.data.examples) == [[1, 4, 8, 9], [2, 7, 14, 16]])
    #expect(world.errors == "f.csv: not used: columns \"serial\", \"remark\"\n")
  }

  @Test(
    arguments: [
      ("petal_widht,length,rim,area\n1,2,3,4\n", "1:1", "petal_width", "petal_widht"),
      ("petal_width,length,rim,aera\n1,2,3,4\n", "1:24", "area", "aera"),
      ("x,length,rim,area\n1,2,3,4\n", "1:1", "petal_width", nil),
      ("petal_width,length,area\n1,2,3\n", "1:1", "rim", nil),
    ] as [(String, String, String, String?)])
  func aHeaderWithSomeOfTheNamesIsRefused(
    csv: String, place: String, missing: String, near: String?
  ) {
    let world = world(csv)
    for command in ["train", "trace", "check", "export --to numpy", "explore"] {
      #expect(world.run(command + " n.json --data f.csv") == 65)
      #expect(world.errors.hasPrefix("f.csv:\(place): no column \"\(missing)\" beside "))
      #expect(near.map { world.errors.contains("did you mean \"\($0)\"?") } ?? true)
      #expect(world.errors.split(separator: "\n").count == 1)
    }
  }

  @Test func aHeaderWithNoneOfTheNamesIsTakenByPosition() throws {
    let world = world("a,b,c,d\n1,4,8,9\n")
    #expect(world.run("train n.json --data f.csv --json --epochs 0") == 0)
    #expect(try world.object().required("errorPerEpoch").numbers("E") == [0])
    #expect(
      world.errors
        == "f.csv: columns are taken by position: \"a\" is length, \"b\" is petal_width, "
        + "\"c\" is area, \"d\" is rim\n")
    world.files["f.csv"] = Array("a,b,c,d,e\n1,4,8,9,1\n".utf8)
    #expect(world.run("train n.json --data f.csv") == 65)
    #expect(
      world.errors
        == #"f.csv:1:1: 3 input columns for 2 inputs of the network: "a", "b", "c" taken for "#
        + #"inputs, "d", "e" for targets; --inputs and --targets name others, --labels "e" takes "#
        + "class numbers\n")
  }

  @Test func namedInputsLeaveTheTargetsOfAnotherName() throws {
    let world = world("u,petal_width,v,length\n8,4,9,1\n")
    #expect(rows(try world.opened("n.json --data f.csv").data.examples) == [[1, 4, 8, 9]])
    #expect(
      world.errors == "f.csv: columns are taken by position: \"u\" is area, \"v\" is rim\n")
    world.files["f.csv"] = Array("u,petal_width,v,length,w\n8,4,9,1,1\n".utf8)
    #expect(world.run("train n.json --data f.csv") == 65)
    #expect(
      world.errors
        == #"f.csv:1:1: 3 target columns for 2 outputs of the network: "petal_width", "length" "#
        + #"taken for inputs, "u", "v", "w" for targets; --inputs and --targets name others, "#
        + #"--labels "w" takes class numbers"# + "\n")
  }

  @Test func optionsGoBeforeNamesAndAreComparedAlike() throws {
    let world = world("length,petal_width,area,rim,y.1,y.2\n1,2,3,4,5,6\n")
    let data = try world.opened("n.json --data f.csv --inputs Y2,y_1 --targets RIM,area").data
    #expect(rows(data.examples) == [[6, 5, 4, 3]])
  }

  @Test func aBareNumberOfInputsHasNoNames() throws {
    let network = #"""
      { "format": "backstep-network", "version": 1, "loss": "half-squared-error", "inputs": 2,
        "layers": [{ "activation": "linear", "weights": [[3, 1]] }] }
      """#
    let world = world("x,i1,o1\n1,2,3\n", network: network)
    #expect(rows(try world.opened("n.json --data f.csv").data.examples) == [[1, 2, 3]])
    #expect(world.errors.isEmpty)
  }

  @Test func unusedColumnsAreNamedSixAtMost() {
    let extra = (1...9).map { "e\($0)" }.joined(separator: ",")
    let world = world("length,petal_width,area,rim,\(extra)\n1,2,3,4,,,,,,,,,\n")
    #expect(world.run("train n.json --data f.csv") == 0)
    #expect(
      world.errors
        == #"f.csv: not used: columns "e1", "e2", "e3", "e4", "e5", "e6" and 3 more"# + "\n")
  }

  @Test func aRecurrentNetworkHasNamesToo() throws {
    let network = #"""
      { "format": "backstep-network", "version": 1, "kind": "recurrent", "activation": "sigmoid",
        "units": ["a", "b"], "inputs": ["in"], "weights": [[0, 0.1], [0.2, 0]],
        "inputUnits": [0], "outputUnits": [1] }
      """#
    let world = world("b,x,in\n0.25,9,0.5\n", network: network)
    #expect(rows(try world.opened("n.json --data f.csv").data.examples) == [[0.5, 0.25]])
    #expect(world.run("predict n.json --data f.csv") == 0)
    #expect(world.errors == "f.csv: not used: column \"x\"\n")
  }

  @Test func madeNamesAreNoNames() throws {
    let network = Self.network.replacing("length", with: "x2").replacing("petal_width", with: "x1")
    let world = world("1,4,8,9\n", network: network)
    #expect(
      rows(try world.opened("n.json --data f.csv --no-header").data.examples) == [[1, 4, 8, 9]])
  }

  @Test func savedNamesFindTheColumnsAgain() throws {
    let world = DataWorld(["f.csv": "Petal length,w,Kind of Flower\n1,2,x\n3,4,y\n"])
    #expect(world.run("train --layers 2-2 --data f.csv --save n.json") == 0)
    #expect(world.errors.isEmpty)
    world.files["g.csv"] = Array("KIND_OF_FLOWER,no,w,petal.length\ny,0,4,3\n".utf8)
    let data = try world.opened("n.json --data g.csv").data
    #expect(rows(data.examples) == [[3, 4, 0, 1]])
    #expect(world.errors == "g.csv: not used: column \"no\"\n")
    let text = String(decoding: try #require(world.files["n.json"]), as: UTF8.self)
    #expect(text.contains(#""columns": ["Petal length", "w"]"#))
    #expect(text.contains(#""targets": ["Kind of Flower"]"#))
    #expect(world.run("predict n.json --data g.csv") == 0)
    #expect(world.errors == "g.csv: not used: column \"no\"\n")
    #expect(world.run("train n.json --data g.csv --save m.json --epochs 0") == 0)
    #expect(world.files["m.json"] == world.files["n.json"])
  }
}
