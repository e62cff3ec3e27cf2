/// What says that every value of a stretch of training was finite, without a look at any.
///
/// What is not finite stays so in weights and biases and in what the optimizer keeps, and gets there from
/// every gradient, every δ and every out but one that an activation takes back. So it is enough to look
/// at the net inputs as they are computed, for one that is great, and at the end at the numbers that
/// training goes on from. Bounds are far below the greatest number: all that is computed from numbers
/// within them is finite.
enum Moderation {
  /// No net input and no target is greater.
  static let net = 1e100
  /// What training goes on from is not greater than about 1e200: its product with this would be infinite.
  static let scale = 1e108
}

extension TrainingLoop {
  /// Whether it can tell that all values of a stretch are finite.
  var canTellFiniteness: Bool {
    plan.isLayered && setup.slip == nil
      && (0..<setup.examples.count).allSatisfy { row in
        setup.examples.targets(of: row).allSatisfy { abs($0) <= Moderation.net }
      }
  }

  /// Whether what training goes on from is moderate.
  var areNumbersModerate: Bool { trainer.memory.areNumbersModerate }

  /// Whether all values of what was trained since `lookAtNets` are surely finite, where the numbers at its
  /// beginning were moderate.
  var areValuesFinite: Bool { !trainer.memory.hasGreatNets && areNumbersModerate }
}
