internal import CNcurses

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Sends a frame to the terminal in one write, and says whether the terminal took it.
///
/// ncurses writes whenever its own buffer is full, so that a repaint tears, and passes over errors.
/// So its descriptor stands for a file in memory while it paints; then all goes out at once.
struct FrameWriter: ~Copyable {
  private let terminal: Int32
  /// The descriptor that ncurses writes to, another one for the terminal.
  private let painted: Int32
  /// -1 where no such file can be had: then ncurses writes to the terminal by itself.
  private let scratch: Int32
  private var frame: [UInt8] = []

  init(terminal: Int32, painted: Int32) {
    self.terminal = terminal
    self.painted = painted
    scratch = ncs_scratch_file()
  }

  deinit {
    if scratch >= 0 { close(scratch) }
  }

  /// Runs what paints; false if the terminal cannot be written to.
  mutating func send(_ paint: () -> Void) -> Bool {
    guard scratch >= 0, dup2(scratch, painted) >= 0 else {
      paint()
      return true
    }
    paint()
    dup2(terminal, painted)
    let count = Int(lseek(scratch, 0, SEEK_CUR))
    lseek(scratch, 0, SEEK_SET)
    guard count > 0 else { return true }
    if frame.count < count { frame = Array(repeating: 0, count: count) }
    return frame.withUnsafeMutableBytes { bytes in
      guard pread(scratch, bytes.baseAddress, count, 0) == count else { return false }
      return Self.writeAll(UnsafeRawBufferPointer(bytes)[..<count], to: terminal)
    }
  }

  /// Sends what is no part of a frame.
  func send(_ bytes: [UInt8]) {
    _ = bytes.withUnsafeBytes { Self.writeAll($0[...], to: terminal) }
  }

  private static func writeAll(_ bytes: Slice<UnsafeRawBufferPointer>, to file: Int32) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let written = write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if written < 0, errno == EAGAIN {
        // Another program has made the terminal non-blocking; it is shared.
        var ready = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
        poll(&ready, 1, 1000)
      } else if written == 0 || errno != EINTR {
        return false
      }
    }
    return true
  }
}
