import TestSupport
import Testing

#if os(Linux)
  @Suite("The explorer at rest", .serialized, .timeLimit(.minutes(20)))
  struct IdleTests {
    /// The processor time of a process so far, in ticks, and how often it fell asleep.
    private func usage(_ process: Int32) throws -> [Int] {
      let stat = try #require(Folder.text(of: "/proc/\(process)/stat"))
      // After the name, which may hold anything, the state is field 3.
      let fields = stat.split(separator: ")").last?.split(separator: " ").map(String.init) ?? []
      let status = try #require(Folder.text(of: "/proc/\(process)/status"))
      let sleeps = status.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches") }
      let times = try [11, 12].map { try #require(Int(fields[$0])) }
      return times + [try #require(sleeps?.split(separator: "\t").last.flatMap { Int($0) })]
    }

    @Test(
      "sends nothing, and uses no processor time",
      arguments: ["", "24s?", "24gh=", "10000e", "++++++++  z", Keys.controlZ])
    func rests(keys: String) throws {
      let terminal = try PseudoTerminal.explorer()
      try terminal.send(keys)
      try terminal.send(Keys.controlL)
      try terminal.wait(for: "repainting", within: 40) { $0.clears > 1 }
      let before = try usageOnceAtRest(terminal)
      #expect(terminal.readUntilQuiet(for: 1).isEmpty)
      #expect(try usage(terminal.process) == before)
    }

    /// What it has used once it has done what it was told; it may work for longer than any pause
    /// without a word.
    private func usageOnceAtRest(_ terminal: PseudoTerminal) throws -> [Int] {
      let end = ContinuousClock.now + .seconds(60)
      var before: [Int] = []
      var after = try usage(terminal.process)
      while after != before, ContinuousClock.now < end {
        _ = terminal.readUntilQuiet(for: 0.3)
        (before, after) = (after, try usage(terminal.process))
      }
      return after
    }
  }
#endif
