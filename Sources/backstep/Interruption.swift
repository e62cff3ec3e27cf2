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
  static func watch() {
    signal(SIGINT) { _ in
      Interruption.isWanted.store(true, ordering: .relaxed)
      signal(SIGINT, SIG_DFL)
    }
  }

  static var isRequested: Bool { isWanted.load(ordering: .relaxed) }
}
