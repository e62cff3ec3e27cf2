package import Backprop

/// What a step computes, as a row of quantities and the signs between them.
package struct Formula: Equatable, Sendable {
  package enum Piece: Equatable, Sendable {
    case quantity(Quantity)
    case text(String)
    /// A number that stays the same, or is the same for all parameters: `μ`.
    case constant(String, Double)
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
    text({ symbols.symbol($0) }, { symbol, _ in symbol })
  }

  /// Returns the formula with the numbers put in: `0.15·0.05 + 0.2·0.1 + 0.35`.
  package func numeric(_ pass: ExamplePass, _ format: NumberFormat) -> String {
    text({ format.operand(pass.value(of: $0)) }, { _, value in format.operand(value) })
  }

  private func text(
    _ name: (Quantity) -> String, _ constant: (String, Double) -> String
  ) -> String {
    pieces.map { piece in
      switch piece {
      case .quantity(let quantity): name(quantity)
      case .text(let text): text
      case .constant(let symbol, let value): constant(symbol, value)
      }
    }.joined()
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

    package mutating func appendInterpolation(count: Int) {
      pieces.append(.text(String(count)))
    }
  }
}
