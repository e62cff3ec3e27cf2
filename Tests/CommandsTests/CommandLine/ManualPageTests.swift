import Commands
import Documents
import Opening
import Testing

@Suite struct ManualPageTests {
  @Test func theManualHasAllCommandsOptionsAndLessons() throws {
    let page = try backstep("--man")
    #expect(page.status == 0)
    #expect(page.errors == "")
    let terms = CommandName.allCases.map(\.rawValue) + ExitStatus.allCases.map { "\($0.rawValue)" }
    for term in terms { #expect(page.output.contains("\n\\fB\(term)\\fR"), "\(term)") }
    for setting in Setting.all {
      let name = "--\(setting.name)".replacing("-", with: "\\-")
      #expect(page.output.contains("\n\\fB\(name)\\fR"), "\(setting.name)")
    }
    for name in ["one\\-weight", "worked\\-example", "\\-\\-completions", "NO_COLOR"] {
      #expect(page.output.contains("\\fB\(name)\\fR"))
    }
  }

  @Test func linesOfTheManualThatBeginARequestAreThoseOfMan() throws {
    let requests: Set<Substring> = [".TH", ".SH", ".PP", ".TP", ".br", ".nh", ".ad", ".fchar"]
    for line in try backstep("--man").output.split(separator: "\n")
    where line.hasPrefix(".") || line.hasPrefix("'") {
      #expect(requests.contains(line.prefix { $0 != " " }), "\(line)")
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func eachShellHasItsCompletions(shell: String) throws {
    let script = try backstep("--completions \(shell)")
    #expect(script.status == 0)
    for word in ["worked-example", "compare", "nesterov", "weight-decay", "reg-gauss"] {
      #expect(script.output.contains(word), "\(word)")
    }
  }

  @Test(arguments: [
    (
      "--completions tcsh",
      "--completions cannot be \"tcsh\"; it is one of \"bash\", \"zsh\", \"fish\""
    ),
    ("--completions", "--completions needs a value after it"),
    ("--man=1", "--man takes no value"), ("train xor --man", "--man is no option of train"),
    ("--mann", "unknown option \"--mann\"; did you mean --man?"),
  ])
  func whatCannotBeWrittenIsSaid(line: String, problem: String) throws {
    #expect(
      try backstep(line) == Result(status: 2, output: "", errors: "backstep: \(problem)\n"))
  }
}
