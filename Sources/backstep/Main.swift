#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Backprop
import Commands
import CursesTerminal
import Documents

@main
struct Main {
  static func main() {
    // A reader that goes away and a file that grows too large are told by write's own error.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    Interruption.watch()
    switch Commands.run(Array(CommandLine.arguments.dropFirst()), surroundings) {
    case .exit(let status): exit(status.rawValue)
    case .explore(let lesson): exit(explore(lesson).rawValue)
    }
  }

  private static func explore(_ lesson: Lesson) -> ExitStatus {
    do throws(TerminalError) {
      var loop = ExplorerLoop(lesson, terminal: try Terminal(), surroundings: surroundings)
      loop.run()
      return .done
    } catch {
      _ = Files.writeAll(STDERR_FILENO, Array("backstep: \(error)\n".utf8))
      return .usage
    }
  }

  private static var surroundings: Surroundings {
    Surroundings(
      readFile: Files.contents(of:), readInput: Files.nextInput,
      isInputTerminal: isatty(STDIN_FILENO) == 1, writeFile: Files.replace(_:with:),
      write: { (text) throws(OutputProblem) in
        guard let error = Files.writeAll(STDOUT_FILENO, Array(text.utf8)) else { return }
        throw error == EPIPE ? .closed : .failed(reason: Files.describe(error))
      },
      writeError: { text in _ = Files.writeAll(STDERR_FILENO, Array(text.utf8)) },
      showsProgress: isatty(STDERR_FILENO) == 1,
      isOutputTerminal: isatty(STDOUT_FILENO) == 1, isInterrupted: { Interruption.isRequested },
      seconds: monotonicSeconds, lessons: ShippedLessons.all, assets: ShippedLessons.data,
      kernels: KernelChoice(wish: KernelSet.wish))
  }

  private static func monotonicSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
