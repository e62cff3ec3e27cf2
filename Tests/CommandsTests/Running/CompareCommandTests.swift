import Documents
import Opening
import TestSupport
import Testing

@Suite struct CompareCommandTests {
  private static let other = Files.all["net.json"]?.replacing("-0.2", with: "-0.3") ?? ""
  private static let files = Files.all.merging(["other.json": other]) { first, _ in first }

  private func compare(_ words: [String]) throws -> Result {
    try backstep(["compare"] + words, files: Self.files)
  }

  private func compare(_ line: String, b: String? = nil) throws -> Result {
    try compare(line.split(separator: " ").map(String.init) + (b.map { ["--b", $0] } ?? []))
  }

  @Test(arguments: [
    ("worked-example worked-example --epochs 1", 60, 1),
    ("worked-example worked-example --epochs 10", 600, 10),
    ("--layers 2-3-1 --data xor.csv --epochs 5", 1385, 5),
  ])
  func equalRunsExitWithZero(line: String, steps: Int, epochs: Int) throws {
    let result = try compare(line)
    #expect(result.status == 0)
    #expect(result.errors == "")
    let count = steps >= 1000 ? "1,385" : "\(steps)"
    let noun = epochs == 1 ? "epoch" : "epochs"
    #expect(result.output.contains("the same bits in all \(count) steps of \(epochs) \(noun)\n"))
  }

  @Test func sequentialUpdatesAreFoundWhereTheyAreRead() throws {
    let result = try compare("worked-example worked-example --epochs 1", b: "--update sequential")
    #expect(result.status == 1)
    #expect(result.errors == "")
    #expect(result.output.contains("update    simultaneous      sequential\n"))
    // The updates come earlier there and have the same bits: what reads them has not.
    #expect(
      result.output.contains(
        "first difference: step 34, δ_o1·w5 0.055399425 here, 0.049709416 there (step 38), "))
    #expect(result.output.contains("in epoch 1, example 1\n"))
    #expect(result.output.contains("E after epoch 1: 0.291027774 here, 0.291027924 there\n"))
  }

  @Test func anotherRateIsFoundAtTheFirstUpdate() throws {
    let result = try compare("worked-example worked-example --epochs 1", b: "--rate 2")
    #expect(result.status == 1)
    #expect(result.output.contains("η               0.5               2\n"))
    #expect(result.output.contains("first difference: step 52, w1⁺ 0.149780716 here, 0.149122"))
  }

  @Test func asManyDigitsAreShownAsTheNumbersNeedToDiffer() throws {
    let result = try compare(
      "worked-example worked-example --epochs 1", b: "--rate 0.500000000001")
    #expect(result.status == 1)
    let line = try #require(
      result.output.split(separator: "\n").first { $0.hasPrefix("first difference") })
    let parts = line.split(separator: " ")
    let here = try #require(parts.firstIndex(of: "here,"))
    #expect(parts[here - 1] != parts[here + 1])
  }

  @Test func theJSONHasBothPlaces() throws {
    let result = try compare(
      "worked-example worked-example --json --epochs 1", b: "--update sequential")
    #expect(result.status == 1)
    let root = try object(result)
    #expect(
      root.members.map(\.key)
        == ["format", "version", "compared", "settings", "same", "difference", "errors"])
    #expect(try root.required("same").content == .bool(false))
    let difference = try root.required("difference").object("difference")
    #expect(
      difference.members.map(\.key) == ["kind", "epoch", "example", "symbol", "here", "there"])
    #expect(try difference.required("symbol").string("symbol") == "δ_o1·w5")
    let here = try difference.required("here").object("here")
    let there = try difference.required("there").object("there")
    #expect(try here.required("step").number("step") == 34)
    #expect(try there.required("step").number("step") == 38)
    let errors = try root.required("errors").object("errors")
    let end = try errors.required("there").object("there")
    #expect(try end.required("error").number("error") == 0.29102792390544197)
  }

  @Test func aRunThatIsLongerDiffersAtTheEnd() throws {
    let result = try compare("worked-example worked-example --epochs 2", b: "--epochs 5")
    #expect(result.status == 1)
    #expect(
      result.output.contains(
        "first difference: the end; the same bits in 120 steps, then the run here ends after epoch 2 "
          + "(the limit of epochs is reached), and the one there goes on\n"))
    #expect(result.output.contains("(epoch 2), "))
  }

  @Test func otherShapesAreComparedByTheirErrors() throws {
    let result = try compare("--layers 2-3-1 --data xor.csv", b: "--layers 2-4-1")
    #expect(result.status == 1)
    #expect(result.output.contains("layers  2-3-1"))
    #expect(
      result.output.contains(
        "steps have no counterparts, for the networks have other layers: the errors after epochs are "
          + "compared alone\nfirst difference: E before training, "))
  }

  @Test func aStepOfOneAloneIsNamed() throws {
    let result = try compare("worked-example worked-example --epochs 1", b: "--optimizer momentum")
    #expect(result.status == 1)
    #expect(
      result.output.contains(
        "here step 52 is w1⁺, there step 52 is v(w1), in epoch 1, example 1; only there is v(w1) "
          + "computed\n"))
  }

  @Test func twoNetworksAreCompared() throws {
    let result = try compare("net.json other.json --data xor.csv")
    #expect(result.status == 1)
    #expect(result.output.contains("first weights  as given  1 of 3 are others\n"))
    // The first example has 0 for what the weight multiplies: its update reads it first.
    #expect(
      result.output.contains("first difference: step 16, w2⁺ −0.200000000 here, −0.300000000 there")
    )
  }

  @Test(arguments: [
    (["worked-example"], "compare needs two lessons or networks; one can be named twice"),
    ([], "compare needs a lesson or a network; `backstep lessons` lists them"),
    (["a", "b", "c"], "\"c\" is one name too many; open one lesson or file at a time"),
    (["a", "b", "--b", "xor"], "--b takes options alone; \"xor\" is none"),
    (["a", "b", "--b", "--digits 3"], "--digits is for both runs; give it beside --b"),
    (["a", "b", "--b", "--rate '2"], "--b \"--rate '2\": a quotation mark is left open"),
    (["a", "b", "--b"], "--b needs options after it, in quotation marks"),
    (["a", "b", "--b", "--rat 2"], "unknown option \"--rat\"; did you mean --rate?"),
  ])
  func wrongUseIsSaidInOneLine(words: [String], line: String) throws {
    let result = try compare(words)
    #expect(result == Result(status: 2, output: "", errors: "backstep: \(line)\n"))
  }

  @Test func aBlankInAQuotedWordIsNone() throws {
    let files = Self.files.merging(["my data.csv": Files.or]) { first, _ in first }
    let words = ["compare", "net.json", "net.json", "--data", "xor.csv", "--b"]
    for quoted in ["--data 'my data.csv'", "--data \"my data.csv\"", "--data my\\ data.csv"] {
      let result = try backstep(words + [quoted], files: files)
      #expect(result.status == 1, "\(result.errors)")
      #expect(result.output.contains("data   xor.csv        my data.csv\n"))
    }
  }

  @Test func aRequestToStopEndsIt() throws {
    let world = try CommandWorld(files: Self.files)
    world.looksBeforeInterruption = 3
    let status = world.run("compare worked-example worked-example --epochs 1000000000").status
    #expect(status == 130)
    #expect(world.output == "")
    #expect(world.errors.hasPrefix("backstep: interrupted after "))
  }

  @Test func asciiOutputIsASCII() throws {
    let result = try compare(
      "worked-example worked-example --ascii --epochs 1", b: "--update sequential")
    #expect(isASCII(result.output))
    #expect(result.output.contains("delta_o1*w5"))
  }

  /// The worked example as `:save` writes it, with what was changed in it.
  private func session(_ edits: [Lesson.Edit]) throws -> String {
    let text = try ProjectFiles.text("Assets/lessons/worked-example.json")
    var lesson = try LessonDocument.lesson(from: JSONReader.readObject(Array(text.utf8))) {
      (_) throws(DocumentError) in throw DocumentError(at: nil, problem: "nothing is named")
    }
    (lesson.pages, lesson.edits, lesson.position) = ([], edits, .position(0))
    return JSONWriter.document(LessonDocument.output(lesson))
  }

  @Test func whatWasChangedInASessionIsMade() throws {
    let address = try #require(StepAddress("epoch 2 example 1 forward net_h1"))
    let edit = Lesson.Edit(address: address, changes: [.parameter("w5", 2)])
    let rate = Lesson.Edit(
      address: try #require(StepAddress("epoch 4 example 1 forward net_h1")),
      changes: [.learningRate(0.1)])
    let files = [
      "plain.json": try session([]), "one.json": try session([edit]),
      "two.json": try session([edit, rate]),
    ]
    func compare(_ words: String) throws -> Result {
      try backstep(
        ["compare"] + words.split(separator: " ").map(String.init) + ["--epochs", "6"],
        files: files)
    }
    let same = try compare("two.json two.json")
    #expect(same.status == 0 && same.errors.isEmpty)
    #expect(same.output.contains("the same bits in all 360 steps of 6 epochs"))
    let other = try compare("plain.json one.json")
    #expect(other.status == 1 && other.errors.isEmpty)
    // The first that reads w5.
    #expect(other.output.contains("first difference: step 69, w5·out_h1"), "\(other.output)")
    let row = other.output.split(separator: "\n").first { $0.hasPrefix("edits") }
    #expect(row?.split(separator: " ") == ["edits", "none", "1"])
    let later = try compare("one.json two.json")
    #expect(later.output.contains("in epoch 4, example 1"), "\(later.output)")
  }
}
