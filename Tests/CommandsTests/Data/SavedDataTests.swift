import Backprop
import Commands
import Documents
import Testing

/// Classes and scales go with a network into its file and out of it.
@Suite struct SavedDataTests {
  private let csv = "a,b,k\n1,5,x\n2,7,y\n4,8,x\n3,3,y\n"

  private func saved(_ options: String = "") throws -> DataWorld {
    let world = DataWorld(["f.csv": csv])
    #expect(
      world.run("train --layers 2-2 --data f.csv --epochs 3 --save n.json " + options) == 0,
      "\(world.errors)")
    return world
  }

  @Test(arguments: ["none", "standard", "minmax"])
  func whatIsSavedIsReadBackToTheSameBits(_ kind: String) throws {
    let world = try saved("--scale \(kind)")
    let bytes = try #require(world.files["n.json"])
    let made = try world.opened("--layers 2-2 --data f.csv --scale \(kind)")
    let contents = try NetworkDocument.contents(of: JSONReader.readObject(bytes))
    #expect(contents.encoding == made.data.encoding)
    #expect(contents.encoding.scale?.kind.rawValue == (kind == "none" ? nil : kind))
    let text = JSONWriter.document(
      NetworkDocument.output(contents.network, encoding: contents.encoding))
    #expect(Array(text.utf8) == bytes)
    #expect(try world.opened("n.json --data f.csv").data == made.data)
  }

  @Test func trainingOnAndTrainingAtOnceAreTheSame() throws {
    let world = try saved("--scale standard --test 0.5")
    world.run("train n.json --data f.csv --test 0.5 --epochs 4 --save on.json")
    world.run(
      "train --layers 2-2 --data f.csv --test 0.5 --scale standard --epochs 7 --save at.json")
    #expect(world.files["on.json"] != nil)
    #expect(world.files["on.json"] == world.files["at.json"])
  }

  @Test func otherDataAreScaledAsTheFirstWere() throws {
    let world = try saved("--scale minmax")
    world.files["g.csv"] = Array("a,b,k\n7,13,y\n".utf8)
    let data = try world.opened("n.json --data g.csv").data
    let scale = try #require(data.encoding.scale)
    #expect(rows(data.examples) == [scale.scaled([7, 13]) + [0, 1]])
    #expect(scale == Scale(kind: .minmax, shift: [1, 3], factor: [1.0 / 3, 1.0 / 5]))
  }

  @Test(arguments: [("standard", 2), ("minmax", 2), ("none", 0)])
  func anotherScaleIsRefused(_ kind: String, _ status: Int32) throws {
    let world = try saved("--scale standard")
    #expect(world.run("train n.json --data f.csv --scale \(kind)") == status)
    let line =
      "backstep: --scale is for networks without a scale of their own; leave --scale out\n"
    #expect(world.errors == (status == 0 ? "" : line))
  }

  @Test func shippedDataArePredictedAsTheyAreTrainedWith() throws {
    let world = try DataWorld.withIris()
    world.run("train --layers 4-3-3 --data iris.csv --save net.json")
    #expect(world.run("predict net.json --data iris.csv") == 0)
    let answers = world.output
    let flowers = world.files.removeValue(forKey: "iris.csv")
    world.assets = [("iris.csv", try #require(flowers))]
    #expect(world.run("predict net.json --data iris.csv") == 0)
    #expect(world.output == answers)
  }

  @Test func aNetworkWithoutAScaleMayGetOne() throws {
    let world = try saved()
    #expect(world.run("train n.json --data f.csv --scale standard --save m.json") == 0)
    #expect(try world.opened("m.json --data f.csv").data.encoding.scale?.kind == .standard)
  }

  @Test func theNetworksClassesKeepTheirOrder() throws {
    let world = try saved()
    world.files["g.csv"] = Array("a,b,k\n1,1,y\n2,2,x\n".utf8)
    let data = try world.opened("n.json --data g.csv").data
    #expect(data.classNames == ["x", "y"])
    #expect(rows(data.examples) == [[1, 1, 0, 1], [2, 2, 1, 0]])
    world.files["h.csv"] = Array("a,b,k\n1,1,y\n2,2,z\n".utf8)
    #expect(world.run("train n.json --data h.csv") == 65)
    #expect(
      world.errors == "h.csv:3:5: \"z\" is no class of the network; it has \"x\", \"y\"\n")
  }

  @Test func namesThatAreNumbersAreKnownAgain() throws {
    let world = DataWorld(["f.csv": "a,k\n1,7\n2,1\n"])
    world.run("train --layers 1-2 --data f.csv --labels k --save n.json")
    for line in ["n.json --data f.csv", "n.json --data f.csv --targets k"] {
      #expect(rows(try world.opened(line).data.examples) == [[1, 1, 0], [2, 0, 1]])
    }
    world.files["g.csv"] = Array("a,is7,is1\n1,1,0\n".utf8)
    let data = try world.opened("n.json --data g.csv").data
    #expect(rows(data.examples) == [[1, 1, 0]])
    #expect(data.classNames == ["7", "1"])
    #expect(data.targetNames == ["is7", "is1"])
  }

  @Test(arguments: [
    (#""classes": ["a", "b", "c"],"#, "3 classes for 2 outputs; name a class for each output"),
    (
      #""classes": ["a", "a"],"#,
      #"two classes are named "a"; give each class a name of its own"#
    ),
    (#""classes": ["a", ""],"#, "a class without a name; give each class a name of its own"),
    (#""classes": "a","#, #"a string where "classes" needs a list; write it in [ ]"#),
    (
      #""scale": {"kind": "standard", "shift": [1], "factor": [1, 2]},"#,
      "1 number for 2 inputs; give one for each input"
    ),
    (
      #""scale": {"kind": "none", "shift": [1, 2], "factor": [1, 2]},"#,
      #""none" is no "kind"; write one of "standard", "minmax""#
    ),
    (
      #""scale": {"kind": "minmax", "shift": [1, 2]},"#,
      #""factor" is missing; add it to the object that begins here"#
    ),
    (
      #""scale": {"kind": "minmax", "shift": [1, 2], "factors": [1, 2]},"#,
      #"unknown key "factors"; did you mean "factor"?"#
    ),
    (#""scale": 2,"#, #"a number where "scale" needs an object; write it in { }"#),
  ])
  func documentsThatDoNotFitAreRefused(_ member: String, _ problem: String) {
    let world = DataWorld([
      "f.csv": csv,
      "n.json": #"""
      { "format": "backstep-network", "version": 1, "loss": "half-squared-error", "inputs": 2,
      \#(member)
      "layers": [{ "activation": "sigmoid", "weights": [[1, 2], [3, 4]] }] }
      """#,
    ])
    #expect(world.run("train n.json --data f.csv") == 65)
    #expect(world.errors.hasPrefix("n.json:2:"))
    #expect(world.errors.hasSuffix(": \(problem)\n"))
  }
}
