import LocalFiles
import Opening
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private func hardLink(_ old: String, _ new: String) -> Int32 { link(old, new) }

/// What is saved leaves everything else about the file as it was.
@Suite struct SavingTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  @Test func aNewFileIsAnOrdinaryOne() throws {
    let mask = umask(0)
    umask(mask)
    try folder.save("net.json", "new")
    #expect(folder.text("net.json") == "new")
    #expect(try folder.status("net.json").st_mode & 0o7777 == 0o666 & ~mask)
    #expect(folder.names == ["net.json"])
  }

  @Test(arguments: [0o600, 0o644, 0o664, 0o640, 0o755] as [mode_t])
  func theModeStays(mode: mode_t) throws {
    try folder.write("net.json", "old", mode: mode)
    try folder.save("net.json", "new")
    #expect(folder.text("net.json") == "new")
    #expect(try folder.status("net.json").st_mode & 0o7777 == mode)
    #expect(folder.names == ["net.json"])
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give a file away"))
  func theOwnerStays() throws {
    try folder.write("net.json", "old", mode: 0o640)
    #expect(chown(folder.path("net.json"), 12_345, 23_456) == 0)
    try folder.save("net.json", "new")
    let status = try folder.status("net.json")
    #expect([status.st_uid, status.st_gid] == [12_345, 23_456])
    #expect(status.st_mode & 0o7777 == 0o640)
    #expect(folder.text("net.json") == "new")
  }

  @Test func aLinkStaysAndItsTargetIsReplaced() throws {
    try folder.write("target", "old", mode: 0o600)
    try folder.link("link", to: "target")
    try folder.link("chain", to: folder.path("link"))
    for name in ["link", "chain"] {
      try folder.save(name, name)
      #expect(try folder.isLink(name))
      #expect(try !folder.isLink("target"))
      #expect(folder.text("target") == name)
      #expect(try folder.status("target").st_mode & 0o7777 == 0o600)
    }
    #expect(folder.names == ["chain", "link", "target"])
  }

  @Test func aLinkToNothingMakesItsTarget() throws {
    try folder.link("link", to: "target")
    try folder.save("link", "new")
    #expect(try folder.isLink("link"))
    #expect(folder.text("target") == "new")
  }

  @Test func linksInACircleAreRefused() throws {
    try folder.link("a", to: "b")
    try folder.link("b", to: "a")
    #expect(folder.problem(saving: "a") == "too many levels of symbolic links")
  }

  @Test func aFileOfSeveralNamesKeepsThem() throws {
    for text in ["longer than it was", "short"] {
      try folder.write("one", "the old text", mode: 0o640)
      if text != "short" { #expect(hardLink(folder.path("one"), folder.path("two")) == 0) }
      try folder.save("two", text)
      #expect(folder.text("one") == text)
      #expect(folder.text("two") == text)
      #expect(try folder.status("one").st_ino == folder.status("two").st_ino)
      #expect(folder.names == ["one", "two"])
    }
  }

  @Test func aDeviceIsWrittenInto() throws {
    try LocalFiles.checkPlace("/dev/null")
    try LocalFiles.replace("/dev/null", with: Array("new".utf8)) { false }
    var information = stat()
    #expect(stat("/dev/null", &information) == 0)
    #expect(information.st_mode & S_IFMT == S_IFCHR)
  }

  #if os(Linux)
    @Test func aFullDeviceIsAnError() throws {
      try LocalFiles.checkPlace("/dev/full")
      #expect(throws: FileProblem(reason: "no space left on device")) {
        try LocalFiles.replace("/dev/full", with: [1]) { false }
      }
    }
  #endif

  @Test func aPipeIsWrittenIntoAndStays() throws {
    #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
    try LocalFiles.checkPlace(folder.path("pipe"))
    let reader = open(folder.path("pipe"), O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    try folder.save("pipe", "new")
    var bytes = [UInt8](repeating: 0, count: 10)
    #expect(read(reader, &bytes, 10) == 3)
    #expect(try folder.status("pipe").st_mode & S_IFMT == S_IFIFO)
  }

  @Test func aPipeThatNobodyReadsIsGivenUpOnceThePersonWantsThat() throws {
    #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
    #expect(throws: FileProblem(reason: "nobody reads this pipe")) {
      try LocalFiles.replace(folder.path("pipe"), with: [1]) { true }
    }
  }

  @Test func anOpenFileIsWrittenInto() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    for name in ["/dev/fd/\(ends[1])", "/proc/self/fd/\(ends[1])"] {
      try LocalFiles.checkPlace(name)
      try LocalFiles.replace(name, with: Array("new".utf8)) { false }
      var bytes = [UInt8](repeating: 0, count: 10)
      #expect(read(ends[0], &bytes, 10) == 3)
    }
    #expect(throws: FileProblem(reason: "bad file descriptor")) {
      try LocalFiles.checkPlace("/dev/fd/\(ends[0])")
    }
  }

  @Test func whatCannotBeWrittenIsRefusedBeforehand() throws {
    try folder.write("file", "")
    #expect(mkdir(folder.path("folder"), 0o755) == 0)
    #expect(folder.problem(saving: "folder") == "is a folder; name a file")
    #expect(folder.problem(saving: "new/") == "is the name of a folder; name a file")
    #expect(folder.problem(saving: "file/net.json") == "not a directory")
    #expect(folder.problem(saving: String(repeating: "x", count: 256)) == "file name too long")
    let missing = try #require(folder.problem(saving: "none/net.json"))
    #expect(missing.hasPrefix("there is no folder \"\(folder.path)"))
    #expect(folder.names == ["file", "folder"])
  }

  @Test func theLongestNameCanBeSaved() throws {
    let name = String(repeating: "é", count: 127) + "x"
    try folder.save(name, "new")
    #expect(folder.names == [name])
  }

  @Test func bytesOfANameStayAsTheyAre() throws {
    let name = "a\u{10FFE9}b\u{10FFFF}.json"
    try folder.save(name, "new")
    let bytes =
      Array(folder.path.utf8) + [0x2F, 0x61, 0xE9, 0x62, 0xFF] + Array(".json".utf8) + [0]
    let path = bytes.map { CChar(bitPattern: $0) }
    var information = stat()
    #expect(stat(path, &information) == 0)
    #expect(unlink(path) == 0)
  }

  // MARK: - What was left behind

  @Test func whatAKilledProcessLeftIsTakenAway() throws {
    // No process has this number.
    try folder.write(".net.json.backstep-2147483647-ab", "half")
    try folder.write(".net.json.backstep-\(getpid())-ab", "of a process that lives")
    try folder.write(".other.json.backstep-2147483647-ab", "for another name")
    try folder.write(".net.json.backstep-notes", "no number")
    try folder.save("net.json", "new")
    #expect(
      folder.names
        == [
          ".net.json.backstep-\(getpid())-ab", ".net.json.backstep-notes",
          ".other.json.backstep-2147483647-ab", "net.json",
        ].sorted())
  }
}
