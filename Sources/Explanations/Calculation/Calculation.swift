package import Backprop

/// A step's calculation laid out for reading: symbols, with the numbers under them, and what they are
/// made of under those.
package struct Calculation: Equatable, Sendable {
  /// A piece of the formula, in symbols and in numbers.
  package struct Cell: Equatable, Sendable {
    package let symbol: String
    /// `nil` where the quantity has not been computed yet.
    package let number: String?
    /// `nil` for signs and words.
    package let quantity: Quantity?
  }

  /// What stands under some cells.
  package struct Note: Equatable, Sendable {
    package let cells: Range<Int>
    package let text: String
    /// The quantity that the note gives the value of, if it does.
    package let quantity: Quantity?
  }

  /// The columns that are made for a note where its cell is narrower.
  package static let longestNote = 20

  /// What is computed.
  package let result: Quantity
  package let resultSymbol: String
  /// `nil` where it has not been computed yet.
  package let resultNumber: String?
  package let cells: [Cell]
  /// Whether numbers stand under their symbols: in sums and products, not inside of functions.
  package let isAligned: Bool
  package let notes: [Note]
  /// A product of the first cells that was found before: δ, under a brace.
  package let brace: Note?

  /// The same with somebody's answer as its result, and a word in the place of one number.
  package func answered(_ answer: String, without cell: Int, saying word: String) -> Calculation {
    var cells = cells
    cells[cell] = Cell(symbol: cells[cell].symbol, number: word, quantity: cells[cell].quantity)
    return Calculation(
      result: result, resultSymbol: resultSymbol, resultNumber: answer, cells: cells,
      isAligned: isAligned, notes: notes, brace: nil)
  }

  /// The same formula in words, its own or others, with other numbers under it.
  package func inNumbers(_ numbers: String, words: String? = nil) -> Calculation {
    let words = words ?? cells.map(\.symbol).joined()
    return Calculation(
      result: result, resultSymbol: resultSymbol, resultNumber: resultNumber,
      cells: [Cell(symbol: words, number: numbers, quantity: nil)], isAligned: isAligned,
      notes: notes, brace: brace)
  }

  /// The same with shorter symbols, which leave out of which unit they are: `∂out/∂net`.
  package func withoutUnits(_ names: [String]) -> Calculation {
    let endings = names.map { "_" + $0 }.sorted { $0.count > $1.count }
    let cells = cells.map { cell in
      guard cell.quantity != nil else { return cell }
      let symbol = endings.reduce(cell.symbol) { $0.replacing($1, with: "") }
      return Cell(symbol: symbol, number: cell.number, quantity: cell.quantity)
    }
    return Calculation(
      result: result, resultSymbol: resultSymbol, resultNumber: resultNumber, cells: cells,
      isAligned: isAligned, notes: notes, brace: brace)
  }

  /// Whether it is the value of another quantity, as it is: `E_total = E_y`.
  package var isHandedOn: Bool { cells.count == 1 && cells[0].quantity != nil }

  /// Whether it is a product by the chain rule, each factor with what it is made of under it.
  package var isChain: Bool {
    isAligned && notes.count > 1 && notes.allSatisfy { $0.cells.count == 1 }
  }
}
