package import Backprop

/// How inputs or targets are scaled before a network sees them: each is (x − shift)·factor.
package struct Scale: Equatable, Sendable {
  /// What a scale brings the training data to.
  package enum Kind: String, CaseIterable, Sendable {
    case none
    /// Mean 0 and standard deviation 1.
    case standard
    /// From 0 to 1.
    case minmax
  }

  package let kind: Kind
  /// One for each input or target.
  package let shift: [Double]
  /// One for each input or target.
  package let factor: [Double]

  /// Whether the values of an input or target become others.
  package func changes(column: Int) -> Bool { shift[column] != 0 || factor[column] != 1 }

  /// Puts a scale together.
  ///
  /// - Precondition: as many factors as shifts.
  package init(kind: Kind, shift: [Double], factor: [Double]) {
    precondition(shift.count == factor.count)
    self.kind = kind
    self.shift = shift
    self.factor = factor
  }

  /// Finds the scale that brings the inputs of examples to what `kind` says; `nil` for `none`.
  package init?(_ kind: Kind, fitting examples: Examples) {
    self.init(kind, columns: examples.inputCount, rows: examples.count) { row in
      examples.inputs(of: row)
    }
  }

  /// Finds the scale that brings the targets of examples to what `kind` says; `nil` for `none`.
  package init?(_ kind: Kind, fittingTargetsOf examples: Examples) {
    self.init(kind, columns: examples.targetCount, rows: examples.count) { row in
      examples.targets(of: row)
    }
  }

  /// Finds the scale of some columns; `nil` for `none`.
  ///
  /// Sums are added in the order of the rows. A column that never changes becomes 0. The numbers are
  /// not finite where a column's values are too large or too near to each other.
  private init?(
    _ kind: Kind, columns: Int, rows: Int, _ row: @escaping (Int) -> ArraySlice<Double>
  ) {
    var shift: [Double] = []
    var factor: [Double] = []
    for column in 0..<columns {
      let values = (0..<rows).lazy.map { number in
        let values = row(number)
        return values[values.startIndex + column]
      }
      let least = values.reduce(.infinity, Swift.min)
      let largest = values.reduce(-.infinity, Swift.max)
      switch kind {
      case .none: return nil
      // The mean of equal numbers may miss them by a rounding.
      case _ where least == largest:
        shift.append(least)
        factor.append(0)
      case .minmax:
        shift.append(least)
        factor.append(Scale.inverse(of: largest - least))
      case .standard:
        let count = Double(rows)
        let mean = values.reduce(0, +) / count
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
        shift.append(mean)
        factor.append(Scale.inverse(of: variance.squareRoot()))
      }
    }
    self.init(kind: kind, shift: shift, factor: factor)
  }

  /// A spread that is not finite must not become a factor of 0, which would hide it.
  private static func inverse(of spread: Double) -> Double {
    spread.isFinite ? 1 / spread : spread
  }

  /// Returns the inputs or targets of one example as the network is to see them.
  ///
  /// - Precondition: as many values as the scale has.
  package func scaled(_ values: some Collection<Double>) -> [Double] {
    precondition(values.count == shift.count)
    return zip(values, zip(shift, factor)).map { ($0 - $1.0) * $1.1 }
  }

  /// Returns what was scaled, from outputs that are near it.
  ///
  /// - Precondition: as many values as the scale has, and no factor of 0.
  package func original(_ values: some Collection<Double>) -> [Double] {
    precondition(values.count == shift.count)
    return zip(values, zip(shift, factor)).map { $1.0 + $0 / $1.1 }
  }
}

extension Scale {
  /// Reads the `"scale"` of a network document, or its `"targetScale"`.
  ///
  /// - Parameters:
  ///   - object: the value of the key.
  ///   - noun: what there is a number for, such as `input`.
  ///   - count: how many of these there are.
  /// - Throws: a key or kind that is not known, or a list with too few or too many numbers, with
  ///   its place.
  init(_ object: JSONObject, for noun: String, count: Int) throws(DocumentError) {
    try object.allow(only: ["kind", "shift", "factor"], in: "a scale")
    let names = [Kind.standard, .minmax].map(\.rawValue)
    let name = try object.required("kind").name("kind", among: names)
    guard let kind = Kind(rawValue: name) else { preconditionFailure("the name was checked") }
    func numbers(_ key: String) throws(DocumentError) -> [Double] {
      let value = try object.required(key)
      let numbers = try value.numbers(key)
      guard numbers.count == count else {
        throw DocumentError(
          at: value.location,
          problem: "\(counted(numbers.count, "number")) for \(counted(count, noun))",
          remedy: "give one for each \(noun)")
      }
      return numbers
    }
    self.init(kind: kind, shift: try numbers("shift"), factor: try numbers("factor"))
  }

  /// As a network document has it.
  var output: JSONOutput {
    .object([
      ("kind", .string(kind.rawValue)), ("shift", .numbers(shift)), ("factor", .numbers(factor)),
    ])
  }
}
