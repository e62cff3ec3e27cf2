package import Backprop
import Documents

/// Which kernels train: those that a person wishes for, or else the fastest.
package struct KernelChoice: Sendable {
  /// What the environment variable says; `nil` where it is not set.
  private let wish: String?
  /// Those that the processor can run, the fastest last.
  private let available: [KernelSet]

  package init(wish: String? = nil, available: [KernelSet] = KernelSet.available) {
    self.wish = wish
    self.available = available
  }

  /// Returns the kernels that train; throws where the wish names none that can be had.
  package func chosen() throws(Failure) -> KernelSet {
    if let chosen = KernelSet.chosen(by: wish, among: available) { return chosen }
    let wish = wish ?? ""
    let names = available.map(\.rawValue)
    guard KernelSet(rawValue: wish) == nil else {
      throw .usage(
        "\(KernelChoice.variable) cannot be \(excerpt(wish)) on this processor; "
          + "it is one of \(quotedList(names))")
    }
    let problem = Setting.unknown(wish, for: KernelChoice.variable, among: names)
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
