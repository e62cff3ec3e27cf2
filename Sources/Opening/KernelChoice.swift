package import Backprop
import Documents

/// Which kernels train: those that a person asks for, or else the fastest.
package struct KernelChoice: Sendable {
  /// What the environment variable says; `nil` where it is not set.
  private let requested: String?
  /// Those that the processor can run, the fastest last.
  private let available: [KernelSet]

  package init(requested: String? = nil, available: [KernelSet] = KernelSet.available) {
    self.requested = requested
    self.available = available
  }

  /// Returns the kernels that train; throws where the request names none that can be had.
  package func chosen() throws(Failure) -> KernelSet {
    if let chosen = KernelSet.chosen(by: requested, among: available) { return chosen }
    let requested = requested ?? ""
    let names = available.map(\.rawValue)
    guard KernelSet(rawValue: requested) == nil else {
      throw .usage(
        "\(KernelChoice.variable) cannot be \(excerpt(requested)) on this processor; "
          + "it is one of \(quotedList(names))")
    }
    let problem = Setting.unknown(requested, for: KernelChoice.variable, among: names)
    throw .usage("\(problem.problem); \(problem.remedy)")
  }

  /// The name of the environment variable.
  package static let variable = "BACKSTEP_KERNELS"

  /// Says in lines which kernels train, out of which, and how wide the processor's vectors are.
  package func description() throws(Failure) -> String {
    let names = available.map(\.rawValue).joined(separator: ", ")
    let width = available.map(\.vectorBits).max() ?? 0
    return "kernels: \(try chosen().rawValue) (of \(names))\nprocessor: vectors of \(width) bits\n"
  }
}
