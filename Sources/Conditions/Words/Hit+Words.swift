package import Backprop
internal import Explanations

extension Hit {
  /// Says where a condition hit, and with what: `E < 0.01: 0.00997 at epoch 173, before 0.01004`.
  package func words(of condition: Condition, _ symbols: Symbols) -> String {
    let place =
      quantity == .error
      ? "at epoch \(NumberFormat.count(epoch))"
      : "at epoch \(NumberFormat.count(epoch)), "
        + "example \(NumberFormat.count(example)), step \(NumberFormat.count(step)) "
        + "(\(symbols.symbol(quantity)))"
    var text = condition.text + ": "
    if let value { text += NumberFormat.brief(value) + " " }
    text += place
    if let before { text += ", before \(NumberFormat.brief(before))" }
    return text
  }
}
