package import Backprop
import Documents
import Explanations

/// Handing numbers and words over to the clipboard.
extension State {
  /// Asks the loop to copy the value in hand, with all its digits.
  mutating func copyValue() {
    guard let (quantity, value) = inHand else { return sayThatNothingIsInHand() }
    let text = value.isFinite ? JSONWriter.shortest(value) : "\(value)"
    requests.append(.copy(text, name: "\(explainer.symbol(quantity)) = \(text)"))
  }

  /// Asks the loop to copy what is in hand with its formula, its numbers and what it means.
  mutating func copySentence() {
    guard let (quantity, value) = inHand else { return sayThatNothingIsInHand() }
    let text = explainer.line(for: quantity, value: value)
    requests.append(.copy(text, name: "the sentence of \(explainer.symbol(quantity))"))
  }

  /// What is selected, or else what the step computed; `nil` where that has no value here.
  package var inHand: (quantity: Quantity, value: Double)? {
    guard pointing.isInspecting, let selection = pointing.selection else {
      return run.step.map { ($0.quantity, $0.value) }
    }
    var quantity = selection.quantity
    if case .parameter(let parameter, _) = selection, run.isKnown(.updated(parameter)) {
      quantity = .updated(parameter)
    }
    quantity = run.latest(quantity)
    return run.isKnown(quantity) ? (quantity, run.pass.value(of: quantity)) : nil
  }

  private mutating func sayThatNothingIsInHand() {
    guard pointing.isInspecting, let selection = pointing.selection else {
      message = Message("nothing is computed yet; take a step, or select a value", .problem)
      return
    }
    message = Message(
      "\(explainer.symbol(selection.quantity)) has no value yet at this step", .problem)
  }
}
