import CursesTerminal
import TestSupport
import Testing
import TextScreen

@Suite("Keys from bytes")
struct KeyDecoderTests {
  /// What terminfo says of xterm, and one sequence as linux has it.
  private static let sequences = KeySequences([
    (bytes: Array("\u{1b}OA".utf8), key: .up),
    (bytes: Array("\u{1b}[3~".utf8), key: .delete),
    (bytes: Array("\u{1b}[[A".utf8), key: .function(1)),
  ])

  private func decode(_ pieces: [[UInt8]], isUTF8: Bool = true, isLate: Bool = false) -> [Event] {
    var decoder = KeyDecoder(sequences: Self.sequences, isUTF8: isUTF8)
    var events: [Event] = []
    for piece in pieces {
      decoder.feed(piece)
      while let event = decoder.next() { events.append(event) }
    }
    while isLate, let event = decoder.next(isLate: true) { events.append(event) }
    return events
  }

  private func decode(_ text: String, isLate: Bool = false) -> [Event] {
    decode([Array(text.utf8)], isLate: isLate)
  }

  @Test(
    "names each key",
    arguments: [
      ("a", .character("a")), (" ", .character(" ")), ("∂", .character("∂")),
      ("\r", .enter), ("\n", .enter), ("\t", .tab), ("\u{7f}", .backspace), ("\u{8}", .backspace),
      ("\u{3}", .control("c")), ("\u{1a}", .control("z")), ("\u{12}", .control("r")),
      ("\u{1b}OA", .up), ("\u{1b}[A", .up), ("\u{1b}[1;5C", .right), ("\u{1b}[3~", .delete),
      ("\u{1b}[Z", .backTab), ("\u{1b}[[A", .function(1)), ("\u{1b}OP", .function(1)),
      ("\u{1b}[15~", .function(5)), ("\u{1b}[5~", .pageUp), ("\u{1b}OM", .enter),
      ("\u{1b}Ow", .character("7")),
    ] as [(String, Key)])
  func names(text: String, key: Key) {
    #expect(decode(text) == [.key(key)])
  }

  @Test("gives every key of one read, in order")
  func givesAll() {
    #expect(decode("s\u{1b}[BS") == [.character("s"), .down, .character("S")].map(Event.key))
    #expect(decode(String(repeating: "n", count: 20_000)).count == 20_000)
  }

  @Test("joins a sequence cut anywhere")
  func joins() {
    let bytes = Array("é\u{1b}[1;5C\u{1b}[[A\u{1b}[200~q\u{1b}[x\u{1b}[201~z".utf8)
    let whole: [Event] = [
      .key(.character("é")), .key(.right), .key(.function(1)), .paste("q\u{1b}[x"),
      .key(.character("z")),
    ]
    for cut in 0...bytes.count {
      #expect(decode([Array(bytes[..<cut]), Array(bytes[cut...])]) == whole)
    }
    #expect(decode(bytes.map { [$0] }) == whole)
  }

  @Test("waits after Escape, and takes it for a key when nothing follows")
  func waitsAfterEscape() {
    var decoder = KeyDecoder(sequences: Self.sequences, isUTF8: true)
    decoder.feed([27])
    #expect(decoder.next() == nil)
    #expect(decoder.waiting == .sequence)
    #expect(decoder.next(isLate: true) == .key(.escape))
    #expect(decoder.waiting == .nothing)
    #expect(decode("\u{1b}q") == [.key(.escape), .key(.character("q"))])
    #expect(decode("\u{1b}[", isLate: true) == [.key(.escape), .key(.character("["))])
  }

  @Test("drops a paste's excess, and ends one that does not end")
  func limitsPastes() {
    let long = String(repeating: "q", count: 3 * KeyDecoder.pasteLimit)
    let kept = String(repeating: "q", count: KeyDecoder.pasteLimit)
    #expect(decode("\u{1b}[200~\(long)\u{1b}[201~j") == [.paste(kept), .key(.character("j"))])
    #expect(decode("\u{1b}[200~:q!") == [])
    #expect(decode("\u{1b}[200~:q!", isLate: true) == [.paste(":q!")])
    #expect(decode("\u{1b}[200~\u{1b}[201~") == [.paste("")])
  }

  @Test("loses only the bytes that mean nothing")
  func passesOverGarbage() {
    #expect(decode([[0xE9, 0x78]]) == [.key(.character("x"))])
    #expect(decode([[0xFF, 0xC0, 0x80, 0x61]]) == [.key(.character("a"))])
    #expect(decode([[0xED, 0xA0, 0x80, 0x61]]) == [.key(.character("a"))])
    #expect(decode([[0xC3, 0xA9, 0x61]], isUTF8: false) == [.key(.character("a"))])
    #expect(decode("\u{1b}[>1;2c\u{1b}[99~a") == [.key(.character("a"))])
  }

  @Test("takes any bytes, however cut, and comes to an end")
  func survivesNoise() {
    var generator = SeededGenerator(seed: 1)
    let likely: [UInt8] = [27, 91, 79, 49, 50, 59, 126, 48, 0xC3, 0xE2, 0x80, 65]
    for _ in 0..<300 {
      let pieces = (0..<6).map { _ in
        (0..<Int.random(in: 0...9, using: &generator)).map { _ in
          Bool.random(using: &generator)
            ? likely[Int.random(in: 0..<likely.count, using: &generator)]
            : UInt8.random(in: 0...255, using: &generator)
        }
      }
      let bytes = pieces.flatMap { $0 }
      #expect(decode(pieces, isLate: true) == decode([bytes], isLate: true))
    }
  }

  @Test func answersOfTheTerminalAreNoKeys() {
    var decoder = KeyDecoder(sequences: Self.sequences, isUTF8: true)
    decoder.feed(
      "a\u{1b}]11;rgb:ffff/8080/0000\u{1b}\\b\u{1b}]11;rgb:1a/1a/1f\u{7}\u{1b}[?62;22cc".utf8)
    var events: [Event] = []
    while let event = decoder.next() { events.append(event) }
    let half: Double = 32_896 / 65_535
    let dark: Double = 26 / 255
    let blue: Double = 31 / 255
    let expected: [Event] = [
      .key(.character("a")), .reply(.ground(red: 1, green: half, blue: 0)), .key(.character("b")),
      .reply(.ground(red: dark, green: dark, blue: blue)), .reply(.kind), .key(.character("c")),
    ]
    #expect(events == expected)
  }

  /// An answer that comes in pieces is waited for, and what is no answer is dropped.
  @Test func anAnswerMayComeInPieces() {
    var decoder = KeyDecoder(sequences: Self.sequences, isUTF8: true)
    decoder.feed("\u{1b}]11;rgb:ff".utf8)
    #expect(decoder.next(isLate: true) == nil)
    decoder.feed("/ff/ff\u{1b}".utf8)
    #expect(decoder.next() == nil)
    decoder.feed("\\x".utf8)
    #expect(decoder.next() == .reply(.ground(red: 1, green: 1, blue: 1)))
    #expect(decoder.next() == .key(.character("x")))
    decoder.feed("\u{1b}]11;what\u{7}y".utf8)
    #expect(decoder.next() == .key(.character("y")))
  }

  @Test(
    arguments: [
      ("15;0", false), ("0;15", true), ("0;default;15", true), ("7;8", false), ("0;7", true),
      ("", nil), ("0;default", nil), (nil, nil),
    ] as [(String?, Bool?)])
  func theEnvironmentMaySayWhatGroundThereIs(colors: String?, isLight: Bool?) {
    #expect(Terminal.isLight(colors: colors) == isLight)
  }
}
