internal import Backprop
internal import Documents

/// Reads a condition by the grammar, one rule a function.
struct Parser {
  let letters: Letters
  let vocabulary: Vocabulary
  /// Where reading is, from 0.
  var place = 0
  /// What the condition reads, so far.
  private(set) var readings: [Reading] = []
  /// How many brackets, bars and words are open around this place.
  private var depth = 0
  /// Nobody writes more; where they are read, each takes some of the stack.
  private static let deepest = 100
  /// Nor does anybody write more than this, in letters.
  private static let longest = 4096

  init(_ text: String, _ vocabulary: Vocabulary) {
    letters = Letters(text)
    self.vocabulary = vocabulary
  }

  /// A condition, and nothing after it.
  mutating func wholeCondition() throws(ConditionProblem) -> Clause {
    guard !isAtEnd else { throw problem("there is no condition") }
    guard letters.count <= Parser.longest else {
      throw ConditionProblem(
        column: letters.column(at: Parser.longest), words: "the condition is too long")
    }
    let clause = try condition()
    guard isAtEnd else { throw problem("and, or, or the end is missing before \(here)") }
    return clause
  }

  /// An expression, and nothing after it.
  mutating func wholeExpression() throws(ConditionProblem) -> Expression {
    guard !isAtEnd else { throw problem("there is no name and no number") }
    guard letters.count <= Parser.longest else {
      throw ConditionProblem(
        column: letters.column(at: Parser.longest), words: "the expression is too long")
    }
    let expression = try expression()
    guard isAtEnd else { throw problem("a sign or the end is missing before \(here)") }
    guard !readings.isEmpty else { throw problem("it names nothing of the run") }
    return expression
  }

  // MARK: - Conditions

  /// Reads `all { "or" all }`.
  private mutating func condition() throws(ConditionProblem) -> Clause {
    var clauses = [try all()]
    while takes(word: "or") { clauses.append(try all()) }
    return clauses.count == 1 ? clauses[0] : .any(clauses)
  }

  /// Reads `one { "and" one }`.
  private mutating func all() throws(ConditionProblem) -> Clause {
    var clauses = [try one()]
    while takes(word: "and") { clauses.append(try one()) }
    return clauses.count == 1 ? clauses[0] : .all(clauses)
  }

  /// Reads `"not" one | "(" condition ")" | test`.
  private mutating func one() throws(ConditionProblem) -> Clause {
    if takes(word: "not") {
      return .not(try deeper { (parser) throws(ConditionProblem) in try parser.one() })
    }
    guard letter == "(" else { return .test(try test()) }
    // It is a condition's bracket where that succeeds, else an expression's.
    let start = self
    do throws(ConditionProblem) {
      place += 1
      let inner = try deeper { (parser) throws(ConditionProblem) in try parser.condition() }
      try take(")")
      return inner
    } catch let first {
      self = start
      do throws(ConditionProblem) {
        return .test(try test())
      } catch {
        // Whichever came further knows better what was meant.
        throw error.column > first.column ? error : first
      }
    }
  }

  private mutating func test() throws(ConditionProblem) -> Test {
    switch word {
    case "nonfinite":
      takeWord()
      return isAtEndOfTest ? .state(reading(.finiteness)) : .nonfinite(reading(try name()))
    case "dead", "saturated", "vanishing", "exploding", "unchanged":
      return .state(reading(.state(try state())))
    default:
      let start = self
      if let named = try? name(), takes(word: "changes") {
        let changed = reading(named)
        return takes(word: "sign") ? .changeOfSign(changed) : .change(changed)
      }
      self = start
      let left = try expression()
      let comparison = try comparison()
      return .comparison(left, comparison, try expression())
    }
  }

  private mutating func comparison() throws(ConditionProblem) -> Comparison {
    for sign in ["<=", ">=", "!=", "<", ">", "="] where takes(sign) {
      if let comparison = Comparison(rawValue: sign) { return comparison }
    }
    if word == "changes" { throw problem("changes follows a single name") }
    if letter == "⁺" { throw problem(Parser.hintAtUpdated) }
    throw problem(
      isAtEnd
        ? "it ends here; a comparison is missing, such as < 0.01"
        : "a comparison is missing before \(here), such as < 0.01")
  }

  /// A state, and what it is of where that is named.
  private mutating func state() throws(ConditionProblem) -> RunState {
    let start = place
    let kind = word
    takeWord()
    let of = isAtEndOfTest ? nil : try nextWord(after: kind)
    let column = letters.column(
      at: letters.placeAfterBlanks(from: of == nil ? start : place))
    do throws(NameProblem) {
      let state = try vocabulary.state(kind, of: of)
      if of != nil { takeWord() }
      return state
    } catch {
      throw ConditionProblem(column: column, words: error.words)
    }
  }

  private func nextWord(after kind: String) throws(ConditionProblem) -> String {
    guard !word.isEmpty, !["vanishing", "exploding"].contains(kind) else {
      throw problem("and, or, or the end is missing before \(here)")
    }
    return word
  }

  // MARK: - What rules of expressions need

  /// Reads something inside something else.
  mutating func deeper<Value>(
    _ body: (inout Parser) throws(ConditionProblem) -> Value
  ) throws(ConditionProblem) -> Value {
    guard depth < Parser.deepest else { throw problem("there are too many brackets around this") }
    depth += 1
    let value = try body(&self)
    depth -= 1
    return value
  }

  /// The place of something that is read.
  mutating func reading(_ reading: Reading) -> Int {
    if let place = readings.firstIndex(of: reading) { return place }
    readings.append(reading)
    return readings.count - 1
  }

  /// The letter that comes next, blanks left out; `nil` at the end.
  var letter: Unicode.Scalar? {
    mutating get {
      place = letters.placeAfterBlanks(from: place)
      return letters[place]
    }
  }

  /// The letters, digits, `_` and `.` that come next; empty where there are none.
  var word: String {
    let start = letters.placeAfterBlanks(from: place)
    return letters.text(start..<letters.endOfWord(at: start))
  }

  mutating func takeWord() {
    place = letters.endOfWord(at: letters.placeAfterBlanks(from: place))
  }

  mutating func takes(word wanted: String) -> Bool {
    guard word == wanted else { return false }
    takeWord()
    return true
  }

  mutating func takes(_ sign: String) -> Bool {
    let start = letters.placeAfterBlanks(from: place)
    let end = start + sign.unicodeScalars.count
    guard end <= letters.count, letters.text(start..<end) == sign else { return false }
    place = end
    return true
  }

  mutating func take(_ sign: String) throws(ConditionProblem) {
    guard takes(sign) else {
      throw problem(
        isAtEnd ? "it ends here; \(sign) is missing" : "\(sign) is missing before \(here)"
      )
    }
  }

  var isAtEnd: Bool { letters.placeAfterBlanks(from: place) == letters.count }

  /// Whether nothing more can belong to a test.
  private var isAtEndOfTest: Bool {
    isAtEnd || ["and", "or"].contains(word)
      || letters[letters.placeAfterBlanks(from: place)] == ")"
  }

  /// What comes next, to be named.
  var here: String {
    let start = letters.placeAfterBlanks(from: place)
    let end = max(letters.endOfWord(at: start), min(start + 1, letters.count))
    return excerpt(letters.text(start..<end))
  }

  /// What is wrong with what comes next.
  func problem(_ words: String) -> ConditionProblem {
    ConditionProblem(
      column: letters.column(at: letters.placeAfterBlanks(from: place)), words: words)
  }
}
