#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Fault {
  /// Fails; what it fails by is no constant, so that no compiler sees it coming.
  func happen() -> Never {
    let count = CommandLine.arguments.count
    let numbers = Array(0..<count)
    switch self {
    case .bounds: print(numbers[count])
    case .overflow: print(Int8.max - Int8(truncatingIfNeeded: count) + Int8(2 * count))
    case .division: print(count / (numbers.count - count))
    case .unreachable: preconditionFailure("nobody comes here")
    case .aborted: abort()
    case .pointer:
      let place = UnsafePointer<Int>(bitPattern: 8 * count)
      print(place?.pointee ?? 0)
    case .recursion: print(Self.depth(count))
    }
    exit(0)
  }

  /// How deep a call of itself goes.
  private static func depth(_ number: Int) -> Int {
    number < 0 ? 0 : 1 + depth(number + 1) + number % 2
  }
}
