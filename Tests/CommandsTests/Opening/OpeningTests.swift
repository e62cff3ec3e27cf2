import Backprop
import Commands
import Documents
import Testing

/// What the explorer, like every command, opens.
@Suite struct OpeningTests {
  private func open(_ line: String, files: [String: String] = Files.all) throws -> Lesson {
    let world = try CommandWorld(files: files)
    return try #require(world.run(line).lesson, "\(world.errors)")
  }

  @Test(arguments: ["", "explore", "worked-example", "explore worked-example", "--rate 0.5"])
  func withNothingNamedItIsTheWorkedExample(line: String) throws {
    #expect(try open(line).name == "worked-example")
  }

  @Test func aLessonIsOpenedByItsName() throws {
    #expect(try open("one-weight").name == "one-weight")
  }

  @Test func aLessonKeepsItsOwnSettingsWhereNoneAreGiven() throws {
    let settings = try open("one-weight --epochs 7").settings
    #expect(settings.training.epochs == 7)
    #expect(settings.training.learningRate == 0.1)
    #expect(settings.training.batch == .full)
  }

  @Test func aNetworkIsCalledLikeItsFile() throws {
    let files = ["folder/net.json": Files.network, "xor.csv": Files.xor]
    #expect(try open("folder/net.json --data xor.csv", files: files).title == "net.json")
  }

  @Test func aNetworkTakesItsExamplesFromTheData() throws {
    let data = try open("net.json --data xor.csv").data
    #expect(data.examples.count == 4)
    #expect(data.inputNames == ["x1", "x2"])
    #expect(data.targetNames == ["y"])
  }

  @Test func inputsAreNamedAfterTheColumnsOfTheData() throws {
    #expect(try open("net.json --data xor.csv").network.inputNames == ["x1", "x2"])
    #expect(try open("--layers 2-3-1 --data xor.csv").network.inputNames == ["x1", "x2"])
  }

  @Test func unitsWithoutNamesAreNumbered() throws {
    let network = try open("--layers 2-3-1 --data xor.csv").network
    #expect(network.unitNames == [["h1", "h2", "h3"], ["o1"]])
  }

  @Test func aLessonMayTakeOtherData() throws {
    let files = ["more.csv": "a,b,c,d\n1,2,3,4\n5,6,7,8\n"]
    let lesson = try open("worked-example --data more.csv --targets a,b", files: files)
    #expect(lesson.data.inputNames == ["c", "d"])
    #expect(lesson.network.inputNames == ["i1", "i2"])
  }

  @Test func aLessonFileFindsItsNetworkAndDataBesideIt() throws {
    let text = """
      {"format": "backstep-lesson", "version": 1, "name": "n", "title": "t",
       "network": "net.json", "data": "xor.csv"}
      """
    let files = ["a/lesson.json": text, "a/net.json": Files.network, "a/xor.csv": Files.xor]
    #expect(try open("a/lesson.json", files: files).data.examples.count == 4)
  }

  @Test func aLessonFileMayUseTheNetworkOfAShippedLesson() throws {
    let text = """
      {"format": "backstep-lesson", "version": 1, "name": "n", "title": "t",
       "network": "worked-example",
       "data": {"header": ["a", "b", "c", "d"], "rows": [[1, 2, 3, 4]]}}
      """
    let lesson = try open("l.json", files: ["l.json": text])
    #expect(lesson.network == (try open("worked-example").network))
  }

  @Test func activationInitializerAndSeedMakeTheNetwork() throws {
    let line = "--layers 2-3-1 --data xor.csv --activation tanh --init he --seed 5"
    let network = try open(line).network
    #expect(network.shape.layers.map(\.activation) == [.tanh, .sigmoid])
    #expect(network == (try open(line).network))
    #expect(network != (try open("--layers 2-3-1 --data xor.csv --activation tanh").network))
  }

  @Test func theExplorerTakesTheSettingsOfTheScreen() throws {
    let settings = try open("--theme light --ascii --digits 4").settings
    #expect(settings.theme == .light)
    #expect(settings.isASCII)
    #expect(settings.digits == 4)
  }
}
