import Commands
import Documents
import Testing

/// Runs that end before their time.
@Suite struct EndingTests {
  private let divergent = "train linear.json --data steep.csv --rate 1e9 --epochs 50"

  @Test func aRunThatDivergesIsStatus1() throws {
    let result = try backstep(divergent, files: Files.all)
    #expect(result.status == 1)
    #expect(result.errors.hasPrefix("backstep: diverged: "))
    #expect(result.errors.hasSuffix("; a smaller --rate may help\n"))
    #expect(result.errors.filter(\.isNewline).count == 1)
    #expect(result.output.contains("stopped: a value is no longer finite\n"))
  }

  @Test func inJSONTheDivergenceSaysWhereAndWhat() throws {
    let run = try object(backstep(divergent + " --json", files: Files.all))
    #expect(try run.required("stopped").string("stopped") == "diverged")
    let divergence = try run.required("divergence").object("divergence")
    #expect(divergence.members.map(\.key) == ["epoch", "example", "step", "symbol"])
    let epochs = try run.required("epochs").integer("epochs")
    #expect(try divergence.required("epoch").integer("epoch") <= epochs)
    #expect((1...2).contains(try divergence.required("example").integer("example")))
  }

  @Test func theDivergenceIsTheFirstNullOfTheTrace() throws {
    let run = try object(backstep(divergent + " --json", files: Files.all))
    let divergence = try run.required("divergence").object("divergence")
    let trace = divergent.replacing("train", with: "trace") + " --json"
    let steps = try objects(backstep(trace, files: Files.all))
    let first = try #require(steps.first { $0["value"]?.content == .null })
    for key in ["epoch", "example", "step", "symbol"] {
      #expect(try divergence.required(key).content == first.required(key).content)
    }
  }

  @Test func inJSONWhatIsNotFiniteIsNull() throws {
    let run = try object(backstep(divergent + " --json", files: Files.all))
    #expect(try run.required("errorPerEpoch").array("errors").last?.content == .null)
  }

  @Test func anInterruptedRunReportsWhatItHas() throws {
    let world = try CommandWorld(files: Files.all)
    world.looksBeforeInterruption = 0
    #expect(
      world.run("train net.json --data xor.csv --epochs 1000000000 --json").status == 130)
    let run = try JSONReader.readObject(Array(world.output.utf8))
    #expect(try run.required("stopped").string("stopped") == "interrupted")
    let epochs = try run.required("epochs").integer("epochs")
    let errors = try run.required("errorPerEpoch").numbers("errors")
    #expect(epochs > 0)
    #expect(errors.count == epochs + 1)
    #expect(world.errors.hasPrefix("backstep: interrupted after "))
  }

  @Test func progressIsShownOnATerminalAndWipedOut() throws {
    let world = try CommandWorld(files: Files.all)
    world.showsProgress = true
    world.looksBeforeInterruption = 1
    world.run("train net.json --data xor.csv --epochs 1000000000")
    let lines = world.errors.split(separator: "\r", omittingEmptySubsequences: false)
    #expect(lines.count > 2)
    #expect(lines[1].hasPrefix("epoch "))
    #expect(lines[lines.count - 2].allSatisfy { $0 == " " })
    #expect(lines.last == "backstep: interrupted after \(world.epochsReported) epochs\n")
  }

  @Test(arguments: [
    ("trace worked-example --epochs 3", "step 60 of 180"),
    ("predict net.json --data xor.csv", "0 rows answered"),
  ])
  func resultsThatGoToAFileHaveProgressAndThoseOnATerminalHaveNone(
    line: String, progress: String
  ) throws {
    let world = try CommandWorld(files: Files.all)
    world.showsProgress = true
    #expect(world.run(line).status == 0)
    #expect(world.errors.contains("\r\(progress)"))
    #expect(world.errors.hasSuffix("\r"))
    let shown = try CommandWorld(files: Files.all)
    shown.showsProgress = true
    shown.isOutputTerminal = true
    shown.run(line)
    #expect(shown.errors == "")
    #expect(shown.output == world.output)
  }

  @Test func withoutATerminalThereIsNoProgress() throws {
    let world = try CommandWorld()
    world.run("train worked-example --epochs 1000")
    #expect(world.errors == "")
  }
}

extension CommandWorld {
  /// The number of epochs as the report in text has it.
  fileprivate var epochsReported: String {
    output.firstMatch(of: /: ([0-9,]+) epochs,/).map { String($0.1) } ?? ""
  }
}
