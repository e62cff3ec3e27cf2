import Commands
import Opening
import Testing

/// Standard output that takes nothing.
@Suite struct OutputFailureTests {
  static let lines = [
    "lessons", "--help", "--version", "trace worked-example", "train worked-example --epochs 1",
    "train worked-example --epochs 1 --json",
  ]

  @Test(arguments: lines)
  func aReaderThatHasGoneIsNoFailure(line: String) throws {
    let world = try CommandWorld()
    world.outputFails = .closed
    #expect(world.run(line).status == 0)
    #expect(world.errors == "")
  }

  @Test(arguments: lines)
  func aFullDiskIsStatus74(line: String) throws {
    let world = try CommandWorld()
    world.outputFails = .failed(reason: "no space left on device")
    #expect(world.run(line).status == 74)
    #expect(world.errors == "backstep: cannot write: no space left on device\n")
  }

  @Test(arguments: [OutputProblem.closed, .failed(reason: "no space left on device")])
  func theTrainedNetworkIsSavedAllTheSame(problem: OutputProblem) throws {
    let world = try CommandWorld()
    world.outputFails = problem
    world.run("train worked-example --epochs 1 --save net.json")
    #expect(world.written["net.json"] != nil)
  }
}
