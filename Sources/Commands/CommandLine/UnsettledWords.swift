import Backprop
import Explanations

/// How a network failed to settle, in one line.
struct UnsettledWords {
  let unsettled: Unsettled
  /// The damping that it did not settle with.
  let damping: Double

  init(_ unsettled: Unsettled, of network: Network) {
    self.unsettled = unsettled
    damping = network.shape.recurrence?.damping ?? 0
  }

  /// Says how the network failed to settle and what may be done about it, in letters of
  /// mathematics.
  ///
  /// - Parameters:
  ///   - place: where it did not settle, such as `for example 2`; empty where that is said before.
  ///   - continuing: what `--not-settled continue` does.
  /// - Returns: one line, without its end.
  func line(_ place: String = "", continuing: String = "goes on") -> String {
    let what = unsettled.isForward ? "the network" : "the δ of the network"
    let change = NumberFormat.brief(unsettled.change)
    let tolerance = NumberFormat.brief(unsettled.tolerance)
    return "\(what) did not settle\(place.isEmpty ? "" : " " + place): still changing by \(change) "
      + "after \(NumberFormat.counted(unsettled.sweeps, "sweep")) (tolerance \(tolerance))"
      + (unsettled.alternates ? ", to and fro between two states" : "")
      + "; \(advice)--not-settled continue \(continuing)"
  }

  /// Damping cannot help δ that only grow: the units then rest where they are not stable.
  private var advice: String {
    guard unsettled.isForward || unsettled.alternates else { return "" }
    return (damping == 0 ? "--damping 0.5" : "a larger --damping") + " may help, and "
  }
}
