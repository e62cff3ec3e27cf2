/// What of a recurrent network's sweeps holds at a moment.
extension Run {
  /// The sweeps that are complete at this moment, forward and backward.
  package var sweepsDone: Sweeps {
    guard let sweeps = pass.layout.sweeps else { return Sweeps(forward: 0, backward: 0) }
    return Sweeps(
      forward: complete(.change, of: sweeps.forward),
      backward: complete(.deltaChange, of: sweeps.backward))
  }

  private func complete(_ change: Swept, of count: Int) -> Int {
    guard let first = pass.layout.index(of: .swept(change, sweep: 1)), first < stepsDone
    else { return 0 }
    return min(
      count, (stepsDone - 1 - first) / ExampleLayout.sweepSize(of: setup.network.shape) + 1)
  }

  /// A quantity of the last sweep, as the last sweep up to this moment has found it; others as they
  /// are.
  package func latest(_ quantity: Quantity) -> Quantity {
    guard pass.layout.sweeps != nil, let swept = quantity.inSweeps else { return quantity }
    let done = swept.isForward ? sweepsDone.forward : sweepsDone.backward
    let next = Quantity.swept(swept, sweep: done + 1)
    return isKnown(next) ? next : .swept(swept, sweep: done)
  }
}
