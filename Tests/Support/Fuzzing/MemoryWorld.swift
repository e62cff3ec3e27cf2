import Commands
import Opening

/// A world in memory, for one command; patience with it ends after some looks.
final class MemoryWorld {
  var files: [String: [UInt8]] = [:]
  private(set) var written: [String: [UInt8]] = [:]
  private(set) var output = ""
  private(set) var errors = ""
  private var looks = 0
  private let lessons: [Corpus.File]
  private let assets: [Corpus.File]

  init(lessons: [Corpus.File], assets: [Corpus.File]) {
    self.lessons = lessons
    self.assets = assets
  }

  func run(_ words: [String]) -> Commands.Outcome {
    Commands.run(words, outside)
  }

  /// A command that would go on for long is interrupted.
  private static let mostLooks = 50

  private var outside: World {
    World(
      readFile: { [self] (path, _) throws(FileProblem) in
        guard let bytes = files[path] else {
          throw FileProblem(reason: "no such file or directory", isMissing: true)
        }
        return bytes
      },
      readInput: { () throws(FileProblem) in nil }, isInputTerminal: false,
      checkPlace: { (_) throws(FileProblem) in },
      writeFile: { [self] (path, bytes) throws(FileProblem) in written[path] = bytes },
      write: { [self] (text) throws(OutputProblem) in output += text },
      writeError: { [self] in errors += $0 }, showsProgress: false, isOutputTerminal: true,
      isInterrupted: { [self] in
        looks += 1
        return looks > MemoryWorld.mostLooks
      }, seconds: { 0 }, lessons: lessons.map { ($0.name, $0.bytes) },
      assets: assets.map { ($0.name, $0.bytes) })
  }
}
