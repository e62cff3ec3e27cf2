import Backprop
import Conditions
import Documents
import Explanations

/// The way that a run has come over two weights.
struct ValleyTrail: Sendable {
  let parameters: (x: Int, y: Int)
  var x: Plot
  var y: Plot
}

extension State {
  /// The two weights that the picture of E is over: those of what is selected, else those into the first
  /// output.
  package var valleyParameters: (x: Int, y: Int)? {
    let output = shape.outputUnit(0)
    let parameter: Int
    switch pointing.selection {
    case .parameter(let selected, _): parameter = selected
    case .unit(let unit): parameter = shape.layers[unit.layer].weight(to: unit.index, from: 0)
    case .input, .target, nil:
      parameter = shape.layers[output.layer].weight(to: output.index, from: 0)
    }
    return ErrorValley.parameters(around: parameter, in: shape, run.setup.settings)
  }

  /// Whether the picture is among those that are shown where there is room, or in focus.
  private var showsValley: Bool {
    display.focus == .valley || pictures.first == .valley
  }

  /// Whether the run has gone on from where its way over the two weights ends.
  var lacksValleyTrail: Bool {
    guard !movement.playback.isRunning, !isUnderway, let parameters = valleyParameters
    else { return false }
    let isBehind =
      if let trail = valleyTrail, trail.parameters == parameters {
        trail.x.isBehind(run) || trail.y.isBehind(run)
      } else {
        run.furthest > 0
      }
    // Last: what the pictures are takes longer to find out.
    return isBehind && showsValley
  }

  /// Goes on with the way; where the picture is not in focus, nobody waits for it.
  package mutating func followValley(budget: Int) {
    guard lacksValleyTrail, let parameters = valleyParameters else { return }
    if valleyTrail?.parameters ?? (-1, -1) != parameters {
      let symbols = explainer.symbols
      let plots = [parameters.x, parameters.y].compactMap { parameter in
        (try? WatchedExpression(symbols.parameter(parameter), of: run.setup)).map {
          Plot($0, in: run)
        }
      }
      guard plots.count == 2 else { return }
      valleyTrail = ValleyTrail(parameters: parameters, x: plots[0], y: plots[1])
    }
    guard var trail = valleyTrail else { return }
    // Two owners would make a copy of what it works with.
    valleyTrail = nil
    trail.x.catchUp(with: run, budget: budget / 2)
    trail.y.catchUp(with: run, budget: budget / 2)
    valleyTrail = trail
  }

  /// So many points of a way are told apart at most.
  private static let mostOfWay = 400

  /// The values of the two weights from the start up to here, a few hundred of them at most.
  package func trail(over parameters: (x: Int, y: Int)) -> [(x: Double, y: Double)] {
    guard let trail = valleyTrail, trail.parameters == parameters,
      let x = trail.x.history, let y = trail.y.history, x.width == y.width
    else { return [] }
    let end = min(x.buckets.count, y.buckets.count, run.exampleIndex / x.width)
    let first = run.start.network.parameters
    let stride = max(1, end / State.mostOfWay)
    let points = Swift.stride(from: 0, to: end, by: stride).compactMap { index in
      x.buckets[index].flatMap { a in y.buckets[index].map { (x: a.last, y: $0.last) } }
    }
    return [(first[parameters.x], first[parameters.y])] + points
  }
}
