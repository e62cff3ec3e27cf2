/// How parameters change from their gradients.
package struct UpdateWork: Sendable {
  package enum Rule: Sendable {
    case sgd, momentum, nesterov, rmsprop, adam
  }

  package var rule: Rule
  /// η.
  package var rate = 0.0
  /// μ.
  package var momentum = 0.0
  /// β1.
  package var momentDecay = 0.0
  /// α or β2.
  package var squaresDecay = 0.0
  /// ε.
  package var epsilon = 0.0
  /// 1 − β1ᵗ.
  package var momentCorrection = 1.0
  /// 1 − β2ᵗ.
  package var squaresCorrection = 1.0
  package var weightDecay = 0.0
  package var l1 = 0.0
  /// By what the sum of a batch's gradients is divided; 1 where it is not.
  package var divisor = 1.0 {
    didSet { factor = divisor.significand == 1 ? 1 / divisor : 0 }
  }
  /// 1 / divisor where the divisor is a power of two, so that a product is to the bit the quotient; 0
  /// where it is none.
  package private(set) var factor = 1.0
  package var areBiasesTrained = true
  /// Whether a layer's weights change before δ goes through them.
  package var isSequential = false

  package init(rule: Rule) { self.rule = rule }
}
