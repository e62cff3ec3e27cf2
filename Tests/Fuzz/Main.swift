import Fuzzing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Damages the shipped documents in random ways and uses what comes of it, from a seed; says how many
/// were refused, how long the longest took, and how much memory all of it needed.
///
/// With `files` it runs commands on real files of all kinds instead, in folders under `TMPDIR`.
///
/// `swift run -c release backstep-fuzz [files] [COUNT] [SEED] [FIRST]`
@main
struct Main {
  /// More memory than this is a fault.
  private static let mostMegabytes = 256

  static func main() {
    let words = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    let count = words.first ?? 100_000
    let seed = words.dropFirst().first ?? 1
    let first = words.dropFirst(2).first ?? 0
    let run = cases(seed: UInt64(bitPattern: Int64(seed)))
    let clock = ContinuousClock()
    var refused = 0
    var problems = 0
    var longest = (time: Duration.zero, number: 0)
    say("\(count) cases from seed \(seed)")
    for number in first..<first + count {
      // After a trap the last line says where to look, in steps of one from there on.
      if (number - first).isMultiple(of: max(1, count / 100)) { say("at \(number)") }
      let start = clock.now
      let outcome = run(number)
      let time = clock.now - start
      if time > longest.time { longest = (time, number) }
      if outcome.isRefused { refused += 1 }
      guard let problem = outcome.problem else { continue }
      problems += 1
      say("seed \(seed), case \(number): \(problem)")
    }
    let megabytes = peakMegabytes()
    say(
      "\(refused) refused; \(problems) problems; the longest was \(longest.number), "
        + "\(longest.time); \(megabytes) MB")
    exit(problems == 0 && megabytes <= mostMegabytes ? 0 : 1)
  }

  /// What is done with a number: a damaged document, or a command on files.
  private static func cases(seed: UInt64) -> (Int) -> Fuzzer.Outcome {
    if CommandLine.arguments.dropFirst().first == "files" { return FileFuzzer(seed: seed).run }
    return Fuzzer(seed: seed).run
  }

  /// Writes a line at once: what is kept in a buffer is lost in a trap.
  private static func say(_ line: String) {
    let bytes = Array("\(line)\n".utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
  }

  private static func peakMegabytes() -> Int {
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
      return usage.ru_maxrss / 1024
    #else
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss / 1_048_576
    #endif
  }
}
