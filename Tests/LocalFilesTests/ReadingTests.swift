import LocalFiles
import Opening
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Only what has an end is read, and nothing that nobody asked for.
@Suite(.timeLimit(.minutes(20))) struct ReadingTests {
  private let folder: Folder
  private let demand = FileDemand(mostBytes: 1000, longestLine: 100)

  init() throws { folder = try Folder() }

  private func problem(reading path: String, _ demand: FileDemand) -> String? {
    do throws(FileProblem) {
      _ = try LocalFiles.contents(of: path, demand) { false }
      return nil
    } catch {
      return error.reason
    }
  }

  private var orPipe: FileDemand {
    var demand = demand
    demand.allowsPipe = true
    return demand
  }

  @Test func whatIsNoFileIsNamed() throws {
    #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
    let pipe = "is a pipe, which only the command line can name; name a file"
    #expect(problem(reading: folder.path("pipe"), demand) == pipe)
    for path in ["/dev/zero", "/dev/tty", "/dev/null", "/dev/random"] {
      #expect(problem(reading: path, orPipe) == "is a device; name a file")
    }
    #expect(problem(reading: folder.path, orPipe) == "is a folder")
    #expect(problem(reading: folder.path("none"), orPipe) == "no such file or directory")
  }

  @Test func whatIsTooLargeIsRefusedBeforeItIsRead() throws {
    try folder.write("large", "")
    #expect(truncate(folder.path("large"), 1 << 40) == 0)
    #expect(
      problem(reading: folder.path("large"), .table) == "is too large; at most 1024 MB are read")
  }

  @Test func aLongLineIsRefused() throws {
    let line = String(repeating: "x", count: 100)
    try folder.write("file", "\(line)\n\(line)\n")
    #expect(problem(reading: folder.path("file"), demand) == nil)
    try folder.write("file", "\(line)\nx\(line)\n")
    let reason = try #require(problem(reading: folder.path("file"), demand))
    #expect(reason.hasPrefix("line 2 is longer than "))
  }

  /// A file without a size, such as the system has.
  @Test(.enabled(if: access("/proc/self/status", R_OK) == 0)) func aFileOfTheSystemIsRead() throws {
    let demand = FileDemand(mostBytes: 1 << 20, longestLine: nil)
    #expect(try !LocalFiles.contents(of: "/proc/self/status", demand) { false }.isEmpty)
  }

  @Test func aPipeIsReadToItsEnd() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    defer { close(ends[0]) }
    #expect(LocalFiles.writeAll(ends[1], Array("text".utf8)) == nil)
    close(ends[1])
    let bytes = try LocalFiles.contents(of: "/dev/fd/\(ends[0])", orPipe) { false }
    #expect(String(decoding: bytes, as: UTF8.self) == "text")
  }

  @Test func aPipeThatNobodyWritesIntoIsGivenUpOnceThePersonWantsThat() throws {
    #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
    var looks = 0
    #expect(throws: FileProblem.interrupted) {
      try LocalFiles.contents(of: folder.path("pipe"), orPipe) {
        looks += 1
        return looks > 3
      }
    }
  }

  @Test func anEndlessPipeIsRefused() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    let bytes = [UInt8](repeating: 0x0A, count: 1001)
    #expect(LocalFiles.writeAll(ends[1], bytes) == nil)
    let reason = try #require(problem(reading: "/dev/fd/\(ends[0])", orPipe))
    #expect(reason.hasPrefix("is too large"))
  }
}
