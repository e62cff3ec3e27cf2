package import Backprop
internal import Explanations

/// A text that names numbers of a run.
///
/// In `∂E/∂w5 is {dE/dw5:3}.` braces hold an expression and how many significant digits to write; `{{` and
/// `}}` are braces. A key, `{key:next page}`, stays as it is.
package struct TextWithNumbers: Equatable, Sendable {
  private enum Part: Equatable {
    case words(String)
    /// A place among the expressions.
    case number(Int, digits: Int)
  }

  private var parts: [Part] = []
  private var expressions: [WatchedExpression] = []

  /// Without a number of their own, so many digits are written.
  private static let usualDigits = 4

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - text: as it was written.
  ///   - setup: the run whose names it uses.
  /// - Throws: what cannot be read, and in which column.
  package init(_ text: String, of setup: Run.Setup) throws(ConditionProblem) {
    for piece in try TextWithNumbers.pieces(of: text) {
      switch piece {
      case .words(let words), .key(let words): parts.append(.words(words))
      case .braces(let inner): try read(inner, of: setup)
      }
    }
  }

  private enum Piece {
    case words(String)
    /// A key named by what it does, with its braces; only a view knows which that is.
    case key(String)
    /// What stands between other braces.
    case braces(ArraySlice<Unicode.Scalar>)
  }

  /// Takes a text apart at its braces.
  private static func pieces(of text: String) throws(ConditionProblem) -> [Piece] {
    let letters = Array(text.unicodeScalars)
    var pieces: [Piece] = []
    var words = ""
    var place = 0
    while place < letters.count {
      let letter = letters[place]
      guard letter == "{" || letter == "}" else {
        words.unicodeScalars.append(letter)
        place += 1
        continue
      }
      if place + 1 < letters.count, letters[place + 1] == letter {
        words.unicodeScalars.append(letter)
        place += 2
        continue
      }
      guard letter == "{" else {
        throw ConditionProblem(
          column: place + 1, words: "no brace is open; write }} for a brace in the text")
      }
      guard let end = letters[place...].firstIndex(of: "}") else {
        throw ConditionProblem(
          column: letters.count + 1,
          words: "a brace is open; write }, or {{ for a brace in the text")
      }
      if !words.isEmpty { pieces.append(.words(words)) }
      words = ""
      if letters[place..<end].starts(with: "{key:".unicodeScalars) {
        pieces.append(.key(String(String.UnicodeScalarView(letters[place...end]))))
      } else {
        pieces.append(.braces(letters[(place + 1)..<end]))
      }
      place = end + 1
    }
    if !words.isEmpty { pieces.append(.words(words)) }
    return pieces
  }

  /// What a text says beside the keys and numbers that it names; all of it where it cannot be taken apart.
  package static func words(of text: String) -> String {
    guard let pieces = try? pieces(of: text) else { return text }
    return pieces.reduce(into: "") { text, piece in
      if case .words(let words) = piece { text += words }
    }
  }

  /// Reads what stands between braces.
  private mutating func read(
    _ letters: ArraySlice<Unicode.Scalar>, of setup: Run.Setup
  ) throws(ConditionProblem) {
    func text(_ letters: ArraySlice<Unicode.Scalar>) -> String {
      var text = ""
      text.unicodeScalars.append(contentsOf: letters)
      return text
    }
    let colon = letters.lastIndex(of: ":")
    var digits = TextWithNumbers.usualDigits
    if let colon {
      guard let number = Int(text(letters[(colon + 1)...])), (1...17).contains(number) else {
        throw ConditionProblem(
          column: colon + 2, words: "how many digits is missing, from 1 to 17, such as {dE/dw5:3}")
      }
      digits = number
    }
    do throws(ConditionProblem) {
      expressions.append(
        try WatchedExpression(text(letters[..<(colon ?? letters.endIndex)]), of: setup))
    } catch {
      throw ConditionProblem(column: letters.startIndex + error.column, words: error.words)
    }
    parts.append(.number(expressions.count - 1, digits: digits))
  }

  /// Writes the text with what its numbers are where a run stands.
  ///
  /// - Parameters:
  ///   - run: it stands at no open example; `nil`: it is still on its way.
  ///   - unknown: what stands in the place of a number that has no value yet.
  /// - Returns: the text as it is shown.
  package func spelled(in run: Run?, unknown: String = "·") -> String {
    let values =
      run.map { WatchedExpression.values(of: expressions, in: $0) }
      ?? expressions.map { _ in nil }
    return parts.reduce(into: "") { text, part in
      switch part {
      case .words(let words): text += words
      case .number(let place, let digits):
        text += values[place].map { NumberFormat.significant($0, digits: digits) } ?? unknown
      }
    }
  }

  /// The numbers that have no value where a run stands, as they were written.
  package func unknown(in run: Run) -> [String] {
    zip(expressions, WatchedExpression.values(of: expressions, in: run))
      .compactMap { $1 == nil ? $0.text : nil }
  }
}

extension WatchedExpression {
  /// What expressions come to where a run stands; `nil` where a name in one has no value yet.
  fileprivate static func values(of expressions: [WatchedExpression], in run: Run) -> [Double?] {
    guard !expressions.isEmpty else { return [] }
    var finder = HitFinder(expressions.map(\.condition), of: run.start, .all(most: 0))
    var walk = Walk(
      through: run, after: max(0, run.epoch - 1 - Watch.epochsBefore(run.start)), for: finder)
    var work = Int.max
    _ = walk.advance(before: run.exampleIndex, showing: &finder, work: &work)
    return finder.subjects(in: run)
  }
}
