import LessonSupport
import TextScreen

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Presses random keys on every shipped lesson at six sizes, from a seed, and says how long the
/// longest of each lesson took.
///
/// Among the lessons is one with a network of 64-32-10 units.
///
/// `swift run -c release backstep-endurance [KEYS] [SEED]`
@main
struct Main {
  static func main() throws {
    let words = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    let keys = words.first ?? 100_000
    let seed = UInt64(words.dropFirst().first ?? 1)
    let sizes = [(24, 80), (40, 120), (60, 200), (10, 30), (1, 1), (30, 100)]
    let names = ShippedLessons.names
    // No fewer than were asked for.
    let share = (keys + names.count * sizes.count - 1) / (names.count * sizes.count)
    print("\(keys) keys from seed \(seed)")
    var slowest: KeyWalk.Slowest?
    for (number, name) in names.enumerated() {
      let lesson = try ShippedLessons.lesson(name)
      var longest: KeyWalk.Slowest?
      for (index, size) in sizes.enumerated() {
        let walk = KeyWalk(
          lesson, size: Size(rows: size.0, columns: size.1),
          seed: seed &+ UInt64(number * sizes.count + index))
        longest = max(longest, walk.run(keys: share))
      }
      if let longest { print("\(name): longest \(longest)") }
      slowest = max(slowest, longest)
    }
    guard let slowest else { return }
    print("longest of all: \(slowest)")
    // Longer than a person waits without noticing.
    if slowest.duration > .milliseconds(50) { exit(1) }
  }

  private static func max(_ one: KeyWalk.Slowest?, _ other: KeyWalk.Slowest?) -> KeyWalk.Slowest? {
    guard let one, let other else { return one ?? other }
    return one.duration < other.duration ? other : one
  }
}
