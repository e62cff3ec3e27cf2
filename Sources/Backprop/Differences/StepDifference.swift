/// The first step that two runs do not have alike.
package struct StepDifference: Equatable, Sendable {
  /// In what the runs differ there.
  package enum Kind: Equatable, Sendable {
    /// The same step has other bits.
    case value
    /// Only the one run has such a step in this example.
    case onlyHere
    /// Only the other run has.
    case onlyThere
  }

  /// A step of a run.
  package struct Place: Equatable, Sendable {
    /// The number of the step in the run, from 1.
    package let step: Int
    package let quantity: Quantity
    package let value: Double
  }

  package let kind: Kind
  /// From 1.
  package let epoch: Int
  /// The example's row of the data, from 0.
  package let row: Int
  /// The step of the one run; where it has none such, what comes in its place, if anything does.
  package let here: Place?
  /// The same of the other.
  package let there: Place?
}

extension StepDifference {
  /// An example of one run, with its steps.
  struct Side: Sendable {
    var pass: ExamplePass
    /// The number of steps before it.
    let startPosition: Int
    /// How many of its steps the run takes.
    let count: Int

    /// Returns the step at an index; `nil` where there is none.
    fileprivate mutating func place(at index: Int) -> Place? {
      guard index < count else { return nil }
      _ = pass.look(atStep: index)
      let step = pass.steps[index]
      return Place(step: startPosition + index + 1, quantity: step.quantity, value: step.value)
    }

    fileprivate func index(of quantity: Quantity) -> Int? {
      pass.layout.index(of: quantity).flatMap { $0 < count ? $0 : nil }
    }
  }

  /// Compares the steps of one example; `nil` where all have the same bits.
  init?(_ here: Side, _ there: Side, epoch: Int, row: Int) {
    var (here, there) = (here, there)
    guard !Side.haveSameNumbers(here, there) else { return nil }
    let missing = Side.firstMissing(here, there)
    // Where the step before was in the other run.
    var last = -1
    for index in 0..<here.count {
      if let missing, missing.indexHere == index { break }
      let quantity = here.pass.layout.quantity(at: index)
      guard let other = there.index(of: quantity) else {
        self.init(
          kind: .onlyHere, epoch: epoch, row: row, here: here.place(at: index),
          there: there.place(at: last + 1))
        return
      }
      last = other
      let (a, b) = (here.place(at: index), there.place(at: other))
      if let a, let b, !a.value.hasSameBits(as: b.value) {
        self.init(kind: .value, epoch: epoch, row: row, here: a, there: b)
        return
      }
    }
    guard let missing else { return nil }
    self.init(
      kind: .onlyThere, epoch: epoch, row: row, here: here.place(at: missing.indexHere),
      there: there.place(at: missing.index))
  }
}

extension StepDifference.Side {
  /// The first step of an example that the one run lacks, and before which of its own it would stand.
  fileprivate static func firstMissing(
    _ here: StepDifference.Side, _ there: StepDifference.Side
  ) -> (index: Int, indexHere: Int)? {
    guard here.pass.layout != there.pass.layout || here.count != there.count else { return nil }
    var indexHere = 0
    for index in 0..<there.count {
      guard let own = here.index(of: there.pass.layout.quantity(at: index)) else {
        return (index, indexHere)
      }
      indexHere = own + 1
    }
    return nil
  }

  /// Whether all numbers that the steps of a layered network are made from are the same: a look that
  /// takes much less time than one at every step.
  fileprivate static func haveSameNumbers(
    _ here: StepDifference.Side, _ there: StepDifference.Side
  ) -> Bool {
    let (a, b) = (here.pass, there.pass)
    guard a.shape.recurrence == nil, a.layout == b.layout else { return false }
    let lists: [KeyPath<ExamplePass, [Double]>] = [
      \.inputs, \.parameters, \.netInputs, \.activations, \.unitErrors, \.activationGradients,
      \.activationDerivatives, \.deltas, \.gradients, \.batchGradients, \.updatedParameters,
    ]
    return lists.allSatisfy { a[keyPath: $0].hasSameBits(as: b[keyPath: $0]) }
      && a.totalError.hasSameBits(as: b.totalError)
      && (a.epochError ?? .nan).hasSameBits(as: b.epochError ?? .nan)
      && a.optimizerAfter.hasSameBits(as: b.optimizerAfter)
  }
}
