import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The request to stop while there is no screen: Ctrl-C, a terminal that goes, a request to end.
///
/// As long as there is nothing to keep, while files are read, it ends the program at once. Then it is
/// noted: work ends at its next pause, and keeps what it has.
///
/// A signal handler can reach nothing but globals.
enum Interruption {
  /// The signal that came first; 0 before.
  private static let signalNumber = Atomic<Int32>(0)
  private static let isNoted = Atomic(false)

  /// From now on the signals are heeded; a second Ctrl-C ends the program at once, as SIGQUIT does.
  ///
  /// Where the parent has them ignored they stay so: a shell starts what is to outlive its own
  /// Ctrl-C, in the background, like that.
  static func watch() {
    _ = isNoted.load(ordering: .relaxed)
    _ = signalNumber.load(ordering: .relaxed)
    for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) {
      signal(number) { Interruption.receive($0) }
    }
    // Swift takes Ctrl-\ for a crash, reports it, and waits for a key.
    if !isIgnored(SIGQUIT) { signal(SIGQUIT, SIG_DFL) }
  }

  /// Only calls that are safe in a signal handler.
  private static func receive(_ number: Int32) {
    if isNoted.load(ordering: .relaxed) {
      _ = signalNumber.compareExchange(expected: 0, desired: number, ordering: .relaxed)
      // A terminal that goes, and the shell with it, may both say so: that is no second request.
      if number == SIGINT { signal(SIGINT, SIG_DFL) }
    } else if number == SIGINT {
      let line: StaticString = "backstep: interrupted\n"
      _ = write(STDERR_FILENO, line.utf8Start, line.utf8CodeUnitCount)
      _exit(128 + number)
    } else {
      signal(number, SIG_DFL)
      raise(number)
    }
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var present = sigaction()
    sigaction(number, nil, &present)
    #if canImport(Glibc)
      let handler = present.__sigaction_handler.sa_handler
    #else
      let handler = present.__sigaction_u.__sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == 1
  }

  /// From now on there is something to keep.
  static func beginWork() { isNoted.store(true, ordering: .relaxed) }

  /// Whether the person has asked to stop, since there is something to keep.
  static var isRequested: Bool { signalNumber.load(ordering: .relaxed) != 0 }

  /// Forgets a Ctrl-C that has been heeded, and takes the next one as the first.
  static func forget() {
    let heeded = signalNumber.compareExchange(expected: SIGINT, desired: 0, ordering: .relaxed)
    guard heeded.exchanged else { return }
    signal(SIGINT) { Interruption.receive($0) }
  }

  /// What the program exits with after an interruption: 128 and the signal's number.
  static var status: Int32 {
    let number = signalNumber.load(ordering: .relaxed)
    return 128 + (number == 0 ? SIGINT : number)
  }
}
