package import Backprop

/// What is to be said of an answer, in letters of mathematics.
package struct JudgementWords: Sendable {
  private let symbols: Symbols
  private let slips: SlipWords
  private let precision: Precision

  package init(_ symbols: Symbols, _ precision: Precision) {
    self.symbols = symbols
    self.precision = precision
    slips = SlipWords(symbols)
  }

  /// Says what an answer is: a verdict, then what is to be said about it.
  package func sentence(_ answer: Paper.Marked) -> String {
    let quantity = answer.place.quantity
    let judgement = answer.judgement
    switch judgement.verdict {
    case .right: return "right"
    case .rightCarried: return "right with the numbers before it as they were given"
    case .imprecise: return "imprecise: \(request(answer))"
    case .blank: return "no answer"
    case .slip, .ambiguous:
      let named = judgement.matches.map { match in
        "\(match.slip.rawValue): "
          + slips.sentence(of: match.slip, at: quantity, taken: match.taken)
      }
      return (named.count > 1 ? "either " : "") + named.joined(separator: " Or ")
    case .unknown:
      guard let factor = judgement.factor else { return "wrong, and no slip that is known" }
      return "wrong, and no slip that is known; what is \(symbols.symbol(factor))?"
    }
  }

  /// Says to somebody who has just answered what is to be said about it.
  package func reply(_ answer: Paper.Marked) -> String {
    let judgement = answer.judgement
    guard judgement.verdict.isWrong, let typed = answer.number?.text else {
      return sentence(answer)
    }
    guard !judgement.matches.isEmpty else {
      return "You answered \(typed): \(sentence(answer))"
    }
    let sentences = judgement.matches.map { match in
      slips.sentence(of: match.slip, at: answer.place.quantity, taken: match.taken)
    }
    return "You answered \(typed). " + sentences.joined(separator: " Or: ")
  }

  /// The first wrong answer of a paper, and what was done there.
  package func firstWrong(_ answer: Paper.Marked) -> String {
    let slips = answer.judgement.matches.map(\.slip.rawValue)
    let what = slips.isEmpty ? answer.judgement.verdict.rawValue : slips.joined(separator: " or ")
    return "\(symbols.symbol(answer.place.quantity)), \(what)"
  }

  /// How many digits are asked for, and of what.
  private func request(_ answer: Paper.Marked) -> String {
    guard case .digits(let digits) = precision else { return "" }
    guard case .updated = answer.place.quantity else {
      let given = NumberFormat.counted(answer.number?.significantDigits ?? 0, "significant digit")
      return "that is \(given); give \(NumberFormat.count(digits))"
    }
    return
      "a new weight is nearly the old one; give \(NumberFormat.counted(digits, "digit")) of the "
      + "change"
  }
}
