import Documents
import Testing

@Suite struct FileNameTests {
  private static let names: [[UInt8]] = [
    Array("plain.json".utf8), Array("größe/目標.csv".utf8), [0xE9], [0x61, 0xE9, 0x62], [0xC3],
    [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xFF, 0xFE], [0xF0, 0x9F, 0x98], Array("e\u{301}".utf8), [],
    // The scalars that stand for bytes, as a name has them itself.
    [0xF4, 0x8F, 0xBE, 0x80], [0xF4, 0x8F, 0xBF, 0xBF], [0xF4, 0x8F, 0xBD, 0xBF],
    [0x80, 0x2F, 0x80], Array(UInt8(1)...UInt8(255)),
  ]

  @Test(arguments: names) func bytesAreKept(name: [UInt8]) {
    #expect(FileName.bytes(of: FileName.text(of: name)) == name)
  }

  @Test func noTwoNamesHaveOneText() {
    let texts = Self.names.map { Array(FileName.text(of: $0).unicodeScalars) }
    for (index, text) in texts.enumerated() { #expect(texts.firstIndex(of: text) == index) }
  }

  @Test func aNameInUTF8IsItsOwnText() {
    #expect(FileName.text(of: Array("größe.csv".utf8)) == "größe.csv")
  }

  @Test func bytesThatAreNoTextAreShownAsSuch() {
    #expect(escapingControls(in: FileName.text(of: [0x61, 0xE9, 0x2E, 0xFF])) == #"a\xe9.\xff"#)
  }

  @Test func aMarkBehindASlashLeavesItASlash() {
    #expect(FileName.folder(of: "a/\u{301}b") == "a/")
    #expect(FileName.base(of: "a/\u{301}b") == "\u{301}b")
    #expect(FileName.leadsOut("../\u{301}x"))
    #expect(FileName.leadsOut("a/../../b"))
    #expect(FileName.leadsOut("/\u{301}etc"))
    #expect(!FileName.leadsOut("a/..b/c"))
  }
}
