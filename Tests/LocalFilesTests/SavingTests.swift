import LocalFiles
import Opening
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private func hardLink(_ old: String, _ new: String) -> Int32 { link(old, new) }

/// What is saved leaves everything else about the file as it was.
@Suite struct SavingTests {
  private let place: Place

  init() throws { place = try Place() }

  @Test func aNewFileIsAnOrdinaryOne() throws {
    let mask = umask(0)
    umask(mask)
    try place.save("net.json", "new")
    #expect(try place.text("net.json") == "new")
    #expect(try place.status("net.json").st_mode & 0o7777 == 0o666 & ~mask)
    #expect(place.names == ["net.json"])
  }

  @Test(arguments: [0o600, 0o644, 0o664, 0o640, 0o755] as [mode_t])
  func theModeStays(mode: mode_t) throws {
    try place.make("net.json", "old", mode: mode)
    try place.save("net.json", "new")
    #expect(try place.text("net.json") == "new")
    #expect(try place.status("net.json").st_mode & 0o7777 == mode)
    #expect(place.names == ["net.json"])
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give a file away"))
  func theOwnerStays() throws {
    try place.make("net.json", "old", mode: 0o640)
    #expect(chown(place.path("net.json"), 12_345, 23_456) == 0)
    try place.save("net.json", "new")
    let status = try place.status("net.json")
    #expect([status.st_uid, status.st_gid] == [12_345, 23_456])
    #expect(status.st_mode & 0o7777 == 0o640)
    #expect(try place.text("net.json") == "new")
  }

  @Test func aLinkStaysAndItsTargetIsReplaced() throws {
    try place.make("target", "old", mode: 0o600)
    try place.link("link", to: "target")
    try place.link("chain", to: place.path("link"))
    for name in ["link", "chain"] {
      try place.save(name, name)
      #expect(try place.isLink(name))
      #expect(try !place.isLink("target"))
      #expect(try place.text("target") == name)
      #expect(try place.status("target").st_mode & 0o7777 == 0o600)
    }
    #expect(place.names == ["chain", "link", "target"])
  }

  @Test func aLinkToNothingMakesItsTarget() throws {
    try place.link("link", to: "target")
    try place.save("link", "new")
    #expect(try place.isLink("link"))
    #expect(try place.text("target") == "new")
  }

  @Test func linksInACircleAreRefused() throws {
    try place.link("a", to: "b")
    try place.link("b", to: "a")
    #expect(place.problem(saving: "a") == "too many levels of symbolic links")
  }

  @Test func aFileOfSeveralNamesKeepsThem() throws {
    for text in ["longer than it was", "short"] {
      try place.make("one", "the old text", mode: 0o640)
      if text != "short" { #expect(hardLink(place.path("one"), place.path("two")) == 0) }
      try place.save("two", text)
      #expect(try place.text("one") == text)
      #expect(try place.text("two") == text)
      #expect(try place.status("one").st_ino == place.status("two").st_ino)
      #expect(place.names == ["one", "two"])
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
    #expect(mkfifo(place.path("pipe"), 0o600) == 0)
    try LocalFiles.checkPlace(place.path("pipe"))
    let reader = open(place.path("pipe"), O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    try place.save("pipe", "new")
    var bytes = [UInt8](repeating: 0, count: 10)
    #expect(read(reader, &bytes, 10) == 3)
    #expect(try place.status("pipe").st_mode & S_IFMT == S_IFIFO)
  }

  @Test func aPipeThatNobodyReadsIsGivenUpOnceThePersonWantsThat() throws {
    #expect(mkfifo(place.path("pipe"), 0o600) == 0)
    #expect(throws: FileProblem(reason: "nobody reads this pipe")) {
      try LocalFiles.replace(place.path("pipe"), with: [1]) { true }
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
    try place.make("file", "")
    #expect(mkdir(place.path("folder"), 0o755) == 0)
    #expect(place.problem(saving: "folder") == "is a folder; name a file")
    #expect(place.problem(saving: "new/") == "is the name of a folder; name a file")
    #expect(place.problem(saving: "file/net.json") == "not a directory")
    #expect(place.problem(saving: String(repeating: "x", count: 256)) == "file name too long")
    let missing = try #require(place.problem(saving: "none/net.json"))
    #expect(missing.hasPrefix("there is no folder \"\(place.path)"))
    #expect(place.names == ["file", "folder"])
  }

  @Test func theLongestNameCanBeSaved() throws {
    let name = String(repeating: "é", count: 127) + "x"
    try place.save(name, "new")
    #expect(place.names == [name])
  }

  @Test func bytesOfANameStayAsTheyAre() throws {
    let name = "a\u{10FFE9}b\u{10FFFF}.json"
    try place.save(name, "new")
    let bytes = Array(place.path.utf8) + [0x2F, 0x61, 0xE9, 0x62, 0xFF] + Array(".json".utf8) + [0]
    let path = bytes.map { CChar(bitPattern: $0) }
    var information = stat()
    #expect(stat(path, &information) == 0)
    #expect(unlink(path) == 0)
  }

  // MARK: - What was left behind

  @Test func whatAKilledProcessLeftIsTakenAway() throws {
    // No process has this number.
    try place.make(".net.json.backstep-2147483647-ab", "half")
    try place.make(".net.json.backstep-\(getpid())-ab", "of a process that lives")
    try place.make(".other.json.backstep-2147483647-ab", "for another name")
    try place.make(".net.json.backstep-notes", "no number")
    try place.save("net.json", "new")
    #expect(
      place.names
        == [
          ".net.json.backstep-\(getpid())-ab", ".net.json.backstep-notes",
          ".other.json.backstep-2147483647-ab", "net.json",
        ].sorted())
  }
}
