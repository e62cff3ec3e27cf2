package import Backprop

/// Where two runs part, in words.
package struct DifferenceWords {
  let here: Symbols
  let there: Symbols
  let digits: Int

  package init(here: Symbols, there: Symbols, digits: Int) {
    (self.here, self.there, self.digits) = (here, there, digits)
  }

  /// Says at which step: `step 56, w5⁺ 0.358916480 here, 0.358916481 there, in epoch 1, example 1`.
  package func words(_ step: StepDifference) -> String {
    let place =
      "in epoch \(NumberFormat.count(step.epoch)), example \(NumberFormat.count(step.row + 1))"
    if step.kind == .value, let a = step.here, let b = step.there {
      let (first, second) = texts(a.value, b.value)
      let other =
        a.step == b.step
        ? "\(second) there" : "\(second) there (step \(NumberFormat.count(b.step)))"
      return
        "step \(NumberFormat.count(a.step)), \(here.symbol(a.quantity)) \(first) here, \(other), "
        + place
    }
    func words(_ place: StepDifference.Place?, _ symbols: Symbols) -> String {
      guard let place else { return "no further step" }
      return "step \(NumberFormat.count(place.step)) is \(symbols.symbol(place.quantity))"
    }
    let isHere = step.kind == .onlyHere
    let name =
      isHere
      ? step.here.map { here.symbol($0.quantity) } : step.there.map { there.symbol($0.quantity) }
    return "here \(words(step.here, here)), there \(words(step.there, there)), \(place); "
      + "only \(isHere ? "here" : "there") is \(name ?? "") computed"
  }

  /// Writes two numbers with so many digits that they look different, where they are.
  package func texts(_ a: Double, _ b: Double) -> (String, String) {
    // With these every number from 1e-4 on is told from the next one.
    for digits in digits..<22 {
      let format = NumberFormat(digits: digits)
      let pair = (format.string(a), format.string(b))
      if pair.0 != pair.1 { return pair }
    }
    let format = NumberFormat(digits: digits)
    return (format.string(a), format.string(b))
  }
}
