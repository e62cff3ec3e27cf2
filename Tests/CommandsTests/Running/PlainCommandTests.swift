import TestSupport
import Testing

/// `explore --plain`, with what is typed as standard input.
@Suite struct PlainCommandTests {
  private func explore(
    _ lines: [String], in world: CommandWorld, _ options: String = ""
  ) -> (status: Int32?, lines: [String]) {
    world.input = lines.map { $0 + "\n" }
    let status = world.run("explore worked-example --plain \(options)").status
    return (status, world.output.split(separator: "\n").map(String.init))
  }

  @Test func linesAreAnsweredUntilTheEnd() throws {
    let world = try CommandWorld()
    let (status, lines) = explore(["24s", ":go 3"], in: world)
    #expect(status == 0)
    #expect(lines.contains { $0.hasPrefix("step 24, epoch 1, example 1, backward: ∂E/∂w5 = ") })
    #expect(lines.last?.hasPrefix("step 3, ") == true)
    #expect(world.errors == "")
  }

  @Test func nothingIsReadAfterQ() throws {
    let world = try CommandWorld()
    let (status, lines) = explore(["s", "q", "5s"], in: world)
    #expect(status == 0)
    #expect(!lines.contains { $0.hasPrefix("step 6, ") })
    #expect(world.input.count == 1)
  }

  @Test func problemsGoToStandardErrorAndTheProgramGoesOn() throws {
    let world = try CommandWorld()
    let (status, lines) = explore([":go nowhere", "nonsense", "s"], in: world)
    #expect(status == 0)
    #expect(
      world.errors == """
        no step is named “nowhere”; type a number, a symbol such as dE/dw5, or epoch 3
        no key, action or command “nonsense”; ? lists them

        """)
    #expect(lines.last?.hasPrefix("step 1, ") == true)
  }

  @Test func aLineMayComeInPieces() throws {
    let world = try CommandWorld()
    world.input = ["2", "4", "s\r\n:go", " 3\n", "s"]
    #expect(world.run("explore worked-example --plain").status == 0)
    let steps = world.output.split(separator: "\n").filter { $0.hasPrefix("step ") }
    #expect(steps.map { $0.prefix(7) } == ["step 0,", "step 24", "step 3,", "step 4,"])
  }

  @Test func filesAreOpenedAndSaved() throws {
    let world = try CommandWorld(files: ["a.csv": "i"])
    let (_, lines) = explore(
      [":save mine.json", ":save a.csv", ":open one-weight", ":open nothing", "y", "s", "y"],
      in: world)
    #expect(world.written.keys.sorted() == ["mine.json"])
    #expect(lines.contains { $0.hasPrefix("Backstep: ") && $0.contains("weight") })
    #expect(world.errors.contains("a.csv is there and is no lesson; save under another name\n"))
    #expect(world.errors.contains("no lesson or file \"nothing\""))
    #expect(lines.last?.hasPrefix("There is nothing to copy to without a screen: ") == true)
  }

  @Test func theScreenCanBeKept() throws {
    let world = try CommandWorld()
    let (_, lines) = explore(["24s", ":shot screen.txt"], in: world)
    #expect(lines.last == "the screen is saved to screen.txt")
    #expect(world.written["screen.txt"]?.contains("0.082167041") == true)
  }

  @Test func aPromptIsShownWhereSomebodyTypes() throws {
    let world = try CommandWorld()
    (world.isInputTerminal, world.isOutputTerminal) = (true, true)
    _ = explore(["s", "q"], in: world)
    #expect(world.output.contains("\n> step 1, "))
    #expect(
      world.errors == "backstep: to come back: backstep explore worked-example --plain --at 1\n")
    let script = try CommandWorld()
    _ = explore(["s"], in: script)
    #expect(!script.output.contains(">"))
  }

  @Test func aWishToStopEndsItWithNothingGoingOn() throws {
    let world = try CommandWorld()
    world.looksBeforeInterruption = 1
    let (status, _) = explore(["s"], in: world)
    #expect(status == 130)
  }

  @Test func keysAreThoseOfTheConfiguration() throws {
    let world = try CommandWorld(files: ["config": "key x = forward"])
    world.configurationPath = "config"
    world.files["config"] = "key x = step\ndigits 5\n"
    let (_, lines) = explore(["x"], in: world)
    #expect(lines.last?.hasPrefix("step 1, ") == true)
  }

  @Test func asciiIsAllThatIsToldWhereItIsAskedFor() throws {
    let world = try CommandWorld()
    let (_, lines) = explore(["24s", "say", "?"], in: world, "--ascii")
    #expect(lines.count > 50 && lines.allSatisfy(isASCII))
  }
}
