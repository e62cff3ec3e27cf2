import Backprop

/// Hits found by keeping every value of a run and asking a function after each step that computes one of
/// some symbols.
struct NaiveHits {
  /// All values of each symbol so far, in ASCII, the last one last; `w5` is the weight as it stands.
  typealias Values = [String: [Double]]

  /// Finds the hits.
  ///
  /// - Parameters:
  ///   - setup: what the run begins from.
  ///   - symbols: those that are read.
  ///   - truth: whether the condition is true; `nil` where that is not known.
  /// - Returns: the numbers of the steps, from 1.
  static func steps(
    of setup: Run.Setup, reading symbols: Set<String>, _ truth: (Values) -> Bool?
  ) -> [Int] {
    let names = Symbols(network: setup.network, settings: setup.settings)
    var values: Values = [:]
    for (parameter, value) in setup.network.parameters.enumerated() {
      values[names.parameter(parameter)] = [value]
    }
    values["E"] = [setup.network.error(on: setup.examples)]
    var run = Run(setup)
    var wasTrue = false
    var hits: [Int] = []
    while run.epochsDone < setup.settings.epochs {
      _ = run.advance(to: run.destination(after: 1, of: .example))
      for (index, step) in run.pass.steps.enumerated() {
        var name = Notation.ascii.spell(names.symbol(step.quantity))
        if name.hasSuffix("+") { name.removeLast() }
        values[name, default: []].append(step.value)
        guard symbols.contains(name) else { continue }
        let isTrue = truth(values) == true
        if isTrue, !wasTrue { hits.append(run.startPosition + index + 1) }
        wasTrue = isTrue
      }
    }
    return hits
  }
}

extension Array {
  /// The element before the last one.
  var beforeLast: Element? { count > 1 ? self[count - 2] : nil }
}
