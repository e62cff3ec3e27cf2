import Commands
import Documents
import Testing

/// Traces of some of their steps.
@Suite struct TraceSelectionTests {
  private func trace(_ line: String, _ asked: String...) throws -> Result {
    try backstep(line.split(separator: " ").map(String.init) + asked, files: Files.all)
  }

  @Test func onlyTheStepsAtWhichAConditionHitsArePrinted() throws {
    let result = try trace(
      "trace worked-example --epochs 30 --json", "--where", "w5 changes sign")
    #expect(result.status == 0 && result.errors == "")
    let steps = try objects(result)
    #expect(steps.count == 1)
    #expect(try steps[0].required("step").integer("step") == 596)
    #expect(try steps[0].required("value").number("value") == -0.02555014382873163)
    #expect(try steps[0].required("before").number("before") == 0.017695934023552705)
  }

  @Test func linesAreThoseOfTheWholeTrace() throws {
    let all = try trace("trace net.json --data xor.csv --epochs 2").output.split(separator: "\n")
    let some = try trace("trace net.json --data xor.csv --epochs 2", "--only", "dE/dw*, E")
    let lines = some.output.split(separator: "\n")
    #expect(lines.count == 2 * (4 * 2 + 1))
    #expect(lines.allSatisfy(all.contains))
    let hits = try trace("trace net.json --data xor.csv --epochs 2", "--where", "out_o1 > 0.5")
    #expect(!hits.output.isEmpty && hits.output.split(separator: "\n").allSatisfy(all.contains))
  }

  @Test func bothTogetherPrintWhatFitsBoth() throws {
    let both = try trace(
      "trace worked-example --epochs 3 --format csv", "--where", "E < 0.29 or step < 3", "--only",
      "E")
    let rows = both.output.split(separator: "\n")
    #expect(rows.count == 2 && rows[1].hasPrefix("120,2,1,check,E,0.28"))
  }

  @Test func stepsBoundWhatIsLookedAt() throws {
    #expect(
      try trace("trace worked-example --steps 23 --format csv", "--only", "dE/dw5").output
        == "step,epoch,example,phase,symbol,value\n")
    #expect(
      try trace("trace worked-example --steps 24 --format csv", "--only", "dE/dw5").output
        == "step,epoch,example,phase,symbol,value\n24,1,1,backward,∂E/∂w5,0.08216704056423078\n")
  }

  @Test func aTableHasARowAStep() throws {
    let rows = try trace("trace worked-example --format csv").output.split(separator: "\n")
    #expect(rows.count == 61)
    #expect(rows[3] == "3,1,1,forward,net_h1,0.3775")
    let ascii = try trace("trace worked-example --ascii --format csv", "--only", "δ_o1")
    #expect(ascii.output.hasSuffix(",delta_o1,0.13849856162855698\n"))
  }

  @Test func whatIsNotFiniteIsNamedInTheTable() throws {
    let result = try trace(
      "trace linear.json --data steep.csv --rate 1e300 --epochs 3 --format csv", "--only", "E_o1,w1"
    )
    #expect(result.output.contains(",E_o1,inf\n") && result.output.contains(",w1⁺,nan\n"))
  }

  @Test func thatNothingHitsIsSaid() throws {
    let result = try trace("trace worked-example", "--where", "w1 < 0")
    #expect(result.status == 0 && result.output == "")
    #expect(result.errors == "backstep: no step is printed: 60 steps and no hit\n")
  }

  @Test(arguments: [
    (["--where", "E <"], #"--where "E <": column 4: it ends here;"#),
    (["--only", "w5,"], #"--only "w5,": column 4: it ends here;"#),
    (["--where", "w99 < 0"], #"--where "w99 < 0": column 1: "w99" is no name here"#),
    (["--where", "E < 1", "--where", "E < 2"], "--where is there twice;"),
    (["--where", "E < 1", "--format", "latex"], "--where goes with --format text, json or csv"),
    (["--only", "E", "--format", "markdown"], "--only goes with --format text, json or csv"),
    (["--where"], "--where needs a value after it"),
  ])
  func whatCannotBeAskedIsOneLine(asked: [String], line: String) throws {
    let result = try backstep(["trace", "worked-example"] + asked)
    #expect(result.status == 2 && result.output == "")
    #expect(result.errors.hasPrefix("backstep: " + line), "\(result.errors)")
    #expect(result.errors.split(separator: "\n").count == 1)
  }
}
