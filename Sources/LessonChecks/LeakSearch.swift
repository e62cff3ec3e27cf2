import Backprop
package import Explorer

/// Looks for what a page asks for in what can be read before it is answered.
package struct LeakSearch {
  private let value: Double
  private let known: [Double]

  /// Prepares to look; `nil` where nothing is asked for, or the number stands on the screen by right, as
  /// that of another step.
  ///
  /// - Parameters:
  ///   - state: the explorer, with a page that asks.
  ///   - budget: about how many multiplications the step that is asked for may take.
  package init?(_ state: State, budget: Int) {
    guard let value = state.valueOfOpenQuestion(budget: budget) else { return nil }
    self.init(value, KnownNumbers(state))
  }

  init?(_ value: Double, _ known: KnownNumbers) {
    let known = known.values
    guard value.isFinite, value != 0, !known.contains(where: { abs($0) == abs(value) }) else {
      return nil
    }
    (self.value, self.known) = (value, known)
  }

  /// The number of a text that tells what is asked for; `nil`: none does.
  package func leak(in text: String) -> String? {
    WrittenNumber.all(in: text).first { number in
      number.significantDigits >= 3 && number.isRounded(value)
        && !known.contains(where: number.isRounded)
    }?.text
  }
}
