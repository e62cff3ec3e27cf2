import Commands
import LocalFiles
import Opening

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A world whose files are real ones, for one command; patience with it ends after some looks.
///
/// Its clock goes on by a second a look, so that the slices of work are small and always the same.
final class FileWorld {
  private(set) var output = ""
  private(set) var errors = ""
  /// What was written into files, by path.
  private(set) var written: [String: [UInt8]] = [:]
  private var looks = 0
  private var time = 0.0
  private var input: [UInt8]?
  private let mostLooks: Int
  private let corpus: Corpus
  /// What keeps pipes open, by the path they are read by, until the program has opened them itself.
  var openPipes: [String: [Int32]] = [:]

  /// Begins with nothing written.
  ///
  /// - Parameters:
  ///   - corpus: the files that there are.
  ///   - mostLooks: after so many looks whether to go on, the command is interrupted.
  ///   - input: what comes on standard input; `nil`: it is a terminal.
  init(_ corpus: Corpus, mostLooks: Int, input: [UInt8]? = nil) {
    self.corpus = corpus
    self.mostLooks = mostLooks
    self.input = input
  }

  var wasInterrupted: Bool { looks > mostLooks }

  func run(_ words: [String]) -> Commands.Outcome {
    defer { openPipes.keys.forEach(closePipe) }
    return Commands.run(words, outside)
  }

  private func closePipe(_ path: String) {
    for descriptor in openPipes.removeValue(forKey: path) ?? [] { close(descriptor) }
  }

  private func look() -> Bool {
    looks += 1
    return wasInterrupted
  }

  private var outside: World {
    World(
      readFile: { [self] (path, demand) throws(FileProblem) in
        try LocalFiles.contents(of: path, demand) {
          // It is open by now: what is in a pipe is all that comes.
          closePipe(path)
          return look()
        }
      },
      readInput: { [self] () throws(FileProblem) in
        guard let rest = input, !rest.isEmpty else { return nil }
        let count = min(rest.count, 1_000)
        input = Array(rest[count...])
        return Array(rest[..<count])
      },
      isInputTerminal: input == nil, checkPlace: LocalFiles.checkPlace,
      writeFile: { [self] (path, bytes) throws(FileProblem) in
        try LocalFiles.replace(path, with: bytes) { true }
        written[path] = bytes
      },
      write: { [self] (text) throws(OutputProblem) in output += text },
      writeError: { [self] in errors += $0 }, showsProgress: false,
      isInterrupted: { [self] in look() },
      seconds: { [self] in
        time += 1
        return time
      },
      lessons: corpus.lessons.map { ($0.name, $0.bytes) },
      assets: corpus.tables.map { ($0.name, $0.bytes) })
  }
}
