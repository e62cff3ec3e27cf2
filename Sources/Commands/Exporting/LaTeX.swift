import Backprop
import Explanations

/// Quantities, numbers and formulas as LaTeX has them, in its mathematics mode.
struct LaTeX {
  /// What a document begins with, up to what it says.
  static let preamble = """
    \\documentclass{article}
    \\usepackage{amsmath}
    \\allowdisplaybreaks
    \\setlength{\\parindent}{0pt}
    \\addtolength{\\textwidth}{2.4cm}
    \\addtolength{\\oddsidemargin}{-1.2cm}

    """

  let symbols: Symbols
  let format: NumberFormat

  private var network: Network { symbols.network }

  /// Returns a quantity's symbol: `\frac{\partial E}{\partial w_5}`.
  func symbol(_ quantity: Quantity) -> String {
    switch quantity {
    case .input(let index): return LaTeX.name(network.inputNames[index])
    case .target(let index): return "\\mathit{target}_{\(output(index))}"
    case .learningRate: return "\\eta"
    case .parameter(let parameter): return LaTeX.name(symbols.parameter(parameter))
    case .term(let weight):
      let source = symbol(symbols.shape.source(ofWeight: weight))
      return symbol(.parameter(weight)) + " \\cdot " + source
    case .netInput(let unit): return "\\mathit{net}_{\(name(of: unit))}"
    case .largestNetInput: return "\\max \\mathit{net}"
    case .exponentialSum: return "\\Sigma_{\\exp}"
    case .activation(let unit): return "\\mathit{out}_{\(name(of: unit))}"
    case .unitError(let index): return "E_{\(output(index))}"
    case .totalError: return "E_{\\mathit{total}}"
    case .activationGradient(let unit): return partial("E", symbol(.activation(unit)))
    case .deltaTerm(let weight):
      let delta = symbol(.delta(symbols.shape.target(ofWeight: weight)))
      return delta + " \\cdot " + symbol(.parameter(weight))
    case .activationDerivative(let unit):
      return partial(symbol(.activation(unit)), symbol(.netInput(unit)))
    case .delta(let unit): return "\\delta_{\(name(of: unit))}"
    case .netInputDerivative(let weight):
      return partial(
        symbol(.netInput(symbols.shape.target(ofWeight: weight))), symbol(.parameter(weight)))
    case .gradient(let parameter): return partial("E", symbol(.parameter(parameter)))
    case .batchGradient(let parameter):
      let gradient = symbol(.gradient(parameter))
      return symbols.settings.reduction == .mean ? "\\overline{\(gradient)}" : "\\sum \(gradient)"
    case .updated(let parameter): return symbol(.parameter(parameter)) + "^{+}"
    case .swept(let swept, _):
      return swept.settled.map(symbol) ?? "\\mathit{change}"
    case .error: return "E"
    case .optimizer(_, let parameter), .earlier(_, let parameter):
      // `v(w5)`: the optimizer's letters are LaTeX's own.
      let letters = symbols.symbol(quantity).prefix { $0 != "(" }
      return "\\mathit{\(letters)}(\(symbol(.parameter(parameter))))"
    }
  }

  /// Returns a formula in symbols, on as many lines of an alignment as it needs.
  func formula(_ formula: Formula) -> String {
    LaTeXFormula(
      formula.pieces.map { piece in
        switch piece {
        case .text(let text): .text(text)
        case .constant(let name, _): .text(name)
        case .power(let name, _, let exponent): .text("\(name)^\(exponent)")
        case .quantity(let quantity):
          .atom(symbol(quantity), width: symbols.symbol(quantity).count)
        }
      }
    ).text
  }

  /// Returns a formula with the numbers put in.
  func numbers(_ formula: Formula, _ pass: ExamplePass) -> String {
    LaTeXFormula(
      formula.pieces.enumerated().map { index, piece in
        switch piece {
        case .text(let text): .text(text)
        case .constant(_, let value): .text(formula.number(value, at: index, format))
        case .power(_, let value, let exponent):
          .text("\(formula.number(value, at: index, format))^\(exponent)")
        case .quantity(let quantity):
          .text(formula.number(pass.value(of: quantity), at: index, format))
        }
      }
    ).text
  }

  /// Returns a number.
  func number(_ value: Double) -> String { LaTeXFormula([.text(format.short(value))]).text }

  /// Returns a number as a factor or term: a negative one in parentheses.
  func operand(_ value: Double) -> String { LaTeXFormula([.text(format.operand(value))]).text }

  private func name(of unit: Unit) -> String { LaTeX.name(network.name(of: unit)) }

  private func output(_ index: Int) -> String {
    name(of: network.shape.outputUnit(index))
  }

  private func partial(_ of: String, _ by: String) -> String {
    "\\frac{\\partial \(of)}{\\partial \(by)}"
  }

  /// Returns a name with the number at its end below the line: `h1` is `h_1`.
  static func name(_ name: String) -> String {
    let letters = name.prefix { $0.isASCII && $0.isLetter }
    let number = name.dropFirst(letters.count)
    let isNumbered = number.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard isNumbered, !letters.isEmpty else {
      return "\\mathit{\(LaTeX.escaping(name))}"
    }
    let base = letters.count == 1 ? String(letters) : "\\mathit{\(letters)}"
    guard !number.isEmpty else { return base }
    return base + (number.count == 1 ? "_\(number)" : "_{\(number)}")
  }

  /// Returns a text for outside of formulas; letters that plain LaTeX may not have become `?`.
  static func escaping(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\textbackslash{}"
      case "~": result += "\\textasciitilde{}"
      case "^": result += "\\textasciicircum{}"
      case "<": result += "\\textless{}"
      case ">": result += "\\textgreater{}"
      case "|": result += "\\textbar{}"
      case "\"": result += "\\textquotedblright{}"
      case "'": result += "\\textquoteright{}"
      case "`": result += "\\textquoteleft{}"
      // Two of them would become a longer one.
      case "-": result += "-{}"
      case "#", "$", "%", "&", "_", "{", "}": result += "\\\(scalar)"
      case "à"..."ï", "ñ"..."ö", "ø"..."ý", "À"..."Ï", "Ñ"..."Ö", "Ø"..."Ý", " "..."~":
        result.unicodeScalars.append(scalar)
      default: result += "?"
      }
    }
    return result
  }
}
