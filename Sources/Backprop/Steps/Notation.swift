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
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        result.unicodeScalars.append(scalar)
      } else {
        result += spellings[scalar] ?? "?"
      }
    }
    return result
  }

  private static let spellings: [Unicode.Scalar: String] = [
    "∂": "d", "δ": "delta", "Δ": "delta ", "η": "eta", "σ": "sigma", "μ": "mu", "α": "alpha",
    "β": "beta",
    "ε": "epsilon", "λ": "lambda", "π": "pi", "Σ": "sum", "·": "*",
    "⁺": "+", "²": "^2", "½": "1/2", "−": "-", "∞": "inf", "…": "...", "√": "sqrt", "≤": "<=",
    "→": "->", "←": "<-", "×": "x", "’": "'", "“": "\"", "”": "\"", "–": "-", "—": "-",
    "±": "+-", "‖": "||", "▶": ">", "◀": "<", "▸": ">", "◂": "<", "●": "o", "↑": "^", "↓": "v",
    "─": "-",
  ]
}
