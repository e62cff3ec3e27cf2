/// The names of a network's quantities, as the screen and `trace` show them: `net_h1`, `∂E/∂w5`.
public struct Symbols: Sendable {
  /// The network whose units and inputs have the names.
  package let network: Network
  /// How it is trained; says whether a batch's gradient is a mean or a sum.
  package let settings: TrainingSettings
  /// The number of examples that an update is made from, where the gradients are reduced.
  private let reduction: String

  /// Names the quantities of a network that is trained with these settings.
  public init(network: Network, settings: TrainingSettings) {
    self.network = network
    self.settings = settings
    reduction = settings.reduction.rawValue
  }

  package var shape: Shape { network.shape }

  /// Returns the symbol of a weight or bias, by its number in the order of `Shape`: `w5` or `b2`; in a
  /// recurrent network `w3.1`, from unit 1 into unit 3, or `b3`.
  ///
  /// - Precondition: `parameter` is in `0..<shape.parameterCount`.
  public func parameter(_ parameter: Int) -> String {
    if shape.recurrence != nil, case .weight(_, let to, let from) = shape.place(of: parameter) {
      return "w\(to + 1).\(from + 1)"
    }
    return shape.isBias(parameter) ? "b\(parameter - shape.weightCount + 1)" : "w\(parameter + 1)"
  }

  /// The number of a weight or bias, in the order of `Shape`, by its symbol; `nil` where there is none of that name.
  public func parameter(named name: String) -> Int? {
    guard let kind = name.first else { return nil }
    let parts = name.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
    switch (kind, parts.count) {
    case ("b", 1):
      return Symbols.number(parts[0], upTo: shape.parameterCount - shape.weightCount)
        .map { shape.weightCount + $0 - 1 }
    case ("w", 1) where shape.recurrence == nil:
      return Symbols.number(parts[0], upTo: shape.weightCount).map { $0 - 1 }
    case ("w", 2) where shape.recurrence != nil:
      guard let to = Symbols.number(parts[0], upTo: shape.unitCount),
        let from = Symbols.number(parts[1], upTo: shape.unitCount)
      else { return nil }
      return shape.layers[0].weight(to: to - 1, from: from - 1)
    default: return nil
    }
  }

  /// Completes the symbols of weights and biases.
  ///
  /// However many parameters there are, that takes no time.
  ///
  /// - Parameters:
  ///   - text: what the symbols begin with, such as `w1`.
  ///   - most: how many of each kind there are at most, besides the last.
  /// - Returns: those that begin so, weights before biases, in order: the first ones and the last.
  package func parameters(beginningWith text: String, most: Int) -> [String] {
    let biasCount = shape.parameterCount - shape.weightCount
    var found: [String] = []
    if let digits = Symbols.rest(of: text, after: "w") {
      found +=
        shape.recurrence == nil
        ? Symbols.numbers(upTo: shape.weightCount, beginningWith: digits, most: most)
          .map { "w\($0)" }
        : recurrentWeights(beginningWith: digits, most: most)
    }
    if let digits = Symbols.rest(of: text, after: "b") {
      found += Symbols.numbers(upTo: biasCount, beginningWith: digits, most: most).map { "b\($0)" }
    }
    return found
  }

  private func recurrentWeights(beginningWith text: Substring, most: Int) -> [String] {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let count = shape.unitCount
    func numbers(_ digits: Substring) -> [Int] {
      Symbols.numbers(upTo: count, beginningWith: digits, most: most)
    }
    if parts.count > 1 {
      guard parts.count == 2, let to = Symbols.number(parts[0], upTo: count) else { return [] }
      return numbers(parts[1]).map { "w\(to).\($0)" }
    }
    let targets = numbers(text)
    guard let last = targets.last else { return [] }
    let first = targets.lazy.flatMap { to in (1...count).lazy.map { "w\(to).\($0)" } }
    return Array(first.prefix(most)) + ["w\(last).\(count)"]
  }

  /// What stands after a letter that a text begins with, or can go on with.
  private static func rest(of text: String, after letter: Character) -> Substring? {
    text.isEmpty ? "" : text.first == letter ? text.dropFirst() : nil
  }

  private static func number(_ text: Substring, upTo last: Int) -> Int? {
    guard let number = Int(text), (1...max(1, last)).contains(number), last > 0,
      String(number) == text
    else { return nil }
    return number
  }

  /// The numbers from 1 to a last one whose digits begin so: the first ones, and the last.
  private static func numbers(
    upTo last: Int, beginningWith digits: Substring, most: Int
  ) -> [Int] {
    guard last > 0 else { return [] }
    guard !digits.isEmpty else {
      return last > most ? Array(1...most) + [last] : Array(1...last)
    }
    guard var low = number(digits, upTo: last) else { return [] }
    var found: [Int] = []
    var width = 1
    while true {
      let high = min(low + width - 1, last)
      found += (low...high).prefix(max(0, most - found.count))
      guard low <= last / 10 else {
        return found.last == high ? found : found + [high]
      }
      low *= 10
      width *= 10
    }
  }

  /// Returns the name of what a weight multiplies: `i1` or `out_h1`.
  package func source(ofWeight weight: Int) -> String { symbol(shape.source(ofWeight: weight)) }

  private func output(_ index: Int) -> String {
    network.name(of: shape.outputUnit(index))
  }

  /// Returns a quantity's symbol: `∂E/∂w5`, `net_h1`.
  ///
  /// What a sweep of a recurrent network computes has the symbol of what settles.
  public func symbol(_ quantity: Quantity) -> String {
    switch quantity {
    case .input(let index): return network.inputNames[index]
    case .target(let index): return "target_" + output(index)
    case .learningRate: return "η"
    case .parameter(let parameter): return self.parameter(parameter)
    case .term(let weight): return parameter(weight) + "·" + source(ofWeight: weight)
    case .netInput(let unit): return "net_" + network.name(of: unit)
    case .largestNetInput: return "max net"
    case .exponentialSum: return "Σexp"
    case .activation(let unit): return "out_" + network.name(of: unit)
    case .unitError(let index): return "E_" + output(index)
    case .totalError: return "E_total"
    case .activationGradient(let unit): return "∂E/∂out_" + network.name(of: unit)
    case .deltaTerm(let weight):
      return "δ_" + network.name(of: shape.target(ofWeight: weight)) + "·" + parameter(weight)
    case .activationDerivative(let unit):
      let name = network.name(of: unit)
      return "∂out_\(name)/∂net_\(name)"
    case .delta(let unit): return "δ_" + network.name(of: unit)
    case .netInputDerivative(let weight):
      return "∂net_\(network.name(of: shape.target(ofWeight: weight)))/∂\(parameter(weight))"
    case .gradient(let parameter): return "∂E/∂" + self.parameter(parameter)
    case .batchGradient(let parameter): return "\(reduction) ∂E/∂" + self.parameter(parameter)
    case .optimizer(let number, let parameter), .earlier(let number, let parameter):
      return "\(number.rawValue)(\(self.parameter(parameter)))"
    case .updated(let parameter): return self.parameter(parameter) + "⁺"
    case .swept(let swept, _): return swept.settled.map(symbol) ?? "change"
    case .error: return "E"
    }
  }
}
