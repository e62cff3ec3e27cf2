package import Opening

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Reading and writing of files by their names.
package enum LocalFiles {
  static let chunkSize = 1 << 16
  /// How long a wait for a pipe lasts between checks for a request to stop, in milliseconds.
  static let look: Int32 = 50

  /// Reads what is under a name whole.
  ///
  /// It never waits where the person cannot stop it: not for a pipe that nobody writes into, nor for
  /// a terminal or a device, which are not even opened.
  package static func contents(
    of path: String, _ demand: FileDemand, isInterrupted: () -> Bool
  ) throws(FileProblem) -> [UInt8] {
    try check(status(of: path), demand)
    let descriptor = withBytes(of: path) {
      open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    }
    guard descriptor >= 0 else { throw FileProblem(system: errno) }
    defer { close(descriptor) }
    // It may be another one by now.
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw FileProblem(system: errno) }
    try check(information, demand)
    var bytes: [UInt8] = []
    let isRegular = FileKind(information) == .regular
    if isRegular { bytes.reserveCapacity(Int(information.st_size) + 1) }
    var meter = LineMeter(longest: demand.longestLine ?? .max)
    var chunk = [UInt8](repeating: 0, count: chunkSize)
    while true {
      if isInterrupted() { throw .interrupted }
      if !isRegular, try !waits(for: descriptor, Int16(POLLIN)) { continue }
      let count = read(descriptor, &chunk, chunk.count)
      guard count >= 0 else {
        if errno == EINTR { continue }
        guard errno == EAGAIN else { throw FileProblem(system: errno) }
        _ = try waits(for: descriptor, Int16(POLLIN))
        continue
      }
      guard count > 0 else { return bytes }
      try meter.take(chunk[..<count])
      guard bytes.count + count <= demand.mostBytes else { throw demand.isTooLarge }
      bytes += chunk[..<count]
    }
  }

  /// Throws where it is not what may be read.
  private static func check(_ information: stat, _ demand: FileDemand) throws(FileProblem) {
    switch FileKind(information) {
    case .regular:
      guard information.st_size <= demand.mostBytes else { throw demand.isTooLarge }
    case .folder: throw FileProblem(reason: "is a folder")
    case .pipe:
      guard demand.allowsPipe else {
        throw FileProblem(reason: "is a pipe, which only the command line can name; name a file")
      }
    case .terminalOrDevice, .disk: throw FileProblem(reason: "is a device; name a file")
    case .socket: throw FileProblem(reason: "is a socket; name a file")
    }
  }

  /// Waits a moment for a descriptor; says whether it is worth trying.
  ///
  /// A pipe that nobody has opened yet has nothing to read, and no end either.
  static func waits(for descriptor: Int32, _ events: Int16) throws(FileProblem) -> Bool {
    var request = pollfd(fd: descriptor, events: events, revents: 0)
    let ready = poll(&request, 1, look)
    guard ready >= 0 || errno == EINTR else { throw FileProblem(system: errno) }
    return ready > 0
  }

  /// Waits a moment for standard input and returns what has come, which may be nothing; `nil` at the
  /// end.
  package static func nextInput() throws(FileProblem) -> [UInt8]? {
    // Not for ever: a signal that comes just before the waiting begins would not end it.
    guard try waits(for: STDIN_FILENO, Int16(POLLIN)) else { return [] }
    var chunk = [UInt8](repeating: 0, count: chunkSize)
    let count = read(STDIN_FILENO, &chunk, chunk.count)
    guard count >= 0 else {
      // Another program may have left it so that reading does not wait.
      if errno == EINTR || errno == EAGAIN { return [] }
      throw FileProblem(system: errno)
    }
    return count == 0 ? nil : Array(chunk[..<count])
  }
}
