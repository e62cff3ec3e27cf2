import Backprop
import CAssets
import Documents
import Explorer

/// The documents that mutations begin from: what is shipped, and networks saved from it.
struct Corpus: Sendable {
  struct File: Sendable {
    let name: String
    let bytes: [UInt8]

    var isTable: Bool { name.hasSuffix(".csv") }
  }

  let lessons: [File]
  let tables: [File]
  /// Lessons as `:save` writes them: with edits, marks, stops and notes.
  let sessions: [File]
  /// Networks as `--save` writes them: with names, classes, scales.
  let networks: [File]

  var all: [File] { lessons + sessions + tables + networks }

  /// Made once: every lesson is trained for it.
  static let shipped = Corpus()

  private init() {
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
    let used = ["worked-example", "xor", "settle"]
    sessions = lessons.filter { used.contains($0.name) }.compactMap(Corpus.session)
  }

  /// What a person who has changed a weight and left a note saves.
  private static func session(of file: File) -> File? {
    guard let object = try? JSONReader.readObject(file.bytes),
      let lesson = try? LessonDocument.lesson(
        from: object,
        find: { (_) throws(DocumentError) in throw DocumentError(at: nil, problem: "not there") })
    else { return nil }
    var state = State(lesson)
    func type(_ text: String) {
      for input in [Input.action(.command), .text(text), .submit] {
        state.receive(input, budget: 100_000)
      }
    }
    state.receive(.action(.forward(.example)), budget: 100_000)
    type("set rate 0.25")
    type("note Here the rate was changed.")
    type("break E < 0.1")
    for input in [Input.action(.mark), .text("a")] { state.receive(input, budget: 100_000) }
    type("save \(file.name).json")
    guard case .save(_, let text)? = state.requests.last else { return nil }
    return File(name: "\(file.name)-session.json", bytes: Array(text.utf8))
  }

  private static func file(_ file: cassets_file) -> File {
    File(
      name: String(cString: file.name),
      bytes: Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
  }
}
