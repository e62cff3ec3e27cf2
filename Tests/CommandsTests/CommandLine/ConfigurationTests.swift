import Documents
import Testing

@Suite struct ConfigurationTests {
  private func opened(
    _ line: String, _ configuration: String
  ) throws -> (settings: Settings?, errors: String) {
    let world = try CommandWorld(files: ["/home/config": configuration])
    world.configurationPath = "/home/config"
    let lesson = world.run(line).lesson
    return (lesson?.settings, world.errors)
  }

  @Test func optionsGoBeforeTheConfigurationAndThatBeforeDefaults() throws {
    let configuration = "theme light\ndigits 6\ndrawing blocks\n"
    let (settings, errors) = try opened("--digits 4", configuration)
    #expect(errors == "")
    #expect(settings?.digits == 4)
    #expect(settings?.theme == .light)
    #expect(settings?.drawing == .blocks)
    #expect(settings?.isASCII == false)
  }

  @Test func aWrongLineIsSaidAndTheProgramStartsAllTheSame() throws {
    let (settings, errors) = try opened("worked-example", "theme dusk\ndigits 6\n")
    #expect(settings?.digits == 6)
    #expect(errors.hasPrefix("/home/config:1:7: theme cannot be \"dusk\"; it is one of "))
    #expect(errors.split(separator: "\n").count == 1)
  }

  @Test func whatCommandsPrintIsTheSameForEveryone() throws {
    let world = try CommandWorld(files: ["/home/config": "digits 3\nascii\nnonsense\n"])
    world.configurationPath = "/home/config"
    #expect(world.run("trace worked-example --steps 3").status == 0)
    #expect(world.errors == "")
    #expect(world.output == (try backstep("trace worked-example --steps 3")).output)
  }

  @Test func allThatCanBeSetIsPrintedAndReadBack() throws {
    let world = try CommandWorld(files: ["/home/config": "drawing blocks\ntheme mono\n"])
    world.configurationPath = "/home/config"
    #expect(world.run("--config").status == 0)
    #expect(world.errors == "")
    let lines = world.output.split(separator: "\n")
    for line in ["theme mono", "drawing blocks", "# digits 9", "# ascii false"] {
      #expect(lines.contains(line[...]), "\(line)")
    }
    let again = Configuration(Array(world.output.utf8))
    #expect(again.problems == [])
    #expect(again.settings.map(\.text) == ["mono", "blocks"])
    // The defaults are lines that could stand there, too.
    let all = lines.map { $0.hasPrefix("# ") && !$0.hasSuffix(".") ? $0.dropFirst(2) : $0 }
    #expect(Configuration(Array(all.joined(separator: "\n").utf8)).settings.count >= 4)
  }
}
