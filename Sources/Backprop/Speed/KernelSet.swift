internal import CProcessor
internal import KernelWork
internal import Kernels

#if arch(x86_64)
  internal import KernelsV3
  internal import KernelsV4
#endif

/// The same kernels, compiled for processors of several widths.
///
/// All give the same bits.
package enum KernelSet: String, CaseIterable, Sendable {
  /// For every processor of the kind: vectors of 128 bits.
  case baseline
  /// Vectors of 256 bits.
  case v3 = "x86-64-v3"
  /// Vectors of 512 bits.
  case v4 = "x86-64-v4"

  /// Those that this processor can run, the fastest last.
  package static let available: [KernelSet] = {
    switch processor_level() {
    case 4: [.baseline, .v3, .v4]
    case 3: [.baseline, .v3]
    default: [.baseline]
    }
  }()

  /// The fastest that this processor can run.
  package static var fastest: KernelSet { available[available.count - 1] }

  /// What the environment variable `BACKSTEP_KERNELS` says; `nil` where it is not set, or empty.
  ///
  /// The pure side reads nothing of its surroundings but this, which changes no number.
  package static let requested: String? = {
    guard let name = kernel_requested(), name.pointee != 0 else { return nil }
    return String(cString: name)
  }()

  /// Those that `requested` names, or else the fastest.
  package static let preferred = chosen(by: requested, among: available) ?? fastest

  /// Returns those that are named; the last where nothing is, and `nil` where none has the name.
  package static func chosen(by requested: String?, among available: [KernelSet]) -> KernelSet? {
    guard let requested else { return available.last }
    return available.first { $0.rawValue == requested }
  }

  /// The width of the vectors that they compute with.
  package var vectorBits: Int {
    switch self {
    case .baseline: 128
    case .v3: 256
    case .v4: 512
    }
  }

  func trainOnline(_ work: UnsafePointer<ExampleWork>) {
    switch self {
    #if arch(x86_64)
      case .v3: KernelsV3.trainOnline(work)
      case .v4: KernelsV4.trainOnline(work)
    #endif
    default: Kernels.trainOnline(work)
    }
  }

  func propagateForward(_ work: UnsafePointer<ExampleWork>) {
    switch self {
    #if arch(x86_64)
      case .v3: KernelsV3.propagateForward(work)
      case .v4: KernelsV4.propagateForward(work)
    #endif
    default: Kernels.propagateForward(work)
    }
  }

  func trainBlock(_ work: UnsafePointer<ExampleWork>, isFirst: Bool, isLast: Bool) {
    switch self {
    #if arch(x86_64)
      case .v3: KernelsV3.trainBlock(work, isFirst: isFirst, isLast: isLast)
      case .v4: KernelsV4.trainBlock(work, isFirst: isFirst, isLast: isLast)
    #endif
    default: Kernels.trainBlock(work, isFirst: isFirst, isLast: isLast)
    }
  }

  func learn(_ work: UnsafePointer<ExampleWork>, layer: Int, isFirst: Bool, isLast: Bool) {
    switch self {
    #if arch(x86_64)
      case .v3: KernelsV3.learn(work, layer, isFirst: isFirst, isLast: isLast)
      case .v4: KernelsV4.learn(work, layer, isFirst: isFirst, isLast: isLast)
    #endif
    default: Kernels.learn(work, layer, isFirst: isFirst, isLast: isLast)
    }
  }
}
