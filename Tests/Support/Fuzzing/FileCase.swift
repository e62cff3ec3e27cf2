import Documents
import TestSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder of files, and a command line that names some of them; all of it from a seed.
struct FileCase {
  let folder: RealFolder
  private(set) var words: [String] = []
  private(set) var input: [UInt8]?
  private(set) var mostLooks = 0
  /// The names that are given for reading and for writing.
  private(set) var saveName: String?
  /// Where what is written under that name comes to lie; `nil`: nothing can be written there, or it
  /// is kept nowhere.
  private(set) var landing: String?
  /// Whether the name to save under can be written at all.
  private(set) var canSave = true
  /// The reading end of a pipe that is saved into.
  private(set) var reader: Int32?
  /// What keeps the pipes that are read open, by the path they are read by.
  private(set) var openPipes: [String: [Int32]] = [:]
  /// Whether all that is read can be read again.
  private(set) var isRepeatable = true
  /// The table, where it is a file that can be read.
  private(set) var tablePath: String?
  private var source: SeededGenerator
  private var isRecurrent = false
  private var usedNames: Set<String> = []

  init(_ corpus: Corpus, source: SeededGenerator) throws {
    self.source = source
    folder = try RealFolder()
    try choose(corpus)
  }

  /// Parts of names; files may be called anything that has no slash.
  private static let names = [
    "net", "a b", "目標", "e\u{301}", "\u{301}x", "\u{1b}[2J", "line\nbreak", "%n%s", "$(x)'\"`",
    "o=1", "#", ".hidden", "-dash", "\u{202e}abc", "😀", "a,b;c", "~", "*", "\\", "\u{7f}",
    FileName.text(of: [0xFF, 0xFE]), FileName.text(of: [0x61, 0xC3]),
    FileName.text(of: [0x9B, 0x31]),
    String(repeating: "l", count: 240),
  ]

  private mutating func pick<Value>(_ values: [Value], or other: Value) -> Value {
    values.randomElement(using: &source) ?? other
  }

  private mutating func isOnce(in count: Int) -> Bool {
    Int.random(in: 0..<count, using: &source) == 0
  }

  private mutating func name(_ suffix: String) -> String {
    var name = pick(FileCase.names, or: "net") + suffix
    while !usedNames.insert(name).inserted { name = "2" + name }
    return name
  }

  // MARK: - The command line

  private static let commands: [[String]] = [
    ["train"], ["train"], ["train", "--json"], ["train", "--json"], ["check", "--json"], ["check"],
    ["predict"], ["predict", "--json"], ["trace", "--json"], ["trace"],
    ["export", "--to", "numpy"],
  ]

  private mutating func choose(_ corpus: Corpus) throws {
    // To list the lessons opens them all, which takes its time.
    words = isOnce(in: 200) ? ["lessons", "--json"] : pick(FileCase.commands, or: ["train"])
    // Most come to an end of their own; the others are stopped while they read or work.
    mostLooks = isOnce(in: 8) ? Int.random(in: 0..<5, using: &source) : 14
    guard words[0] != "lessons" else { return }
    try chooseSubject(corpus)
    if words[0] != "predict" {
      words += ExtremeOptions.some(for: words[0], isRecurrent: isRecurrent, using: &source)
    }
    if words[0] == "train", !isOnce(in: 4) { try chooseSave() }
  }

  private mutating func chooseSubject(_ corpus: Corpus) throws {
    let table = corpus.tables.first { $0.name == "iris.csv" } ?? corpus.tables[0]
    if words[0] == "predict" {
      let own = corpus.networks.filter { $0.name == "iris-network.json" }
      let network = pick(isOnce(in: 5) ? corpus.networks : own, or: corpus.networks[0])
      words.append(try readable(network.bytes, ".json"))
      if isOnce(in: 5) {
        input = table.bytes
      } else {
        words += ["--data", try readable(table.bytes, ".csv", isTable: true)]
      }
      return
    }
    switch Int.random(in: 0..<4, using: &source) {
    case 0:
      let lesson = pick(corpus.lessons, or: corpus.lessons[0])
      words.append(try readable(ExtremeDocuments.lesson(lesson.bytes, using: &source), ".json"))
    case 1:
      isRecurrent = true
      words.append(try readable(ExtremeDocuments.recurrent(using: &source), ".json"))
      words += ["--data", try readable(ExtremeDocuments.settlingTable, ".csv")]
    case 2:
      words.append(pick(corpus.lessons, or: corpus.lessons[0]).name)
    default:
      let hidden = pick(["3", "30-20", "1-1-1-1-1-1-1", "200", "2000", "64-64"], or: "3")
      words += ["--layers", "4-\(hidden)-3"]
      words += ["--data", try readable(table.bytes, ".csv", isTable: true)]
    }
  }

  // MARK: - What is read

  /// Makes something to read and returns its path.
  private mutating func readable(
    _ bytes: [UInt8], _ suffix: String, isTable: Bool = false
  ) throws -> String {
    let name = name(suffix)
    let path = folder.path(name)
    switch Int.random(in: 0..<20, using: &source) {
    case 0: try folder.link(name, to: "no such file")
    case 1: try folder.makeFolder(name)
    case 2: return "/dev/null"
    case 3: try folder.link(name, to: name)
    case 4, 5, 6:
      // What a pipe holds at once; nobody waits for its reader.
      guard bytes.count <= 60_000 else { fallthrough }
      try folder.makePipe(name)
      isRepeatable = false
      let reader = try folder.openPipe(name, O_RDONLY)
      let writer = try folder.openPipe(name, O_WRONLY)
      _ = bytes.withUnsafeBytes { write(writer, $0.baseAddress, $0.count) }
      let link = self.name(suffix)
      try folder.link(link, to: name)
      let named = isOnce(in: 2) ? folder.path(link) : path
      openPipes[named] = [reader, writer]
      return named
    case 7, 8, 9:
      let file = self.name(suffix)
      try folder.make(file, bytes, mode: pick([0o444, 0o600], or: 0o444))
      try folder.link(name, to: isOnce(in: 2) ? file : folder.path(file))
      if isTable { tablePath = path }
    case 10, 11:
      let file = self.name(suffix)
      try folder.make(file, bytes)
      try folder.alias(name, of: file)
      if isTable { tablePath = path }
    default:
      try folder.make(name, bytes, mode: pick([0o644, 0o600, 0o444, 0o000], or: 0o644))
      if isTable { tablePath = path }
    }
    return path
  }

  // MARK: - What is saved

  private mutating func chooseSave() throws {
    let name = name(".json")
    saveName = folder.path(name)
    landing = name
    let old = Array("old".utf8)
    switch Int.random(in: 0..<14, using: &source) {
    case 0, 1, 2: break
    case 3, 4: try folder.make(name, old, mode: pick([0o644, 0o600, 0o444, 0o000], or: 0o644))
    case 5, 6:
      let file = self.name(".json")
      try folder.make(file, old, mode: 0o640)
      try folder.link(name, to: isOnce(in: 2) ? file : folder.path(file))
      landing = file
    case 7:
      let (first, last) = (self.name(".json"), self.name(".json"))
      try folder.link(name, to: first)
      try folder.link(first, to: last)
      landing = last
    case 8:
      let file = self.name(".json")
      try folder.make(file, old, mode: 0o604)
      try folder.alias(name, of: file)
    case 9:
      try folder.makePipe(name)
      let descriptor = try folder.openPipe(name, O_RDONLY)
      #if canImport(Glibc)
        // Room for all networks that are made here: F_SETPIPE_SZ.
        _ = fcntl(descriptor, 1031, 1 << 20)
      #endif
      reader = descriptor
      landing = nil
    case 10: (saveName, landing) = ("/dev/null", nil)
    case 11: try cannotSave { try $0.makeFolder(name) }
    case 12: try cannotSave { try $0.link(name, to: name) }
    default:
      try cannotSave { try $0.link(name, to: "no folder/net.json") }
    }
    words += ["--save", saveName ?? ""]
  }

  private mutating func cannotSave(_ make: (RealFolder) throws -> Void) throws {
    try make(folder)
    (canSave, landing) = (false, nil)
  }

  /// The command line, with the folder's own name left out, and nothing that acts on a terminal.
  var line: String {
    let text = words.map { word in
      word.hasPrefix(folder.path) ? "DIR" + word.dropFirst(folder.path.count) : word
    }
    return escapingControls(in: text.joined(separator: " "))
  }
}
