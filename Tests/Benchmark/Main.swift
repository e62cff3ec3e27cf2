import Backprop
import Commands
import Opening

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Measures how fast training is and prints a table: beside plain C, with growing networks and
/// batches, going back in time, and with each set of kernels.
///
/// All times are processor time. Words choose works and parts of the table, and a number how often each
/// time is taken, of which the median is shown:
///
/// `swift run -c release backstep-benchmark [W1|W2|W3|W4|W4b|W5|growth|jumps|kernels …] [REPETITIONS]`
@main
struct Main {
  private static let parts = ["growth", "jumps", "kernels"]

  static func main() throws {
    guard isRelease else {
      refuse("a debug build is not what is to be measured; run it with -c release")
    }
    let kernels = description
    var words = Array(CommandLine.arguments.dropFirst())
    let repetitions = words.last.flatMap { Int($0) }
    if repetitions != nil { words.removeLast() }
    for word in words where !(Work.names + parts).contains(word) {
      refuse("unknown word \(word); it is one of \((Work.names + parts).joined(separator: " "))")
    }
    guard repetitions ?? 1 > 0 else { refuse("it takes one repetition or more") }
    let (report, agrees) = try measure(words, repetitions: repetitions ?? 9)
    progress("")
    print(kernels)
    print(report.text, terminator: "")
    guard agrees else {
      writeError("backstep-benchmark: the numbers are not what they must be\n")
      exit(1)
    }
  }

  private static var isRelease: Bool {
    #if DEBUG
      false
    #else
      true
    #endif
  }

  /// Which kernels are measured.
  private static var description: String {
    do throws(Failure) {
      return try KernelChoice(requested: KernelSet.requested).description()
    } catch {
      writeError(error.line + "\n")
      exit(error.status.rawValue)
    }
  }

  private static func measure(
    _ words: [String], repetitions: Int
  ) throws -> (report: Report, agrees: Bool) {
    let isWorkNamed = words.contains(where: Work.names.contains)
    let isPartNamed = words.contains(where: parts.contains)
    func isWanted(_ part: String) -> Bool { words.isEmpty || words.contains(part) }
    let works = try Work.names.filter { !isWorkNamed || words.contains($0) }
      .compactMap { try Work.named($0) }
    var report = Report()
    var worksPart = WorksPart()
    var kernelsPart = KernelsPart()
    if isWorkNamed || !isPartNamed {
      worksPart.measure(works, repetitions: repetitions, into: &report)
    }
    if isWanted("growth") { GrowthPart(repetitions: repetitions).measure(into: &report) }
    if isWanted("jumps"), let work = try Work.named("W2") {
      JumpsPart().measure(work, into: &report)
    }
    if isWanted("kernels") {
      kernelsPart.measure(works, repetitions: repetitions, into: &report)
    }
    return (report, worksPart.agrees && kernelsPart.agrees)
  }

  /// Ends with what is wrong with the usage.
  private static func refuse(_ line: String) -> Never {
    writeError("backstep-benchmark: \(line)\n")
    exit(ExitStatus.usage.rawValue)
  }
}

/// Says what is being measured, where someone waits for it.
func progress(_ line: String) {
  guard isatty(STDERR_FILENO) == 1 else { return }
  writeError("\r\u{1b}[K\(line)")
}

private func writeError(_ text: String) {
  let bytes = Array(text.utf8)
  _ = write(STDERR_FILENO, bytes, bytes.count)
}
