import Backprop
import Commands
import Opening
import Testing

/// Which kernels train, and what is said of a wish for others.
@Suite struct KernelChoiceTests {
  private func backstep(
    _ line: String, requested: String?, available: [KernelSet] = [.baseline, .v3]
  ) throws -> Result {
    let world = try CommandWorld()
    world.kernels = KernelChoice(requested: requested, available: available)
    let status = world.run(line).status
    return Result(status: status, output: world.output, errors: world.errors)
  }

  @Test func theVersionInWordsSaysWhichKernelsTrain() throws {
    #expect(
      try backstep("--version --verbose", requested: nil)
        == Result(
          status: 0,
          output: """
            backstep 0.1.0
            kernels: x86-64-v3 (of baseline, x86-64-v3)
            processor: vectors of 256 bits

            """, errors: ""))
  }

  @Test func aWishIsFulfilled() throws {
    #expect(
      try backstep(
        "--verbose --version", requested: "baseline", available: [.baseline, .v3, .v4]
      ).output.hasSuffix(
        """
        kernels: baseline (of baseline, x86-64-v3, x86-64-v4)
        processor: vectors of 512 bits

        """))
  }

  static let commands =
    CommandName.allCases.map { "\($0.rawValue) worked-example" } + ["--help", "--version", "--no"]

  @Test(arguments: commands)
  func aWishThatCannotBeFulfilledEndsEveryCommand(line: String) throws {
    #expect(
      try backstep(line, requested: "x86-64-v33")
        == Result(
          status: 2, output: "",
          errors: "backstep: BACKSTEP_KERNELS cannot be \"x86-64-v33\"; "
            + "did you mean \"x86-64-v3\"?\n"))
  }

  @Test func aWishThatIsFarFromEveryNameIsToldThem() throws {
    #expect(
      try backstep("lessons", requested: "\u{1b}fastest").errors
        == "backstep: BACKSTEP_KERNELS cannot be \"\\u{1b}fastest\"; "
        + "it is one of \"baseline\", \"x86-64-v3\"\n")
  }

  @Test func aWishForWhatTheProcessorLacksSaysSo() throws {
    #expect(
      try backstep("lessons", requested: "x86-64-v4")
        == Result(
          status: 2, output: "",
          errors: "backstep: BACKSTEP_KERNELS cannot be \"x86-64-v4\" on this processor; "
            + "it is one of \"baseline\", \"x86-64-v3\"\n"))
  }
}
