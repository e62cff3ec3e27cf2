#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Synchronization

/// Ctrl-C while a command runs without a screen: the work ends at its next pause, and keeps what it has.
///
/// A signal handler can reach nothing but a global.
enum Interruption {
  private static let isWanted = Atomic(false)

  /// From now on SIGINT is noted, once; a second one ends the program at once, as SIGQUIT does.
  ///
  /// Where the parent has them ignored they stay so: a shell starts what is to outlive its own
  /// Ctrl-C, in the background, like that.
  static func watch() {
    if !isIgnored(SIGINT) {
      signal(SIGINT) { _ in
        Interruption.isWanted.store(true, ordering: .relaxed)
        signal(SIGINT, SIG_DFL)
      }
    }
    // Swift takes Ctrl-\ for a crash, reports it, and waits for a key.
    if !isIgnored(SIGQUIT) { signal(SIGQUIT, SIG_DFL) }
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

  static var isRequested: Bool { isWanted.load(ordering: .relaxed) }
}
