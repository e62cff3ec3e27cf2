internal import CPseudoTerminal

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A program running in a terminal of its own, and the screen that it has painted.
///
/// A class, because the process is one thing however often it is referred to; it is killed when
/// the last reference goes.
package final class PseudoTerminal {
  /// How a process ended.
  package enum Exit: Equatable, Sendable {
    case code(Int)
    case signal(Int)
  }

  /// What did not happen, and what the screen showed instead.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  package let process: Int32
  package private(set) var screen: TerminalScreen
  /// All that the program has sent.
  package private(set) var output: [UInt8] = []
  /// The other end has gone: nothing more will come.
  package private(set) var isEnded = false

  /// How many bytes a second the line carries to the screen; `nil`: as many as there are.
  package var speed: Double? {
    didSet { lastTaking = now() }
  }

  /// Until when a slow line has carried all that it could.
  private var lastTaking = 0.0
  private var master: Int32
  private let original: termios
  private var exit: Exit?

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - path: the executable.
  ///   - arguments: what follows its name.
  ///   - environment: changes to a small one that names xterm-256color and C.UTF-8; `nil` unsets.
  ///   - rows: the window's height.
  ///   - columns: the window's width.
  /// - Throws: a failure if no process can be started.
  package init(
    _ path: String, _ arguments: [String] = [], environment: [String: String?] = [:],
    rows: Int = 24, columns: Int = 80
  ) throws {
    var variables: [String: String] = [
      "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": "/",
      "PS1": "$ ",
    ]
    for (name, value) in environment { variables[name] = value }
    var list = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for text in list + words { free(text) } }
    var master: Int32 = -1
    var modes = termios()
    process = cpt_start(path, &words, &list, UInt16(rows), UInt16(columns), &master, &modes)
    self.master = master
    screen = TerminalScreen(rows: rows, columns: columns)
    original = modes
    guard process > 0 else { throw Failure(description: "cannot start \(path)") }
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
  }

  deinit {
    if exit == nil, process > 0 {
      kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    if master >= 0 { close(master) }
  }

  // MARK: - Input

  /// Types text; what the program sends meanwhile is taken, so that neither waits for the other.
  package func send(_ text: String) throws {
    try send(bytes: Array(text.utf8))
  }

  package func send(bytes: [UInt8], within seconds: Double = 10) throws {
    let end = now() + seconds
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) }
      guard !isEnded, now() < end else { throw failure("the program takes no input") }
      if !rest.isEmpty { take(until: min(end, now() + 0.05), orWritable: true) }
    }
  }

  /// Gives the window another size, as its user would.
  package func resize(rows: Int, columns: Int) {
    var size = winsize()
    size.ws_row = UInt16(rows)
    size.ws_col = UInt16(columns)
    // What is on its way was painted for the old size.
    take(until: now())
    screen.resize(rows: rows, columns: columns)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  package func signal(_ number: Int32) {
    kill(process, number)
  }

  /// Takes the terminal away from the program.
  package func hangUp() {
    guard master >= 0 else { return }
    close(master)
    master = -1
    isEnded = true
  }

  // MARK: - Output

  /// Reads until the screen is as wanted.
  ///
  /// - Parameters:
  ///   - what: the condition in words, for the failure.
  ///   - seconds: how long to wait for it at most.
  ///   - condition: asked after every piece that arrives.
  /// - Throws: a failure with the screen's text if the time is over or the program gone.
  package func wait(
    for what: String, within seconds: Double = 10, until condition: (TerminalScreen) -> Bool
  ) throws {
    let end = now() + seconds
    while !condition(screen) {
      guard !isEnded, now() < end else { throw failure("no \(what)") }
      take(until: end)
    }
  }

  /// Reads until a text stands on the screen.
  package func wait(forText text: String, within seconds: Double = 10) throws {
    try wait(for: "\"\(text)\"", within: seconds) { $0.contains(text) }
  }

  /// Reads until nothing has come for so long, and gives what came.
  package func readUntilQuiet(for seconds: Double) -> [UInt8] {
    let start = output.count
    var before = -1
    while before != output.count, !isEnded {
      before = output.count
      take(until: now() + seconds)
    }
    return Array(output[start...])
  }

  /// Reads to the end of the program.
  package func waitForExit(within seconds: Double = 5) throws -> Exit {
    let end = now() + seconds
    while exit == nil {
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) == process {
        let number = Int(status & 0x7F)
        exit = number == 0 ? .code(Int(status >> 8) & 0xFF) : .signal(number)
      } else {
        guard now() < end else { throw failure("the program does not end") }
        take(until: min(end, now() + 0.01))
        // Once nothing can be read, there is nothing that would tell of the end.
        if isEnded { usleep(1000) }
      }
    }
    while !isEnded, take(until: now()) {}
    return exit ?? .code(-1)
  }

  /// Whether the terminal's modes are those that it started with.
  package var hasOriginalModes: Bool {
    var modes = termios()
    guard master >= 0, tcgetattr(master, &modes) == 0 else { return false }
    return modes.c_iflag == original.c_iflag && modes.c_oflag == original.c_oflag
      && modes.c_cflag == original.c_cflag && modes.c_lflag == original.c_lflag
      && withUnsafeBytes(of: modes.c_cc) { now in
        withUnsafeBytes(of: original.c_cc) { now.elementsEqual($0) }
      }
  }

  /// Takes one piece of what the program has sent; false if none came in time.
  @discardableResult
  private func take(until end: Double, orWritable: Bool = false) -> Bool {
    guard master >= 0, !isEnded else { return false }
    let events = POLLIN | (orWritable ? POLLOUT : 0)
    var ready = pollfd(fd: master, events: Int16(events), revents: 0)
    guard poll(&ready, 1, Int32(max(0, (end - now()) * 1000).rounded(.up))) > 0 else {
      return false
    }
    guard ready.revents & Int16(POLLIN | POLLHUP | POLLERR) != 0 else { return false }
    var block = [UInt8](repeating: 0, count: 65536)
    var most = block.count
    if let speed {
      // A line that had nothing to carry makes up for none of it later.
      lastTaking = max(lastTaking, now() - 0.1)
      let wait = 20 / speed - (now() - lastTaking)
      guard now() + wait < max(end, now() + 0.01) else {
        usleep(UInt32(max(0, end - now()) * 1e6))
        return false
      }
      if wait > 0 { usleep(UInt32(wait * 1e6)) }
      most = min(most, Int((now() - lastTaking) * speed))
    }
    let count = read(master, &block, most)
    if let speed, count > 0 { lastTaking += Double(count) / speed }
    guard count > 0 else {
      if count == 0 || (errno != EAGAIN && errno != EINTR) { isEnded = true }
      return false
    }
    output += block[..<count]
    screen.feed(block[..<count])
    return true
  }

  private func failure(_ what: String) -> Failure {
    Failure(description: "\(what); the screen:\n\(screen.text)")
  }

  private func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
