import Backprop
import Documents
import Explorer
import ExplorerViews
import TestSupport
import TextScreen

/// Presses random keys on every shipped lesson at six sizes, from a seed, and says how long the
/// longest took.
///
/// `swift run -c release backstep-endurance [KEYS] [SEED]`
@main
struct Main {
  static func main() throws {
    let words = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    let keys = words.first ?? 100_000
    let seed = UInt64(words.dropFirst().first ?? 1)
    let sizes = [(24, 80), (40, 120), (60, 200), (10, 30), (1, 1), (30, 100)]
    print("\(keys) keys from seed \(seed)")
    for name in ["worked-example", "one-weight"] {
      for (index, size) in sizes.enumerated() {
        let walk = KeyWalk(
          try lesson(name), size: Size(rows: size.0, columns: size.1),
          seed: seed &+ UInt64(index))
        let longest = walk.run(keys: keys / sizes.count)
        let milliseconds = Double(Int(longest * 1e5)) / 100
        print("\(name) at \(size.1)x\(size.0): longest \(milliseconds) ms")
      }
    }
  }

  private static func lesson(_ name: String) throws -> Lesson {
    let text = try ProjectFiles.text("Assets/lessons/\(name).json")
    let object = try JSONReader.readObject(Array(text.utf8))
    return try LessonDocument.lesson(from: object) { (_) throws(DocumentError) in
      throw DocumentError(at: nil, problem: "the lesson names another file")
    }
  }
}
