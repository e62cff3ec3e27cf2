internal import CNcurses

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Sends a frame to the terminal whole, and never waits for the terminal to take it.
///
/// ncurses writes whenever its own buffer is full, so that a repaint tears, and passes over errors.
/// So its descriptor stands for a file in memory while it paints; then all goes out at once. What a
/// slow line does not take is kept, and until it has gone there is no other frame.
struct FrameWriter: ~Copyable {
  private let terminal: Int32
  /// The terminal once more, opened so that writing does not wait; else the same descriptor.
  private let line: Int32
  /// The descriptor that ncurses writes to, another one for the terminal.
  private let painted: Int32
  /// -1 where no such file can be had: then ncurses writes to the terminal by itself.
  private let scratch: Int32
  private var frame: [UInt8] = []
  /// Is given every frame, as it goes to the terminal.
  var recorder: ((String) -> Void)?
  /// What the terminal has not taken of the last frame.
  private var unsent = 0..<0
  private var pace = LinePace()
  /// What was sent to begin with must not be thrown away: it opens the screen.
  private var sent = 0
  private static let opening = 16_384

  init(terminal: Int32, painted: Int32) {
    self.terminal = terminal
    self.painted = painted
    scratch = ncs_scratch_file()
    let again = ncs_open_line(terminal)
    line = again >= 0 ? again : terminal
  }

  deinit {
    if scratch >= 0 { close(scratch) }
    if line != terminal { close(line) }
  }

  /// Whether the terminal has not taken all of the last frame.
  var isBusy: Bool { !unsent.isEmpty }

  /// How long to wait with the next frame, in seconds: until the terminal has read the last one.
  func patience(at now: Double) -> Double {
    if isBusy { return canDrop(at: now) ? 0 : 0.02 }
    return pace.patience(at: now)
  }

  /// Whether what is under way is to make room for a new frame.
  func canDrop(at now: Double) -> Bool {
    isBusy && sent > Self.opening && sent > frame.count + Int(LinePace.room)
      && pace.isStuck(at: now)
  }

  /// Throws away what the terminal has not read; what it shows then is anything.
  mutating func drop(at now: Double) {
    tcflush(terminal, TCOFLUSH)
    unsent = 0..<0
    pace.drop(at: now)
  }

  /// Runs what paints, and sends that after some bytes; false if the terminal cannot be written to.
  mutating func send(at now: Double, after beginning: [UInt8], _ paint: () -> Void) -> Bool {
    guard scratch >= 0, dup2(scratch, painted) >= 0 else {
      paint()
      return true
    }
    if !beginning.isEmpty { _ = write(scratch, beginning, beginning.count) }
    paint()
    dup2(terminal, painted)
    let count = Int(lseek(scratch, 0, SEEK_CUR))
    lseek(scratch, 0, SEEK_SET)
    guard count > 0 else { return true }
    let bytes = [UInt8](unsafeUninitializedCapacity: count) {
      $1 = max(0, pread(scratch, $0.baseAddress, count, 0))
    }
    guard bytes.count == count else { return false }
    frame = SentColors.shorten(bytes)
    recorder?(String(decoding: frame, as: UTF8.self))
    unsent = 0..<frame.count
    return goOn(at: now)
  }

  /// Sends more of what is left; false if the terminal cannot be written to.
  mutating func goOn(at now: Double) -> Bool {
    while !unsent.isEmpty {
      let written = frame[unsent].withUnsafeBytes { write(line, $0.baseAddress, $0.count) }
      if written > 0 {
        unsent = unsent.dropFirst(written)
        sent += written
        pace.take(written, at: now)
      } else if written < 0, errno == EAGAIN {
        pace.fill(at: now)
        return true
      } else if written == 0 || errno != EINTR {
        return false
      }
    }
    pace.empty(at: now)
    return true
  }

  /// Gives up the frame under way; says whether there was one.
  mutating func giveUp() -> Bool {
    defer { unsent = 0..<0 }
    return isBusy
  }

  /// Sends what is no part of a frame, and waits until it is taken.
  ///
  /// A frame under way is cut off, and what the terminal has not read is thrown away, so that it
  /// does not matter how slow the line is. What must arrive together is sent by one call.
  func send(_ bytes: [UInt8]) {
    endCutFrame()
    writeAll(bytes)
  }

  private func endCutFrame() {
    guard isBusy else { return }
    if sent > Self.opening { tcflush(terminal, TCOFLUSH) }
    // Ends a sequence that was cut.
    writeAll([0x18])
  }

  private func writeAll(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(line, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if written < 0, errno == EAGAIN {
        var ready = pollfd(fd: line, events: Int16(POLLOUT), revents: 0)
        // Not for ever: a terminal that stands still does not keep the program from its end.
        guard poll(&ready, 1, 1000) > 0 else { return }
      } else if written == 0 || errno != EINTR {
        return
      }
    }
  }
}
