import Backprop
import Commands
import Documents
import Opening
import Testing

/// `train --save`.
@Suite struct SavingTests {
  @Test func aSavedNetworkReadsBackToTheSameBits() throws {
    let world = try CommandWorld()
    #expect(world.run("train worked-example --epochs 100 --save net.json").status == 0)
    let text = try #require(world.written["net.json"])
    let saved = try NetworkDocument.network(from: JSONReader.readObject(Array(text.utf8)))
    let lesson = try #require(try CommandWorld().run("worked-example").lesson)
    var training = Training(lesson.start)
    while training.epochs < 100 { _ = training.advance(budget: 1) }
    #expect(
      saved.parameters.map(\.bitPattern) == training.network.parameters.map(\.bitPattern))
    #expect(saved.shape == lesson.network.shape)
  }

  @Test func trainingGoesOnFromASavedNetwork() throws {
    let world = try CommandWorld(files: ["d.csv": "i1,i2,o1,o2\n0.05,0.1,0.01,0.99\n"])
    world.run("train worked-example --epochs 3 --save net.json")
    world.files["net.json"] = world.written["net.json"]
    let before = world.output.count
    world.run("train net.json --data d.csv --bias fixed --epochs 2 --json")
    let rest = String(world.output.dropFirst(before))
    let straight = try object(backstep("train worked-example --epochs 5 --json"))
    let errors = try straight.required("errorPerEpoch").numbers("errorPerEpoch")
    let continued = try JSONReader.readObject(Array(rest.utf8)).required("errorPerEpoch")
    #expect(try continued.numbers("errorPerEpoch") == Array(errors[3...]))
  }

  @Test func aFileThatCannotBeWrittenIsStatus74AndTheReportIsThere() throws {
    let world = try CommandWorld()
    world.writingFileFails = FileProblem(reason: "permission denied")
    #expect(world.run("train worked-example --epochs 1 --save a/net.json").status == 74)
    #expect(world.errors == "a/net.json: permission denied\n")
    #expect(world.output.contains("1 epoch, 1 update"))
  }

  @Test func thePlaceIsCheckedBeforeTraining() throws {
    let world = try CommandWorld()
    world.placeFails = FileProblem(reason: "permission denied")
    #expect(world.run("train worked-example --epochs 1000000000 --save a/net.json").status == 74)
    #expect(world.checkedPlaces == ["a/net.json"])
    #expect(world.errors == "a/net.json: permission denied\n")
    #expect(world.output.isEmpty)
  }

  @Test func aRunThatDivergedIsNotSaved() throws {
    let world = try CommandWorld(files: Files.all)
    let line = "train linear.json --data steep.csv --epochs 9 --rate 1e9 --save n.json"
    #expect(world.run(line).status == 1)
    #expect(world.written.isEmpty)
    #expect(world.errors.hasPrefix("n.json is not written: the run diverged\nbackstep: diverged: "))
  }

  @Test func aRunWhoseErrorAloneIsNotFiniteIsNotSaved() throws {
    let world = try CommandWorld(files: [
      "linear.json": Files.linear, "d.csv": "a,b,t\n1,1,1e200\n",
    ])
    #expect(world.run("train linear.json --data d.csv --epochs 0 --save n.json").status == 1)
    #expect(world.written.isEmpty)
  }

  @Test func anInterruptedRunIsSaved() throws {
    let world = try CommandWorld(files: Files.all)
    world.looksBeforeInterruption = 0
    let line = "train net.json --data xor.csv --epochs 1000000 --save trained.json"
    #expect(world.run(line).status == 130)
    #expect(world.written["trained.json"] != nil)
  }
}
