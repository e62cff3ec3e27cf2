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
    func written(_ number: Double) -> String {
      let brief = NumberFormat.brief(number)
      guard let value, let before, value != before,
        NumberFormat.brief(value) == NumberFormat.brief(before)
      else { return brief }
      // As many digits as tell the value from the one before.
      let digits =
        (4..<17).first {
          let format = NumberFormat(digits: $0)
          return format.string(value) != format.string(before)
        } ?? 17
      return NumberFormat(digits: digits).string(number)
    }
    if let value { text += written(value) + " " }
    if let evidence { text += evidence.words(symbols) + " " }
    text += place
    if let before { text += ", before \(written(before))" }
    return text
  }
}

extension StateEvidence {
  /// The number and its limit: `h2, greatest net -0.31 (limit 0)`.
  fileprivate func words(_ symbols: Symbols) -> String {
    func list(_ units: [Unit]) -> String {
      let name = units.first.map(symbols.network.name) ?? ""
      return units.count < 2 ? name : "\(name) and \(NumberFormat.count(units.count - 1)) more"
    }
    let brief = NumberFormat.brief
    switch self {
    case .dead(let units, let net):
      return "\(list(units)), greatest net \(brief(net)) (limit 0)"
    case .saturated(let units, let share):
      return "\(list(units)), flat for \(brief(100 * share)) % of the examples (limit "
        + "\(10 * EpochTally.flatTenths) %)"
    case .vanishing(let share):
      return "∂E/∂w of the first layer \(brief(share)) of the last layer's (limit "
        + "\(brief(EpochTally.vanishingShare)))"
    case .exploding(let factor):
      return "norm of the gradients \(brief(factor)) times the median before (limit "
        + "\(brief(GradientNorms.explosion)))"
    case .unchanged(let count, let updates):
      return (count == 1 ? "the same bits" : "all \(NumberFormat.count(count)) the same bits")
        + " after \(NumberFormat.counted(updates, "update"))"
    }
  }
}
