import Backprop
import Commands
import Documents
import Opening
import TestSupport

/// A world of a few files, in which a command runs and leaves what it wrote.
final class DataWorld {
  var files: [String: [UInt8]] = [:]
  var output = ""
  var errors = ""
  var lessons: [(name: String, bytes: [UInt8])] = []
  var assets: [(name: String, bytes: [UInt8])] = []

  init(_ files: [String: String] = [:]) {
    self.files = files.mapValues { Array($0.utf8) }
  }

  /// A world with the flowers in `iris.csv`.
  static func withIris() throws -> DataWorld {
    let world = DataWorld()
    world.files["iris.csv"] = Array(try ProjectFiles.text("Assets/data/iris.csv").utf8)
    return world
  }

  var outside: World {
    World(
      readFile: { (path, _) throws(FileProblem) in
        guard let bytes = self.files[path] else {
          throw FileProblem(reason: "no such file", isMissing: true)
        }
        return bytes
      },
      readInput: { nil }, isInputTerminal: true,
      checkPlace: { (_) throws(FileProblem) in },
      writeFile: { (path, bytes) throws(FileProblem) in self.files[path] = bytes },
      write: { (text) throws(OutputProblem) in self.output += text },
      writeError: { self.errors += $0 }, showsProgress: false, isInterrupted: { false },
      seconds: { 0 }, lessons: lessons, assets: assets)
  }

  /// Runs a command line and returns its exit status; what it wrote before is forgotten.
  @discardableResult
  func run(_ line: String) -> Int32? {
    (output, errors) = ("", "")
    let words = line.split(separator: " ").map(String.init)
    guard case .exit(let status) = Commands.run(words, outside) else { return nil }
    return status.rawValue
  }

  /// Opens what a command line of the explorer names.
  func lesson(_ line: String) -> Lesson? {
    (output, errors) = ("", "")
    let words = line.split(separator: " ").map(String.init)
    guard case .explore(let exploration) = Commands.run(words, outside) else { return nil }
    return exploration.lesson
  }

  /// What was written, as JSON.
  func object() throws -> JSONObject {
    try JSONReader.readObject(Array(output.utf8))
  }
}

/// A case that has no lesson where it needs one.
struct NoLesson: Error {
  let errors: String
}

extension DataWorld {
  /// Opens what must be there.
  func opened(_ line: String) throws -> Lesson {
    guard let lesson = lesson(line) else { throw NoLesson(errors: errors) }
    return lesson
  }
}

/// The rows of examples: inputs and targets one after the other.
func rows(_ examples: Examples?) -> [[Double]] {
  guard let examples else { return [] }
  return (0..<examples.count).map {
    Array(examples.inputs(of: $0)) + Array(examples.targets(of: $0))
  }
}
