package import Opening

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension LocalFiles {
  /// Sees whether a file can be written under a name, by doing all of it that leaves no trace.
  package static func checkPlace(_ name: String) throws(FileProblem) {
    switch try SavePlace(name) {
    case .new(let path): try TemporaryFile.tryOne(beside: path)
    case .regular(let path, _):
      try checkAccess(path)
      try TemporaryFile.tryOne(beside: path)
    case .special(let path, _): try checkAccess(path)
    case .descriptor(let descriptor):
      let flags = fcntl(descriptor, F_GETFL)
      guard flags >= 0 else { throw FileProblem(system: errno) }
      guard flags & O_ACCMODE != O_RDONLY else { throw FileProblem(system: EBADF) }
    }
  }

  private static func checkAccess(_ path: String) throws(FileProblem) {
    // As the one whose rights count when it is opened.
    guard withBytes(of: path, { faccessat(AT_FDCWD, $0, W_OK, AT_EACCESS) }) == 0 else {
      throw FileProblem(system: errno)
    }
  }

  /// Writes a file, so that it is never half written and an old one never lost.
  ///
  /// Links are followed. A file is written beside the old one, synced and renamed over it, with its
  /// mode, and its owner where the system allows that. A file of several names keeps them: it is
  /// written in place, while a whole copy lies beside it. What is no file is written into.
  package static func replace(
    _ name: String, with bytes: [UInt8], isInterrupted: () -> Bool
  ) throws(FileProblem) {
    switch try SavePlace(name) {
    case .new(let path): try replace(path, nil, bytes)
    case .regular(let path, let old): try replace(path, old, bytes)
    case .special(let path, let kind):
      let descriptor = try openSpecial(path, kind, isInterrupted)
      defer { close(descriptor) }
      try write(bytes, into: descriptor, isInterrupted)
    case .descriptor(let descriptor): try write(bytes, into: descriptor, isInterrupted)
    }
  }

  private static func replace(
    _ path: String, _ old: stat?, _ bytes: [UInt8]
  ) throws(FileProblem) {
    if old != nil { try checkAccess(path) }
    let hold = SignalHold()
    defer { hold.end() }
    let temporary = try TemporaryFile(beside: path)
    try temporary.fill(bytes)
    if let old, old.st_nlink > 1 {
      try writeInPlace(path, bytes, copy: temporary)
    } else {
      try temporary.takeOver(old, path)
      try temporary.rename(to: path)
    }
  }

  /// Writes a file that has other names, too, with a whole copy beside it for as long as it takes.
  private static func writeInPlace(
    _ path: String, _ bytes: [UInt8], copy: borrowing TemporaryFile
  ) throws(FileProblem) {
    let old = try contents(
      of: path, FileDemand(mostBytes: .max, longestLine: nil)
    ) { false }
    let descriptor = withBytes(of: path) { open($0, O_WRONLY | O_CLOEXEC | O_NOCTTY) }
    guard descriptor >= 0 else { throw FileProblem(system: errno) }
    defer { close(descriptor) }
    if let failure = overwrite(descriptor, bytes) {
      // What was there takes no more room than it did.
      _ = overwrite(descriptor, old)
      throw FileProblem(system: failure)
    }
  }

  /// Returns the number of the error that prevented it.
  private static func overwrite(_ descriptor: Int32, _ bytes: [UInt8]) -> Int32? {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { return errno }
    if let failure = writeAll(descriptor, bytes) { return failure }
    guard ftruncate(descriptor, off_t(bytes.count)) == 0, fsync(descriptor) == 0 else {
      return errno
    }
    return nil
  }

  // MARK: - What is no file

  /// How long a pipe's reader is waited for after a request to stop, in checks.
  private static let lastLooks = 20

  private static func openSpecial(
    _ path: String, _ kind: FileKind, _ isInterrupted: () -> Bool
  ) throws(FileProblem) -> Int32 {
    var looks = 0
    while true {
      // To open a pipe that nobody reads would wait where nothing can end it.
      let descriptor = withBytes(of: path) {
        open($0, O_WRONLY | O_CLOEXEC | O_NOCTTY | (kind == .pipe ? O_NONBLOCK : 0))
      }
      if descriptor >= 0 { return descriptor }
      if errno == EINTR { continue }
      guard errno == ENXIO, kind == .pipe else { throw FileProblem(system: errno) }
      if isInterrupted() { looks += 1 }
      guard looks < lastLooks else { throw FileProblem(reason: "nobody reads this pipe") }
      poll(nil, 0, look)
    }
  }

  /// Writes into what is no file, and may take its time.
  private static func write(
    _ bytes: [UInt8], into descriptor: Int32, _ isInterrupted: () -> Bool
  ) throws(FileProblem) {
    var rest = bytes[...]
    var looks = 0
    while !rest.isEmpty {
      guard try waits(for: descriptor, Int16(POLLOUT)) else {
        if isInterrupted() { looks += 1 }
        guard looks < lastLooks else { throw FileProblem(reason: "takes no more") }
        continue
      }
      let piece = rest.prefix(Int(PIPE_BUF))
      let count = piece.withUnsafeBytes { systemWrite(descriptor, $0) }
      guard count >= 0 else {
        if errno == EINTR || errno == EAGAIN { continue }
        throw FileProblem(system: errno)
      }
      rest = rest.dropFirst(count)
    }
  }

  // MARK: - Bytes

  /// Writes all bytes; returns the number of the error that prevented it.
  package static func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { return errno }
      rest = rest.dropFirst(count)
    }
    return nil
  }

  private static func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}
