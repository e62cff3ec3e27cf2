package import Backprop

/// What a step computes, as a row of quantities and the signs between them.
package struct Formula: Equatable, Sendable {
  package enum Piece: Equatable, Sendable {
    case quantity(Quantity)
    case text(String)
    /// A number that stays the same, or is the same for all parameters: `μ`.
    case constant(String, Double)
    /// A constant as often as a factor: `g²`.
    case power(String, Double, exponent: Int)
  }

  package private(set) var pieces: [Piece] = []

  package init(_ pieces: [Piece] = []) {
    self.pieces = pieces
  }

  package mutating func append(_ quantity: Quantity) { pieces.append(.quantity(quantity)) }
  package mutating func append(_ text: String) { pieces.append(.text(text)) }
  package mutating func append(_ other: Formula) { pieces += other.pieces }

  /// The quantities that are read, in order.
  package var quantities: [Quantity] {
    pieces.compactMap { piece in
      guard case .quantity(let quantity) = piece else { return nil }
      return quantity
    }
  }

  /// Returns the formula in symbols: `w1·i1 + w2·i2 + b1`.
  package func symbolic(_ symbols: Symbols) -> String {
    pieces.map { piece in
      switch piece {
      case .quantity(let quantity): symbols.symbol(quantity)
      case .text(let text): text
      case .constant(let symbol, _): symbol
      case .power(let symbol, _, let exponent): symbol + Notation.raised(exponent)
      }
    }.joined()
  }

  /// Returns the formula with the numbers put in: `0.15·0.05 + 0.2·0.1 + 0.35`.
  package func numeric(_ pass: ExamplePass, _ format: NumberFormat) -> String {
    pieces.indices.map { index in
      switch pieces[index] {
      case .quantity(let quantity): number(pass.value(of: quantity), at: index, format)
      case .text(let text): text
      case .constant(_, let value): number(value, at: index, format)
      case .power(_, let value, let exponent):
        number(value, at: index, format) + Notation.raised(exponent)
      }
    }.joined()
  }

  /// Writes the number of a piece: a negative one in parentheses, unless it is alone or has them.
  package func number(_ value: Double, at index: Int, _ format: NumberFormat) -> String {
    if pieces.count == 1 { return format.short(value) }
    if index > 0, index + 1 < pieces.count, case .text(let before) = pieces[index - 1],
      case .text(let after) = pieces[index + 1], before.hasSuffix("("), after.hasPrefix(")")
    {
      return format.short(value)
    }
    return format.operand(value)
  }
}

extension Formula: ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) {
    self.init([.text(value)])
  }

  package init(stringInterpolation: Interpolation) {
    self.init(stringInterpolation.pieces)
  }

  /// Lets a formula be written as it is read: `"½·(\(target) − \(activation))²"`.
  package struct Interpolation: StringInterpolationProtocol {
    var pieces: [Piece] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      pieces.reserveCapacity(2 * interpolationCount + 1)
    }

    package mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { pieces.append(.text(literal)) }
    }

    package mutating func appendInterpolation(_ quantity: Quantity) {
      pieces.append(.quantity(quantity))
    }

    package mutating func appendInterpolation(_ formula: Formula) {
      pieces += formula.pieces
    }

    package mutating func appendInterpolation(constant symbol: String, _ value: Double) {
      pieces.append(.constant(symbol, value))
    }

    package mutating func appendInterpolation(
      constant symbol: String, _ value: Double, exponent: Int
    ) {
      pieces.append(.power(symbol, value, exponent: exponent))
    }

    package mutating func appendInterpolation(count: Int) {
      pieces.append(.text(NumberFormat.count(count)))
    }
  }
}
