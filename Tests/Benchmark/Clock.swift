#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The time that this process has had a processor, which others on the machine do not add to.
enum Clock {
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Returns how long something takes.
  static func time(_ body: () -> Void) -> Double {
    let start = seconds
    body()
    return seconds - start
  }
}

extension Collection<Double> {
  /// The one in the middle.
  ///
  /// - Precondition: not empty.
  var median: Double { sorted()[count / 2] }
}
