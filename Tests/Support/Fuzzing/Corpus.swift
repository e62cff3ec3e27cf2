import CAssets

/// The documents that mutations begin from: what is shipped, and networks saved from it.
struct Corpus: Sendable {
  struct File: Sendable {
    let name: String
    let bytes: [UInt8]

    var isTable: Bool { name.hasSuffix(".csv") }
  }

  let lessons: [File]
  let tables: [File]
  /// Networks as `--save` writes them: with names, classes, scales.
  let networks: [File]

  var all: [File] { lessons + tables + networks }

  init() {
    lessons = (0..<cassets_lesson_count()).map { Corpus.file(cassets_lesson($0)) }
    tables = (0..<cassets_data_count()).map { Corpus.file(cassets_data($0)) }
    var networks: [File] = []
    for lesson in lessons {
      let world = MemoryWorld(lessons: lessons, assets: tables)
      _ = world.run(["train", lesson.name, "--epochs", "1", "--save", "saved.json"])
      if let bytes = world.written["saved.json"] {
        networks.append(File(name: "\(lesson.name)-network.json", bytes: bytes))
      }
    }
    self.networks = networks
  }

  private static func file(_ file: cassets_file) -> File {
    File(
      name: String(cString: file.name),
      bytes: Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
  }
}
