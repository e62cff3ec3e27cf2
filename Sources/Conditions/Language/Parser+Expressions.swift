internal import Backprop
internal import Documents

/// Numbers: sums of products of what stands in a condition.
extension Parser {
  mutating func expression() throws(ConditionProblem) -> Expression {
    var sum = try product()
    while true {
      if takes("+") {
        sum = .operation(sum, .plus, try product())
      } else if takes("-") {
        sum = .operation(sum, .minus, try product())
      } else {
        return sum
      }
    }
  }

  private mutating func product() throws(ConditionProblem) -> Expression {
    var product = try factor()
    while true {
      if takes("*") {
        product = .operation(product, .times, try factor())
      } else if takes("/") {
        product = .operation(product, .over, try factor())
      } else {
        return product
      }
    }
  }

  private mutating func factor() throws(ConditionProblem) -> Expression {
    guard takes("-") else { return try primary() }
    return .negative(
      try deeper { (parser) throws(ConditionProblem) in try parser.factor() })
  }

  private mutating func primary() throws(ConditionProblem) -> Expression {
    switch letter {
    case "|": return .magnitude(try enclosed("|", "|"))
    case "(": return try enclosed("(", ")")
    case let digit? where ("0"..."9").contains(digit): return .number(try number())
    default: break
    }
    switch (word, isBracketAfterWord) {
    case ("before", _):
      takeWord()
      try take("(")
      let named = try name()
      try take(")")
      return .before(reading(named))
    case ("max", _), ("min", _), ("norm", _), ("mean", true): return .latest(try set())
    default: return .latest(reading(try name()))
    }
  }

  /// An expression between two signs.
  private mutating func enclosed(
    _ open: String, _ close: String
  ) throws(ConditionProblem) -> Expression {
    try take(open)
    let inner = try deeper { (parser) throws(ConditionProblem) in try parser.expression() }
    try take(close)
    return inner
  }

  /// Whether `(` follows the word: then `mean` is the function, else it begins a symbol.
  private var isBracketAfterWord: Bool {
    let end = letters.endOfWord(at: letters.placeAfterBlanks(from: place))
    return letters[letters.placeAfterBlanks(from: end)] == "("
  }

  // MARK: - Numbers

  /// A number as in JSON, without a sign.
  private mutating func number() throws(ConditionProblem) -> Double {
    let start = letters.placeAfterBlanks(from: place)
    place = start
    func isDigit(_ place: Int) -> Bool { letters[place].map { ("0"..."9").contains($0) } ?? false }
    func digits() throws(ConditionProblem) {
      guard isDigit(place) else {
        throw problem(isAtEndOfLetters ? "a digit is missing" : "a digit is missing before \(here)")
      }
      while isDigit(place) { place += 1 }
    }
    if letters[place] == "0" {
      place += 1
      guard !isDigit(place) else { throw problem("a number begins with no 0 before other digits") }
    } else {
      try digits()
    }
    if letters[place] == "." {
      place += 1
      try digits()
    }
    if letters[place] == "e" || letters[place] == "E" {
      place += 1
      if letters[place] == "+" || letters[place] == "-" { place += 1 }
      try digits()
    }
    if let next = letters[place], Letters.isOfWord(next) {
      throw problem("a number ends before \(here); * is for products")
    }
    let text = letters.text(start..<place)
    guard let value = Setting.number(text) else {
      place = start
      throw problem("\(excerpt(text)) is too large for a number")
    }
    return value
  }

  private var isAtEndOfLetters: Bool { place >= letters.count }

  // MARK: - Names

  /// The longest symbol that fits.
  mutating func name() throws(ConditionProblem) -> Reading {
    let start = letters.placeAfterBlanks(from: place)
    guard let next = letters[start] else {
      throw problem("it ends here; a name or a number is missing")
    }
    guard Letters.isOfWord(next) else {
      // `w5+ < 0` looks like a name with its sign.
      let isUpdated = (0..<start).last { letters[$0] != " " }.map { letters[$0] == "+" } ?? false
      throw problem(
        "a name or a number is missing before \(here)"
          + (isUpdated ? "; " + Parser.hintAtUpdated : ""))
    }
    guard next != "." else { throw problem("a digit is missing before \(here)") }
    guard !Vocabulary.words.contains(word) else {
      throw problem("a name or a number is missing before \(here), which is a word of conditions")
    }
    var refused: NameProblem?
    for end in endsOfName(at: start).reversed() {
      do throws(NameProblem) {
        guard let reading = try vocabulary.reading(named: symbol(start..<end)) else { continue }
        place = end
        return reading
      } catch {
        refused = refused ?? error
      }
    }
    let whole = symbol(start..<(endsOfName(at: start).last ?? letters.endOfWord(at: start)))
    let words =
      refused?.words ?? wordsOfSet(at: start) ?? vocabulary.unknown(nameToBlame(whole)).words
    throw ConditionProblem(column: letters.column(at: start), words: words)
  }

  /// What is said of a set that stands where a name must; `nil` where there is none.
  private func wordsOfSet(at start: Int) -> String? {
    var other = self
    other.place = start
    guard (try? other.members(of: nil)) != nil else { return nil }
    let set = symbol(start..<other.place)
    return "\(excerpt(set)) is a set; a number of it is max(\(set)), min, mean or norm"
  }

  static let hintAtUpdated = "w5 is the weight as it stands: from its update step on, the new one"

  /// A symbol with a single blank in it where there are more.
  private func symbol(_ places: Range<Int>) -> String {
    letters.text(places).split { $0.isWhitespace }.joined(separator: " ")
  }

  /// Of `w9*out_h1` only `w9`: that could be a product.
  private func nameToBlame(_ whole: String) -> String {
    guard !whole.hasPrefix("d"), let sign = whole.firstIndex(where: { "*/".contains($0) }) else {
      return whole
    }
    return String(whole[..<sign])
  }

  /// The places after a start at which a symbol could end: no symbol has two signs within.
  private func endsOfName(at start: Int) -> [Int] {
    var ends = [letters.endOfWord(at: start)]
    // `mean dE/dw5`
    if ["mean", "sum"].contains(letters.text(start..<ends[0])) {
      let next = letters.placeAfterBlanks(from: ends[0])
      let end = letters.endOfWord(at: next)
      if end > next { ends = [end] }
    }
    let end = ends[0]
    switch letters[end] {
    case "*", "/":
      let next = letters.endOfWord(at: end + 1)
      if next > end + 1 { ends.append(next) }
    case "(":
      // `v(w5)`
      let next = letters.endOfWord(at: end + 1)
      if next > end + 1, letters[next] == ")" { ends.append(next + 1) }
    default: break
    }
    return ends
  }

  // MARK: - Sets

  /// A function of a set; returns the place of what it reads.
  private mutating func set() throws(ConditionProblem) -> Int {
    guard let function = SetReading.Function(rawValue: word) else {
      throw problem("a function is missing before \(here)")
    }
    takeWord()
    try take("(")
    let isOfMagnitudes = letter == "|"
    if isOfMagnitudes {
      guard function != .norm else { throw problem("norm needs no bars: squares have no sign") }
      place += 1
    }
    let members = try members(of: function)
    if isOfMagnitudes { try take("|") }
    try take(")")
    return reading(
      .set(SetReading(function: function, isOfMagnitudes: isOfMagnitudes, members: members)))
  }

  /// The longest set that fits.
  mutating func members(of function: SetReading.Function?) throws(ConditionProblem) -> [Quantity] {
    let start = letters.placeAfterBlanks(from: place)
    guard let next = letters[start] else {
      throw problem("it ends here; a set is missing, such as w*")
    }
    guard Letters.isOfWord(next) || next == "*" else {
      throw problem("a set is missing before \(here), such as w*")
    }
    let ends = endsOfSet(at: start)
    var refused: NameProblem?
    for end in ends.reversed() {
      do throws(NameProblem) {
        let members = try vocabulary.members(of: symbol(start..<end))
        guard !members.isEmpty else { continue }
        place = end
        return members
      } catch {
        refused = refused ?? error
      }
    }
    let whole = symbol(start..<(ends.last ?? letters.count))
    let words =
      refused?.words
      ?? vocabulary.unknownSet(whole, function: function?.rawValue).words
    throw ConditionProblem(column: letters.column(at: start), words: words)
  }

  /// The places after a start at which a set could end.
  private func endsOfSet(at start: Int) -> [Int] {
    var ends: [Int] = []
    var end = start
    var open = 0
    while let letter = letters[end] {
      switch letter {
      case "(": open += 1
      case ")" where open == 0: return ends
      case ")": open -= 1
      case "*", "/": break
      case _ where Letters.isOfWord(letter): break
      case _ where letter.properties.isWhitespace:
        guard ["mean", "sum"].contains(letters.text(start..<end)) else { return ends }
        end = letters.placeAfterBlanks(from: end)
        continue
      default: return ends
      }
      end += 1
      let isInWord = letters[end].map(Letters.isOfWord) ?? false
      if !isInWord, letters[end] != "*" { ends.append(end) }
    }
    return ends
  }
}
