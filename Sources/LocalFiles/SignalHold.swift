#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Keeps signals waiting while there is a temporary name, which one that ends the program would
/// leave behind.
struct SignalHold {
  private var before = sigset_t()

  init() {
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &before)
  }

  /// Lets those come that have come before.
  func end() {
    var before = before
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}
