internal import Backprop
internal import Explanations

/// Makes findings of what was seen.
struct Diagnosis {
  let run: Run
  let facts: EpochFacts
  /// The epoch that was looked at, from 1; 0: the start.
  let epoch: Int
  let divergence: Divergence?
  let growth: EpochFacts.Excess?
  /// E before and after an update of the full batch that made it larger.
  let rise: (before: Double, after: Double)?
  let slopes: (before: Double, after: Double)?
  /// E before and after an epoch of several updates that made it much larger.
  let risenErrors: (before: Double, after: Double)?
  /// E before and after the updates of that epoch.
  let ascent: Ascent

  /// As it is in the epoch: activations may have been changed since the start.
  var shape: Shape { facts.last?.pass.shape ?? run.setup.network.shape }
  var settings: TrainingSettings { run.setup.settings }
  var symbols: Symbols { Symbols(network: run.start.network, settings: settings) }
  /// The number of the last step of the epoch.
  var checkStep: Int? { facts.last.map { $0.startPosition + $0.pass.layout.count } }

  /// All that is found, the worst first.
  var findings: [Finding] {
    Finding.Kind.allCases.flatMap { kind in
      switch kind {
      case .notFinite: notFinite
      case .exploding: exploding
      case .beyondValley: beyondValley
      case .errorRose: errorRose
      case .equalUnits: equalUnits
      case .dead: dead
      case .vanishing: vanishing
      case .saturated: saturated
      case .unscaledInputs: unscaledInputs
      case .updateSize: updateSizes
      case .unchanged: unchanged
      case .testErrorTurned: testErrorTurned
      }
    }
  }

  /// A layer's name in a sentence.
  func name(ofLayer index: Int) -> String {
    if shape.recurrence != nil { return "the network" }
    if index == shape.layers.count - 1 { return "the output layer" }
    return shape.layers.count == 2 ? "the hidden layer" : "hidden layer \(index + 1)"
  }

  /// Names, the first six of them.
  func list(_ names: [String]) -> String {
    let rest = names.count - 6
    return names.prefix(6).joined(separator: ", ")
      + (rest > 0 ? " and \(NumberFormat.count(rest)) more" : "")
  }

  /// The step of the epoch's last example that computes a quantity.
  func step(of quantity: Quantity) -> Int? {
    facts.last.flatMap { last in
      last.pass.layout.index(of: quantity).map { last.startPosition + $0 + 1 }
    }
  }

  func brief(_ value: Double) -> String { NumberFormat.brief(value) }

  var ofEpoch: String { "epoch \(NumberFormat.count(epoch))" }

  // MARK: - Numbers that run away

  private var notFinite: [Finding] {
    guard let divergence else { return [] }
    let symbol = symbols.symbol(divergence.quantity)
    var says =
      "\(symbol) is \(brief(divergence.value)) in epoch \(NumberFormat.count(divergence.epoch)), "
      + "example \(NumberFormat.count(divergence.example)), the first value that is not finite"
    if let growth, let parameter = growth.parameter {
      let name =
        growth.isWeight ? symbols.parameter(parameter) : symbols.symbol(.gradient(parameter))
      says +=
        "; at step \(NumberFormat.count(growth.step)) \(name) had come to \(brief(growth.value)), over "
        + "\(NumberFormat.count(Int(Findings.growth))) times the median of the epoch before"
    }
    return [
      Finding(
        kind: .notFinite, says: says,
        means: "numbers grew until they were too large, and nothing that comes after can be used",
        advice: "try smaller learning rates, each a tenth of the one before, until E falls: first "
          + brief(settings.learningRate / 10),
        step: divergence.step, epoch: divergence.epoch, value: divergence.value, limit: .infinity)
    ]
  }

  private var exploding: [Finding] {
    guard let explosion = facts.explosion else { return [] }
    let factor = explosion.value / explosion.limit * GradientNorms.explosion
    return [
      Finding(
        kind: .exploding,
        says: "the gradients of an update in \(ofEpoch) have the norm \(brief(explosion.value)), "
          + "\(brief(factor)) times the median of the \(GradientNorms.span) updates before (limit: "
          + "\(brief(GradientNorms.explosion)))",
        means: "one update moves the weights much further than the others",
        advice:
          "try a smaller learning rate or larger batches, and look whether one example is far "
          + "from the others",
        step: explosion.step, epoch: explosion.epoch, value: explosion.value,
        limit: explosion.limit)
    ]
  }

  private var beyondValley: [Finding] {
    guard let rise else { return [] }
    var says =
      "the update of \(ofEpoch) made E larger by \(brief(rise.after - rise.before)): "
      + "\(brief(rise.before)) before it, \(brief(rise.after)) after it"
    var means = "the step was too long for the slope that it followed"
    let remedy = "try a smaller learning rate, such as \(brief(settings.learningRate / 2))"
    var advice = remedy
    if let slopes {
      says +=
        "; on its line the slope of E is \(brief(slopes.before)) where it begins and "
        + "\(brief(slopes.after)) where it ends"
      if slopes.before < 0, slopes.after > 0 {
        means = "the step led beyond the lowest point of the valley and up the other side"
      } else if slopes.before >= 0 {
        means = "the step went uphill, for it follows the gradients of earlier updates, too"
        if settings.optimizer.usesMomentum {
          advice = "try a smaller momentum, or " + remedy.dropFirst(4)
        }
      }
    }
    return [
      Finding(
        kind: .beyondValley, says: says, means: means, advice: advice,
        step: checkStep, epoch: epoch, value: rise.after, limit: rise.before)
    ]
  }
}
