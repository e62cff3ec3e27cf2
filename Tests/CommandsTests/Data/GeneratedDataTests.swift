import Backprop
import Commands
import Documents
import Testing

/// Data that the command line has drawn.
@Suite struct GeneratedDataTests {
  private let network = #"""
    { "format": "backstep-network", "version": 1, "loss": "half-squared-error", "inputs": 2,
      "layers": [{ "activation": "tanh", "weights": [[1, 2]] }] }
    """#

  private var lesson: String {
    #"""
    { "format": "backstep-lesson", "version": 1, "name": "n", "title": "t", "network": \#(network),
      "data": {"generate": "circle", "count": 20, "noise": 0.1}, "settings": {"seed": 3} }
    """#
  }

  @Test func aSetIsNamedWhereAFileWouldBe() throws {
    let world = DataWorld(["n.json": network])
    let drawn = GeneratedSet.circle.examples(count: 40, noise: 0.2, seed: 5)
    let options = "--data circle --count 40 --noise 0.2 --seed 5"
    #expect(try world.opened("--layers 2-3-1 \(options)").data.examples == drawn)
    #expect(try world.opened("n.json \(options)").data.examples == drawn)
    #expect(
      try world.opened("n.json --data circle").data.examples
        == GeneratedSet.circle.examples(count: 500, seed: 1))
  }

  @Test func aFileOfThatNameGoesBeforeASet() throws {
    let world = DataWorld(["n.json": network, "circle": "a,b,y\n1,2,1\n"])
    #expect(rows(try world.opened("n.json --data circle").data.examples) == [[1, 2, 1]])
  }

  @Test(arguments: [
    ("circl", "circle"), ("Spirals", "spiral"), ("xy", nil), ("iri.csv", "iris.csv"),
  ])
  func aMistypedSetNamesTheNearest(name: String, near: String?) {
    let world = DataWorld(["n.json": network])
    world.assets = [("iris.csv", [])]
    #expect(world.run("train n.json --data \(name)") == 65)
    #expect(world.errors.hasPrefix("\(name): no such file"))
    #expect(world.errors.contains("; did you mean \(near ?? "")?") == (near != nil))
  }

  @Test func theCommandLineGoesBeforeALesson() throws {
    let world = DataWorld(["l.json": lesson])
    #expect(
      try world.opened("l.json").data.examples
        == GeneratedSet.circle.examples(count: 20, noise: 0.1, seed: 3))
    #expect(
      try world.opened("l.json --noise 0 --count 30 --seed 4").data.examples
        == GeneratedSet.circle.examples(count: 30, seed: 4))
    #expect(
      try world.opened("l.json --data gauss --noise 0.3").data.examples
        == GeneratedSet.gauss.examples(count: 500, noise: 0.3, seed: 3))
  }

  @Test func anOutputMadeForTwoSignsIsLinearAndItsClassesCount() throws {
    let world = DataWorld()
    #expect(world.run("train --layers 2-1 --data gauss --rate 0.03 --epochs 20 --json") == 0)
    let object = try world.object()
    #expect(try object.required("accuracy").number("accuracy") == 1)
  }

  @Test(arguments: [
    ("n.json --data f.csv --noise 0.1", "--noise"), ("n.json --data f.csv --count 3", "--count"),
    ("--layers 2-1 --data f.csv --noise 0.1", "--noise"), ("f.json --count 3", "--count"),
  ])
  func whatIsNotDrawnHasNoNoise(line: String, option: String) {
    let world = DataWorld(["n.json": network, "f.csv": "a,b,y\n1,2,1\n"])
    world.files["f.json"] = Array(
      lesson.replacing(
        #"{"generate": "circle", "count": 20, "noise": 0.1}"#,
        with: #"{"header": ["a", "b", "y"], "rows": [[1, 2, 1]]}"#
      ).utf8)
    #expect(world.run("train " + line) == 2)
    #expect(
      world.errors
        == "backstep: \(option) goes with generated examples, such as --data circle\n")
  }
}
