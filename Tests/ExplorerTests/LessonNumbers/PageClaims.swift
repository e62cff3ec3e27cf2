import TestSupport

/// What each number of a lesson's pages is computed from: `Tests/Support/LessonClaims/NAME.txt`.
///
///     The terms add up
///       0.0554 δ_o1·w5; −0.0190 δ_o2·w7; 0.0364 ∂E/∂out_h1
///
/// A line that begins at the margin holds the first words of a page, the lines under it the claims of
/// its numbers, divided by `;`. A claim begins with the number as the page has it. Then comes what it
/// must round to, or
///
///     ~ EXPRESSION     "about", "nearly": within a tenth
///     ≈ EXPRESSION     a whole number or a word, rounded
///     ≤ EXPRESSION     "at least": the largest such number with its digits; ≥ for "at most"
///     < EXPRESSION     what is computed lies above it; > below it
///     sizes            the numbers of units
///     typed            what the reader is to type
///     word WHAT        no quantity of the run: what it stands for
///     source WHERE     published elsewhere
///
/// A number that occurs several times on a page has a claim for each, in their order.
/// `SYMBOL = NUMBER`, "After NUMBER epochs", and options of commands need no claim: they are read from
/// the page itself.
struct PageClaims {
  struct Claim {
    /// The number as the page has it, in small letters.
    let number: String
    let text: String
  }

  /// The first words of the page.
  let opening: String
  var claims: [Claim] = []

  static func all(of lesson: String) throws -> [PageClaims] {
    var pages: [PageClaims] = []
    let text = try ProjectFiles.text("Tests/Support/LessonClaims/\(lesson).txt")
    for line in text.split(separator: "\n") where !line.hasPrefix("//") {
      guard line.hasPrefix(" ") else {
        pages.append(PageClaims(opening: String(line)))
        continue
      }
      for part in line.split(separator: ";") {
        let part = part.drop { $0 == " " }
        let number = numberText(of: part)
        let claim = part.dropFirst(number.count).drop { $0 == " " }
        guard !pages.isEmpty, !number.isEmpty, !claim.isEmpty else {
          throw ClaimProblem("\(lesson): \(line)")
        }
        pages[pages.count - 1].claims.append(
          Claim(number: number.lowercased(), text: trimmed(claim)))
      }
    }
    return pages
  }

  /// The number at the beginning of a claim: as it stands on the page, with its words: `a tenth`.
  private static func numberText(of text: Substring) -> Substring {
    let words = text.split(separator: " ", maxSplits: 2)
    guard words.count > 1 else { return "" }
    let two = words[0] + " " + words[1]
    let isOfTwo = StatedNumber.all(in: String(two)).contains { $0.text == two }
    return isOfTwo ? text.prefix(two.count) : words[0]
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension PageClaims.Claim {
  /// Returns what is wrong with the claim at a moment; `nil` where it holds.
  func problem(of stated: StatedNumber, at moment: LessonMoment) -> String? {
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    let reason = words.dropFirst().first
    switch words[0] {
    case "typed": return nil
    case "word", "source": return reason == nil ? "\(words[0]) without saying why" : nil
    case "sizes":
      return stated.values == moment.sizes ? nil : "the network is \(moment.sizes)"
    default: break
    }
    let relation = "~≈≤≥<>".contains(words[0]) ? words[0] : "="
    do {
      let expression = relation == "=" ? text : reason ?? ""
      let value = try ClaimExpression.value(of: expression)(moment)
      return stated.holds(relation, value) ? nil : "\(expression) is \(value)"
    } catch {
      return "\(error)"
    }
  }
}

extension StatedNumber {
  func holds(_ relation: String, _ value: Double) -> Bool {
    guard let stated = values.first, values.count == 1 else { return false }
    let slack = 1e-9 * max(1, abs(stated))
    switch relation {
    case "~": return abs(value - stated) <= 0.1 * abs(stated) + slack
    case "≈": return abs(value - stated) <= unit / 2 + slack
    case "≤": return value >= stated - slack && value < stated + unit
    case "≥": return value <= stated + slack && value > stated - unit
    case "<": return value > stated
    case ">": return value < stated
    default: return isMet(by: value)
    }
  }
}
