#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Commands

/// Files read whole, and written whole or not at all.
enum Files {
  /// Files larger than this are refused: no network or table is.
  private static let mostBytes = 1 << 30

  static func contents(of path: String) throws(FileProblem) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw problem(errno) }
    defer { close(descriptor) }
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw problem(errno) }
    guard information.st_mode & S_IFMT != S_IFDIR else { throw FileProblem(reason: "is a folder") }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(Files.mostBytes, Int(information.st_size) + 1))
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw problem(errno) }
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= Files.mostBytes else { throw FileProblem(reason: "is too large") }
    }
  }

  /// Waits a moment for standard input and returns what has come, which may be nothing; `nil` at the
  /// end.
  static func nextInput() throws(FileProblem) -> [UInt8]? {
    // Not for ever: a signal that comes just before the waiting begins would not end it.
    var request = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    let ready = poll(&request, 1, 200)
    if ready == 0 || (ready < 0 && errno == EINTR) { return [] }
    guard ready > 0 else { throw problem(errno) }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(STDIN_FILENO, &chunk, chunk.count)
    guard count >= 0 else {
      // Another program may have left it so that reading does not wait.
      if errno == EINTR || errno == EAGAIN { return [] }
      throw problem(errno)
    }
    return count == 0 ? nil : Array(chunk[..<count])
  }

  /// Writes to a temporary name beside the file, syncs and renames, so that a file is never half
  /// written and an old one never lost.
  static func replace(_ path: String, with bytes: [UInt8]) throws(FileProblem) {
    // A signal that ends the program waits until the temporary name is gone.
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    var template = Array("\(path).XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw problem(errno) }
    let failure = fill(descriptor, bytes)
    // mkstemp makes files that nobody else may read; a saved network is an ordinary file.
    let mask = umask(0)
    umask(mask)
    fchmod(descriptor, 0o666 & ~mask)
    let closed = close(descriptor)
    if let failure = failure ?? (closed == 0 ? nil : errno) {
      unlink(template)
      throw problem(failure)
    }
    guard rename(template, path) == 0 else {
      let failure = errno
      unlink(template)
      throw problem(failure)
    }
  }

  /// Returns the number of the error that kept the bytes from being written and synced.
  private static func fill(_ descriptor: Int32, _ bytes: [UInt8]) -> Int32? {
    writeAll(descriptor, bytes) ?? (fsync(descriptor) == 0 ? nil : errno)
  }

  /// Writes all bytes; returns the number of the error that prevented it.
  static func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) -> Int32? {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = write(
          descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        if count < 0 && errno == EINTR { continue }
        guard count >= 0 else { return errno }
        done += count
      }
      return nil
    }
  }

  static func problem(_ number: Int32) -> FileProblem {
    FileProblem(reason: describe(number), isMissing: number == ENOENT)
  }

  static func describe(_ number: Int32) -> String {
    guard let text = strerror(number) else { return "error \(number)" }
    let words = String(cString: text)
    return words.prefix(1).lowercased() + words.dropFirst()
  }
}
