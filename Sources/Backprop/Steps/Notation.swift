/// How symbols and formulas are spelt: with the letters of mathematics, or in ASCII alone.
package enum Notation: Equatable, Sendable {
  case unicode
  case ascii

  /// Respells a text of this program in this notation.
  package func spell(_ text: String) -> String {
    switch self {
    case .unicode: text
    case .ascii: Notation.asciiSpelling(of: text)
    }
  }

  private static func asciiSpelling(of text: String) -> String {
    guard text.unicodeScalars.contains(where: { !$0.isASCII }) else { return text }
    var result = ""
    var isRaised = false
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        result.unicodeScalars.append(scalar)
        isRaised = false
      } else if let digit = raisedDigits[scalar] {
        // One sign raises all digits of a number.
        result += isRaised ? digit : "^" + digit
        isRaised = true
      } else {
        result += spellings[scalar] ?? "?"
        isRaised = false
      }
    }
    return result
  }

  /// A number written small and raised: `¹²`.
  package static func raised(_ number: Int) -> String {
    String(String(number).compactMap { $0.wholeNumberValue.map { digits[$0] } })
  }

  private static let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
  private static let raisedDigits = [Unicode.Scalar: String](
    uniqueKeysWithValues: digits.enumerated().flatMap { number, digit in
      digit.unicodeScalars.map { ($0, String(number)) }
    })

  private static let spellings: [Unicode.Scalar: String] = [
    "∂": "d", "δ": "delta", "Δ": "delta ", "η": "eta", "σ": "sigma", "μ": "mu", "α": "alpha",
    "β": "beta",
    "ε": "epsilon", "λ": "lambda", "π": "pi", "Σ": "sum", "·": "*",
    "⁺": "+", "½": "1/2", "−": "-", "∞": "inf", "…": "...", "√": "sqrt", "≤": "<=",
    "→": "->", "←": "<-", "×": "x", "’": "'", "“": "\"", "”": "\"", "–": "-", "—": "-",
    "±": "+-", "‖": "||", "▶": ">", "◀": "<", "▸": ">", "◂": "<", "●": "o", "↑": "^", "↓": "v",
    "─": "-",
  ]
}
