import Commands
import Documents
import Testing

@Suite struct HelpTests {
  @Test(arguments: CommandName.allCases)
  func everyCommandHasHelp(command: CommandName) throws {
    let result = try backstep("\(command.rawValue) --help")
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(result.output.hasPrefix("Usage: backstep \(command.rawValue)"))
  }

  @Test(arguments: CommandName.allCases)
  func helpFitsEightyColumns(command: CommandName) throws {
    for line in try backstep("\(command.rawValue) --help").output.split(separator: "\n") {
      // Words are never broken: a long list of names may stand alone beyond the edge.
      #expect(line.count <= 80 || line.split(separator: " ").count <= 2, "\(line)")
    }
  }

  @Test(arguments: ["--help", "-h", "--help --rate 0.1", "--rate 0.1 --help"])
  func withoutACommandTheHelpListsThem(line: String) throws {
    let result = try backstep(line)
    #expect(result.status == 0)
    for command in CommandName.allCases {
      #expect(result.output.contains("\n  \(command.rawValue) "))
    }
  }

  @Test func helpNamesTheDefaults() throws {
    let help = try backstep("train --help").output
    #expect(help.contains("--rate η                The learning rate [0.5].\n"))
    #expect(help.contains("Whether biases are trained [trained].\n"))
  }

  @Test func helpListsWhatACommandTakesAndNothingElse() throws {
    let trace = try backstep("trace --help").output
    #expect(trace.contains("  --steps N"))
    #expect(!trace.contains("--save"))
    #expect(!trace.contains("--theme"))
  }

  @Test(arguments: ["--help --ascii", "train --help --ascii", "explore --ascii --help"])
  func asciiHelpIsASCII(line: String) throws {
    #expect(isASCII(try backstep(line).output))
  }

  @Test(arguments: ["--version", "train --version", "lessons --version"])
  func theVersionIsOneLine(line: String) throws {
    #expect(try backstep(line) == Result(status: 0, output: "backstep 0.1.0\n", errors: ""))
  }
}
