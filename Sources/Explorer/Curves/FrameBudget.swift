package import Backprop

/// About how many multiplications a frame can spend on each picture: some milliseconds' worth.
package enum FrameBudget {
  /// On the answers that a picture is made of.
  static let answers = 1_200_000
  /// On counting which classes the examples are given.
  static let counting = 5 * answers
  /// On the curve of E over one weight; four times as many where all examples are asked for.
  static let weightCurve = 1_500_000
  /// On going back to examples before a divergence.
  package static let errorsBefore = 1_000_000
  /// On asking about all examples of a table.
  static let table = 100_000

  /// How many answers a picture can have, each of which costs so many multiplications.
  package static func answers(costing cost: Int) -> Int { max(16, answers / cost) }

  /// How many examples can be counted, where so many were counted before.
  static func counting(costing cost: Int, after counted: Int) -> Int {
    max(answers(costing: cost), max(16, counting / cost) - counted)
  }
}

extension Run {
  /// How often all weights are multiplied for one answer: as often as a recurrent network sweeps.
  var sweepsOfAnswer: Int { max(1, pass.forwardSweeps?.sweepCount ?? 1) }

  /// Whether a frame can ask about so many examples for a table.
  package func canAsk(_ count: Int) -> Bool {
    count * network.shape.parameterCount * sweepsOfAnswer <= FrameBudget.table
  }
}
