/// Which values of a network must be told apart: the right one of each asked step, and those of its slips.
package struct Separation: Sendable {
  /// By so much of the larger one, two values differ at least.
  package static let least = 0.02
  /// Two values that are never so far apart in so many draws are the same by their rules.
  private static let trials = 16

  private struct Step: Sendable {
    let quantity: Quantity
    /// For each pair of its values whether they can differ; rows and columns are in the order of `values`.
    var canDiffer: [[Bool]]
  }

  private var steps: [Step] = []
  /// How many steps are asked.
  package var count: Int { steps.count }

  /// Finds out which values can differ.
  ///
  /// - Parameters:
  ///   - asked: steps of the first example.
  ///   - start: the network, its data and settings; their numbers do not matter.
  package init(of asked: [Quantity], in start: Run.Setup) {
    // A recurrent network has no slips.
    guard start.network.shape.recurrence == nil else { return }
    var source = RandomSource(seed: 0)
    let passes = (0..<Separation.trials).map { _ in Draw(like: start, &source).pass(of: start) }
    steps = asked.map { quantity in
      let all = passes.map { Separation.values(of: quantity, in: $0) }
      let indices = all[0].indices
      return Step(
        quantity: quantity,
        canDiffer: indices.map { a in
          indices.map { b in
            all[0][a].slip != all[0][b].slip
              && all.contains { $0[0].number != 0 && Separation.differ($0[a].number, $0[b].number) }
          }
        })
    }
  }

  /// Counts the asked steps whose values are told apart, up to the first whose are not.
  ///
  /// - Parameters:
  ///   - pass: an example.
  ///   - other: what this came to in the other example; `nil`: there is none.
  ///   - suspects: the steps that failed before, the last one first. Most examples fail at one of these:
  ///     looking there first spares the rest.
  /// - Returns: how many; `nil` where they are no more than in the other example.
  func told(by pass: ExamplePass, moreThan other: Int?, suspects: inout [Int]) -> Int? {
    guard pass.unsettled == nil else { return other == nil ? -1 : nil }
    for (place, step) in suspects.enumerated() where step <= other ?? -1 {
      guard !isTold(steps[step], in: pass) else { continue }
      suspects.insert(suspects.remove(at: place), at: 0)
      return nil
    }
    let told = steps.firstIndex { !isTold($0, in: pass) } ?? count
    if told < count {
      suspects.removeAll { $0 == told }
      suspects.insert(told, at: 0)
    }
    return other.map { told > $0 } == false ? nil : told
  }

  private func isTold(_ step: Step, in pass: ExamplePass) -> Bool {
    let values = Separation.values(of: step.quantity, in: pass)
    for a in values.indices {
      for b in a + 1..<values.count where step.canDiffer[a][b] {
        guard Separation.differ(values[a].number, values[b].number) else { return false }
      }
    }
    return true
  }

  /// Whether two values are told apart.
  package static func differ(_ a: Double, _ b: Double) -> Bool {
    let size = max(abs(a), abs(b))
    return size > 0 && abs(a - b) >= least * size
  }

  /// The right value of a step, then those of its slips; of a new weight, what is added to the old one.
  private static func values(
    of quantity: Quantity, in pass: ExamplePass
  ) -> [(slip: Slip?, number: Double)] {
    var origin = 0.0
    if case .updated(let parameter) = quantity { origin = pass.parameters[parameter] }
    return [(nil, pass.value(of: quantity) - origin)]
      + pass.slips(of: quantity).flatMap { slip, values in
        values.map { (slip, $0.value - (slip == .stepOnly ? 0 : origin)) }
      }
  }
}
