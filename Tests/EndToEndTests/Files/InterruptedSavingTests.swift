import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("A file that is saved while a signal comes", .serialized, .timeLimit(.minutes(20)))
struct InterruptedSavingTests {
  private static let names = ["data.csv", "net.json"]
  private static let old = "old\n"

  /// Large enough for its writing to take a while.
  private func start(in folder: Folder, epochs: Int = 1) throws -> PseudoTerminal {
    try PseudoTerminal.backstep([
      "train", "--layers", "2-200-200-1", "--data", folder.path + "/data.csv", "--epochs",
      "\(epochs)", "--save", folder.path + "/net.json",
    ])
  }

  /// The same from a shell that has done something else before.
  private func start(in folder: Folder, after command: String) throws -> PseudoTerminal {
    try PseudoTerminal.shell(
      "\(command); exec $B train --layers 2-200-200-1 --data '\(folder.path)/data.csv' --epochs 1"
        + " --save '\(folder.path)/net.json'")
  }

  private func prepared() throws -> Folder {
    let folder = try Folder()
    try folder.write("data.csv", "a,b,c\n0,1,1\n1,0,0\n")
    try folder.write("net.json", Self.old)
    return folder
  }

  private func saved(in folder: Folder) -> String? { folder.text("net.json") }

  /// What is saved where no signal comes.
  private func whole() throws -> String {
    let folder = try prepared()
    #expect(try start(in: folder).waitForExit(within: 20) == .code(0))
    return try #require(saved(in: folder))
  }

  /// Sees that the file is the old one or the new one, with nothing beside it; says whether it is new.
  private func expectWhole(
    _ whole: String, in folder: Folder, after terminal: PseudoTerminal, signal: Int32
  ) throws -> Bool {
    let exit = try terminal.waitForExit(within: 20)
    // What is asked for while it trains only ends the training.
    let isNoted = signal != 3
    #expect(
      exit == .signal(Int(signal)) || exit == .code(0)
        || isNoted && exit == .code(128 + Int(signal)))
    let text = saved(in: folder)
    #expect(text == Self.old || text == whole, "\(text?.count ?? -1) of \(whole.count) characters")
    #expect(folder.names == Self.names)
    return text == whole
  }

  @Test(
    "is whole or as before, and alone, at whatever moment the signal comes",
    arguments: [1, 2, 15] as [Int32])
  func isWhole(signal: Int32) throws {
    let clock = ContinuousClock()
    let start = clock.now
    let whole = try whole()
    let time = (clock.now - start) / .milliseconds(1)
    let folder = try prepared()
    var generator = SeededGenerator(seed: UInt64(signal))
    for _ in 0..<20 {
      try folder.write("net.json", Self.old)
      let terminal = try self.start(in: folder)
      usleep(UInt32(1000 * Double.random(in: 0..<time, using: &generator)))
      terminal.signal(signal)
      _ = try expectWhole(whole, in: folder, after: terminal, signal: signal)
    }
  }

  @Test(
    "is whole and alone where the signal comes while it is being written",
    arguments: [1, 2, 3, 15] as [Int32])
  func isWholeWhileWritten(signal: Int32) throws {
    let whole = try whole()
    let folder = try prepared()
    let clock = ContinuousClock()
    for _ in 0..<8 {
      try folder.write("net.json", Self.old)
      let terminal = try start(in: folder)
      let end = clock.now + .seconds(20)
      // Its writing begins with something under a name beside the old one.
      while folder.sizes.allSatisfy({ $0 < 100 }) {
        try #require(clock.now < end, "nothing is written")
      }
      terminal.signal(signal)
      // Twice: Ctrl-C ends training that is asked a second time.
      terminal.signal(signal)
      #expect(try expectWhole(whole, in: folder, after: terminal, signal: signal))
    }
  }

  #if os(Linux)
    @Test("is as before, and alone, where the signal comes while its place is tried")
    func isAsBeforeWhileTried() throws {
      let folder = try prepared()
      let terminal = try start(in: folder, after: "read line")
      // The system itself sends the signal, as soon as a name is made in the folder. These are in
      // <fcntl.h> for C alone.
      let (F_SETSIG, F_NOTIFY, DN_CREATE) = (10 as Int32, 1026 as Int32, 4 as Int32)
      let listing = try #require(opendir(folder.path))
      defer { closedir(listing) }
      #expect(fcntl(dirfd(listing), F_SETOWN, terminal.process) == 0)
      #expect(fcntl(dirfd(listing), F_SETSIG, SIGTERM) == 0)
      #expect(fcntl(dirfd(listing), F_NOTIFY, DN_CREATE) == 0)
      try terminal.send("\r")
      #expect(try terminal.waitForExit(within: aMoment) == .signal(Int(SIGTERM)))
      #expect(saved(in: folder) == Self.old)
      #expect(folder.names == Self.names)
    }
  #endif

  @Test("is as before where the signal ends the program")
  func isAsBefore() throws {
    let folder = try prepared()
    let terminal = try start(in: folder, epochs: 1_000_000_000)
    try terminal.wait(forText: " of 1,000,000,000")
    terminal.signal(3)
    #expect(try terminal.waitForExit(within: aMoment) == .signal(3))
    #expect(saved(in: folder) == Self.old)
    #expect(folder.names == Self.names)
  }

  @Test("holds what there is where the signal ends the training", arguments: [1, 2, 15] as [Int32])
  func isSaved(signal: Int32) throws {
    let folder = try prepared()
    let terminal = try start(in: folder, epochs: 1_000_000_000)
    try terminal.wait(forText: " of 1,000,000,000")
    terminal.signal(signal)
    #expect(try terminal.waitForExit(within: aMoment) == .code(128 + Int(signal)))
    #expect(saved(in: folder)?.hasPrefix("{\n  \"format\": \"backstep-network\"") == true)
    #expect(folder.names == Self.names)
  }

  @Test("is rid of what a killed program left beside it, once it is saved again")
  func isRidOfLeftovers() throws {
    let whole = try whole()
    let folder = try prepared()
    let clock = ContinuousClock()
    var hasLeftovers = false
    for _ in 0..<20 where !hasLeftovers {
      let terminal = try start(in: folder)
      let end = clock.now + .seconds(3)
      // The place is tried first, and written later: a name that has something in it. On a busy machine
      // it may be gone before one looks.
      while folder.names.count < 3, clock.now < end {}
      terminal.signal(9)
      _ = try terminal.waitForExit(within: 20)
      hasLeftovers = folder.names.count > 2
      if hasLeftovers {
        #expect(folder.names[0].hasPrefix(".net.json.backstep-\(terminal.process)-"))
      }
    }
    #expect(hasLeftovers, "no save of twenty was killed")
    #expect(try start(in: folder).waitForExit(within: 20) == .code(0))
    #expect(folder.names == Self.names)
    #expect(saved(in: folder) == whole)
  }

  @Test("is as before, and alone, where it grows larger than a file may be")
  func isAsBeforeAtLimit() throws {
    let folder = try prepared()
    let terminal = try start(in: folder, after: "ulimit -f 100")
    #expect(try terminal.waitForExit(within: 20) == .code(74))
    #expect(terminal.screen.contains("file too large"))
    #expect(saved(in: folder) == Self.old)
    #expect(folder.names == Self.names)
  }
}
