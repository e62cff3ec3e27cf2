package import Backprop

/// How inputs are scaled before a network sees them: each is (x − shift)·factor.
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
  /// One for each input.
  package let shift: [Double]
  /// One for each input.
  package let factor: [Double]

  /// Puts a scale together.
  ///
  /// - Precondition: as many factors as shifts.
  package init(kind: Kind, shift: [Double], factor: [Double]) {
    precondition(shift.count == factor.count)
    self.kind = kind
    self.shift = shift
    self.factor = factor
  }

  /// Finds the scale that brings examples to what `kind` says; `nil` for `none`.
  ///
  /// Sums are added in the order of the rows. An input that never changes becomes 0. The numbers are
  /// not finite where an input's values are too large or too near to each other.
  package init?(_ kind: Kind, fitting examples: Examples) {
    var shift: [Double] = []
    var factor: [Double] = []
    for input in 0..<examples.inputCount {
      let values = (0..<examples.count).lazy.map { row in
        let inputs = examples.inputs(of: row)
        return inputs[inputs.startIndex + input]
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
        let count = Double(examples.count)
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

  /// Returns the inputs of one example as the network is to see them.
  ///
  /// - Precondition: as many inputs as the scale has.
  package func scaled(_ inputs: some Collection<Double>) -> [Double] {
    precondition(inputs.count == shift.count)
    return zip(inputs, zip(shift, factor)).map { ($0 - $1.0) * $1.1 }
  }

  /// Returns examples with their inputs as the network is to see them.
  package func scaled(_ examples: Examples) -> Examples {
    var inputs: [Double] = []
    var targets: [Double] = []
    inputs.reserveCapacity(examples.count * examples.inputCount)
    targets.reserveCapacity(examples.count * examples.targetCount)
    for row in 0..<examples.count {
      inputs += scaled(examples.inputs(of: row))
      targets += examples.targets(of: row)
    }
    return Examples(
      inputCount: examples.inputCount, targetCount: examples.targetCount, inputs: inputs,
      targets: targets)
  }
}

extension Scale {
  /// Reads the `"scale"` of a network document.
  init(_ object: JSONObject, inputCount: Int) throws(DocumentError) {
    try object.allow(only: ["kind", "shift", "factor"], in: "a scale")
    let names = [Kind.standard, .minmax].map(\.rawValue)
    let name = try object.required("kind").name("kind", among: names)
    guard let kind = Kind(rawValue: name) else { preconditionFailure("the name was checked") }
    func numbers(_ key: String) throws(DocumentError) -> [Double] {
      let value = try object.required(key)
      let numbers = try value.numbers(key)
      guard numbers.count == inputCount else {
        throw DocumentError(
          at: value.location,
          problem: "\(counted(numbers.count, "number")) for \(counted(inputCount, "input"))",
          remedy: "give one for each input")
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
