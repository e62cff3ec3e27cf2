import Documents
import TestSupport
import Testing

/// What `train --findings` says.
@Suite struct FindingsReportTests {
  /// One update leads beyond the valley.
  private static let far = "train one-weight --findings --batch full --rate 1.2 --epochs 5"

  @Test func theReportListsThem() throws {
    let result = try backstep(Self.far)
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(result.output.contains("\n2 findings, the worst first; looked at in epoch 5: "))
    #expect(
      result.output.contains(
        "\n- the update of epoch 5 made E larger by 87480: 10935 before it, 98415 after it; on its line "
          + "the slope of E is −270 where it begins and 810 where it ends: the step led beyond the "
          + "lowest point of the valley and up the other side; try a smaller learning rate, such as "
          + "0.6 (step 165)\n"))
  }

  @Test func theAdviceIsRight() throws {
    let result = try backstep(Self.far.replacing("--rate 1.2", with: "--rate 0.6"))
    #expect(!result.output.contains("made E larger"))
  }

  @Test func theJSONHasTheirParts() throws {
    let result = try backstep(Self.far + " --json")
    let findings = try object(result).required("findings").array("findings")
    #expect(findings.count == 2)
    let first = try findings[0].object("finding")
    #expect(first.members.map(\.key) == ["kind", "says", "means", "try", "step", "epoch"])
    #expect(try first.required("kind").string("kind") == "beyond-valley")
    #expect(try first.required("step").number("step") == 165)
    #expect(try first.required("epoch").number("epoch") == 5)
  }

  @Test func aRunWithoutFaultsSaysWhatWasLookedAt() throws {
    let line = "train worked-example --epochs 1 --findings"
    #expect(try backstep(line).output.contains("\nnothing wrong is found; looked at in epoch 1: "))
    let json = try object(backstep(line + " --json"))
    #expect(try json.required("findings").array("findings").isEmpty)
  }

  @Test func withoutTheOptionNothingIsLookedFor() throws {
    let result = try backstep(Self.far.replacing(" --findings", with: "") + " --json")
    #expect(try object(result)["findings"] == nil)
  }

  @Test func aRunThatDivergesHasFindingsToo() throws {
    let result = try backstep(Self.far.replacing("--epochs 5", with: "--epochs 3000"))
    #expect(result.status == 1)
    #expect(result.output.contains("the first value that is not finite"))
  }

  /// E is infinite at an example long before a weight is.
  @Test(arguments: ["", " --optimizer momentum", " --optimizer nesterov"])
  func whereItDivergedIsFoundAmongManyExamples(optimizer: String) throws {
    let world = DataWorld()
    world.lessons = [
      ("prediction", Array(try ProjectFiles.text("Assets/lessons/prediction.json").utf8))
    ]
    world.run("train prediction --rate 5 --findings" + optimizer)
    let result = Result(status: nil, output: world.output, errors: world.errors)
    let place = try #require(result.errors.firstMatch(of: #/in epoch (\d+), example (\d+), step/#))
    #expect(
      result.output.contains(
        "in epoch \(place.1), example \(place.2), the first value that is not finite"))
  }

  @Test(arguments: ["", " --json"])
  func asciiOutputIsASCII(format: String) throws {
    let result = try backstep(Self.far + " --ascii" + format)
    #expect(isASCII(result.output))
    // What has no spelling becomes a question mark.
    #expect(!result.output.contains("?"))
  }

  @Test func aRequestToStopWhileLookingKeepsTheReport() throws {
    let world = try CommandWorld()
    world.looksBeforeInterruption = 0
    let words = Self.far.split(separator: " ").map(String.init) + ["--save", "out.json"]
    #expect(world.run(words).status == 130)
    #expect(world.written["out.json"] != nil)
    #expect(world.output.hasPrefix("one weight"))
    #expect(world.errors.contains("nothing was looked for in the run: it was interrupted"))
  }
}
