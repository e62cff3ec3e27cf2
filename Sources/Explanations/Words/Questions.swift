import Backprop

/// The question that a step answers, in plain words.
struct Questions: Sendable {
  let symbols: Symbols

  func question(for quantity: Quantity) -> String {
    let network = symbols.network
    let symbol = symbols.symbol(quantity)
    switch quantity {
    case .input, .target, .learningRate, .parameter, .largestNetInput: return "What is \(symbol)?"
    case .term(let weight):
      let target = network.name(of: symbols.shape.target(ofWeight: weight))
      return "What does \(symbols.source(ofWeight: weight)) add to net_\(target)?"
    case .netInput(let unit): return "What does \(network.name(of: unit)) receive?"
    case .exponentialSum: return "What are the outputs shares of?"
    case .activation(let unit): return "What does \(network.name(of: unit)) send on?"
    case .unitError(let index):
      let unit = network.shape.outputUnit(index)
      return "How wrong is \(network.name(of: unit))?"
    case .totalError: return "How wrong is the network?"
    case .activationGradient(let unit):
      return "How does E change when out_\(network.name(of: unit)) changes?"
    case .deltaTerm(let weight):
      let fed = network.name(of: symbols.shape.target(ofWeight: weight))
      return "What comes back to \(symbols.source(ofWeight: weight)) from \(fed)?"
    case .activationDerivative(let unit):
      return "How steep is \(activationName(unit)) at net_\(network.name(of: unit))?"
    case .delta(let unit):
      return "How does E change when net_\(network.name(of: unit)) changes?"
    case .netInputDerivative(let weight):
      let target = network.name(of: symbols.shape.target(ofWeight: weight))
      return "How does net_\(target) change when \(symbols.parameter(weight)) changes?"
    case .gradient(let parameter):
      return "How does E change when \(symbols.parameter(parameter)) changes?"
    case .batchGradient(let parameter):
      return "What do all examples say of \(symbols.parameter(parameter))?"
    case .earlier: return "What was \(symbol) before?"
    case .optimizer(let number, let parameter):
      let name = symbols.parameter(parameter)
      switch number {
      case .velocity: return "Which way has \(name) been moving?"
      case .moment: return "What has the gradient of \(name) been on average?"
      case .squares: return "How large has the gradient of \(name) been?"
      case .correctedMoment: return "What is m(\(name)) without its start at 0?"
      case .correctedSquares: return "What is s(\(name)) without its start at 0?"
      }
    case .updated(let parameter): return "What becomes of \(symbols.parameter(parameter))?"
    case .swept(let swept, let sweep):
      if let settled = swept.settled { return question(for: settled) }
      return "Has it settled after \(sweep) sweep\(sweep == 1 ? "" : "s")?"
    case .error: return "Is it good enough to stop?"
    }
  }

  private func activationName(_ unit: Unit) -> String {
    symbols.network.shape.layers[unit.layer].activation.words.name
  }
}
