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

  /// From now on SIGINT is noted, once; a second one ends the program at once.
  ///
  /// Where the parent has it ignored it stays so: a shell starts what is to outlive its own Ctrl-C,
  /// in the background, like that.
  static func watch() {
    var present = sigaction()
    sigaction(SIGINT, nil, &present)
    #if canImport(Glibc)
      let handler = present.__sigaction_handler.sa_handler
    #else
      let handler = present.__sigaction_u.__sa_handler
    #endif
    guard unsafeBitCast(handler, to: Int.self) != 1 else { return }
    signal(SIGINT) { _ in
      Interruption.isWanted.store(true, ordering: .relaxed)
      signal(SIGINT, SIG_DFL)
    }
  }

  static var isRequested: Bool { isWanted.load(ordering: .relaxed) }
}
