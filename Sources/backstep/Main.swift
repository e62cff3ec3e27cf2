import Backprop
import CArguments
import Commands
import CursesTerminal
import Documents
import ExplorerViews
import LocalFiles
import Opening

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@main
struct Main {
  static func main() {
    // A reader that goes away and a file that grows too large are told by write's own error.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    Interruption.watch()
    switch Commands.run(words, world) {
    case .exit(.interrupted): exit(Interruption.status)
    case .exit(let status): exit(status.rawValue)
    case .explore(let exploration): exit(explore(exploration).rawValue)
    }
  }

  /// The words of the command line, as they are: a file's name need not be UTF-8.
  private static var words: [String] {
    let count = Int(carguments_count())
    let words =
      count > 0
      ? UnsafeBufferPointer(start: carguments(), count: count)
      : UnsafeBufferPointer(
        start: UnsafePointer(CommandLine.unsafeArgv), count: Int(CommandLine.argc))
    return words.dropFirst().compactMap { word in
      guard let word else { return nil }
      return FileName.text(of: Array(UnsafeRawBufferPointer(start: word, count: strlen(word))))
    }
  }

  private static func explore(_ exploration: Exploration) -> ExitStatus {
    let recording: Recording?
    do throws(Failure) {
      recording = try exploration.recordPath.map { (path) throws(Failure) in
        try Recording(path, seconds: monotonicSeconds)
      }
    } catch {
      world.writeError(error.line + "\n")
      return error.status
    }
    do throws(TerminalError) {
      // The terminal has been given back when this returns.
      if let wayBack = try wayBack(from: exploration, recording) {
        world.writeError("backstep: \(escapingControls(in: wayBack))\n")
      }
      guard let problem = recording?.problem else { return .done }
      world.writeError(problem.line + "\n")
      return problem.status
    } catch {
      recording?.discard()
      _ = LocalFiles.writeAll(STDERR_FILENO, Array("backstep: \(error)\n".utf8))
      return .usage
    }
  }

  /// Lets the person explore a lesson; returns how to come back to where they left.
  private static func wayBack(
    from exploration: Exploration, _ recording: Recording?
  ) throws(TerminalError) -> String? {
    let configuration = exploration.configuration
    let loop = ExplorerLoop(
      exploration.lesson, keys: KeyMap.configured(configuration.keys).keys,
      terminal: try Terminal(), world: world, recording: recording)
    if let problem = configuration.problems.first {
      loop.say(problem.line(file: world.configurationPath ?? ""))
    }
    loop.run()
    recording?.note(.exit(0))
    return loop.wayBack(words)
  }

  private static var world: World {
    var world = World(
      readFile: { (path, demand) throws(FileProblem) in
        // While there is nothing to keep, a request to stop ends the program.
        try LocalFiles.contents(of: path, demand) { Interruption.isRequested }
      },
      readInput: LocalFiles.nextInput, isInputTerminal: isatty(STDIN_FILENO) == 1,
      checkPlace: LocalFiles.checkPlace,
      writeFile: { (path, bytes) throws(FileProblem) in
        try LocalFiles.replace(path, with: bytes) { Interruption.isRequested }
      },
      write: { (text) throws(OutputProblem) in
        guard let error = LocalFiles.writeAll(STDOUT_FILENO, Array(text.utf8)) else { return }
        throw error == EPIPE ? .closed : .failed(reason: FileProblem.words(of: error))
      },
      writeError: { text in _ = LocalFiles.writeAll(STDERR_FILENO, Array(text.utf8)) },
      showsProgress: isatty(STDERR_FILENO) == 1,
      isOutputTerminal: isatty(STDOUT_FILENO) == 1, isInterrupted: { Interruption.isRequested },
      seconds: monotonicSeconds, lessons: ShippedLessons.all, assets: ShippedLessons.data,
      kernels: KernelChoice(requested: KernelSet.requested))
    world.beginWork = Interruption.beginWork
    world.forgetInterruption = Interruption.forget
    world.configurationPath = configurationPath
    world.progressSize = progressSize
    world.keys = { KeyMap.configured($0).table }
    return world
  }

  /// The file that the desktop's convention gives the program; `nil` where there is no home.
  private static var configurationPath: String? {
    func folder(_ variable: String) -> String? {
      guard let value = getenv(variable) else { return nil }
      let bytes = Array(UnsafeRawBufferPointer(start: value, count: strlen(value)))
      // By that convention what is no absolute path counts as not set.
      return bytes.first == UInt8(ascii: "/") ? FileName.text(of: bytes) : nil
    }
    let folder = folder("XDG_CONFIG_HOME") ?? folder("HOME").map { $0 + "/.config" }
    return folder.map { $0 + "/backstep/config" }
  }

  /// The size of the terminal on standard error; `nil` where it is none, or one that only types.
  private static func progressSize() -> (rows: Int, columns: Int)? {
    var size = winsize()
    guard isatty(STDERR_FILENO) == 1, ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0,
      let type = getenv("TERM"), strcmp(type, "dumb") != 0
    else { return nil }
    return (Int(size.ws_row), Int(size.ws_col))
  }

  private static func monotonicSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
