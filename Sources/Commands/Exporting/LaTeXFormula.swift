/// A row of signs and quantities, turned into LaTeX.
///
/// It understands what formulas are written with: the signs of mathematics, numbers with or without a
/// power of ten, powers such as `e^(−x)`, functions, and words.
struct LaTeXFormula {
  enum Piece {
    case text(String)
    /// LaTeX already, about as wide as so many signs.
    case atom(String, width: Int)
  }

  private enum Token {
    case scalar(Unicode.Scalar)
    case atom(String, width: Int)
  }

  /// The formula, broken before a sum's terms where a line is full.
  private(set) var text = ""
  private let tokens: [Token]
  private var place = 0
  private var width = 0
  /// For each parenthesis that is open: whether it is a power's.
  private var open: [Bool] = []

  private static let lineWidth = 45
  private static let functions: Set = ["max", "min", "tanh", "exp", "log", "ln", "sin", "cos"]

  private static let signs: [Unicode.Scalar: String] = [
    "·": " \\cdot ", "−": "-", "½": "\\tfrac{1}{2}", "²": "^{2}", "⁺": "^{+}",
    "∂": "\\partial ", "δ": "\\delta ", "Δ": "\\Delta ", "η": "\\eta ", "σ": "\\sigma ",
    "α": "\\alpha ", "β": "\\beta ", "μ": "\\mu ", "ε": "\\varepsilon ", "π": "\\pi ",
    "Σ": "\\sum ", "√": "\\surd ", "≤": "\\le ", "≥": "\\ge ", "∞": "\\infty ",
    "…": "\\ldots ", "×": "\\times ", "&": "\\&", "%": "\\%", "#": "\\#", "$": "\\$",
    "{": "\\{", "}": "\\}", "\\": "\\backslash ", "~": "\\sim ",
  ]

  init(_ pieces: [Piece]) {
    tokens = pieces.flatMap { piece -> [Token] in
      switch piece {
      case .text(let text): text.unicodeScalars.map { .scalar($0) }
      case .atom(let latex, let width): [.atom(latex, width: width)]
      }
    }
    while place < tokens.count { takeToken() }
    text += open.filter { $0 }.map { _ in "}" }.joined()
  }

  private func scalar(at place: Int) -> Unicode.Scalar? {
    guard place < tokens.count, case .scalar(let scalar) = tokens[place] else { return nil }
    return scalar
  }

  /// Takes scalars as long as they are of a kind.
  private mutating func take(while isWanted: (Unicode.Scalar) -> Bool) -> String {
    var taken = ""
    while let scalar = scalar(at: place), isWanted(scalar) {
      taken.unicodeScalars.append(scalar)
      place += 1
    }
    width += taken.count
    return taken
  }

  private mutating func takeToken() {
    switch tokens[place] {
    case .atom(let latex, let atomWidth):
      // A power of a power needs braces.
      text += latex.contains("^") ? "{\(latex)}" : latex
      width += atomWidth
      place += 1
    case .scalar(let scalar) where isLetter(scalar): takeWords()
    case .scalar(let scalar) where isDigit(scalar): takeNumber()
    case .scalar(let scalar): takeSign(scalar)
    }
  }

  private mutating func takeWords() {
    let first = take(while: isLetter)
    if Self.functions.contains(first) {
      text += "\\\(first) "
    } else if first.count == 1 {
      text += first
    } else {
      let words = (first + take { isLetter($0) || $0 == " " }).split(separator: " ")
      text += "\\text{ \(words.joined(separator: " ")) }"
    }
  }

  private mutating func takeNumber() {
    let digits = take { isDigit($0) || $0 == "." }
    guard scalar(at: place) == "e", let next = scalar(at: place + 1),
      isDigit(next) || "+-−".unicodeScalars.contains(next)
    else {
      text += digits
      return
    }
    place += 1
    let sign = take { "+-−".unicodeScalars.contains($0) }
    let exponent = take(while: isDigit)
    let power = String(Int(exponent) ?? 0)
    text += "{\(digits) \\times 10^{\(sign == "+" || sign.isEmpty ? "" : "-")\(power)}}"
  }

  private mutating func takeSign(_ scalar: Unicode.Scalar) {
    place += 1
    width += 1
    switch scalar {
    case "(":
      open.append(false)
      text += "("
    case ")": text += open.popLast() == true ? "}" : ")"
    case "^" where self.scalar(at: place) == "(":
      place += 1
      open.append(true)
      text += "^{"
    case "^":
      let power = take { isDigit($0) || isLetter($0) }
      text += "^{\(power)}"
    case "_":
      let index = take { isDigit($0) || isLetter($0) || $0 == "." }
      text += "_{\\mathit{\(index)}}"
    case "+" where width > Self.lineWidth && !open.contains(true):
      text += "\\\\\n&\\quad +"
      width = 0
    default: text += Self.signs[scalar] ?? (scalar.isASCII ? String(scalar) : "\\text{?}")
    }
  }
}

private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
  ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
}

private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
