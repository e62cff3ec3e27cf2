import Backprop
import Documents
import Explanations
import Explorer
import LessonSupport

/// What goes wrong while a claim is computed.
struct ClaimProblem: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// A run at a place: what claims are computed from.
final class LessonMoment {
  let lesson: Lesson
  let page: Lesson.Page
  let run: Run
  private let cache: LessonMoments
  private(set) lazy var explainer = Explainer(run, notation: .unicode, format: .standard)
  /// The network with the weights as they are.
  private(set) lazy var network = run.updatedNetwork
  /// How well it does.
  private lazy var now: Training = {
    var settings = run.setup.settings
    settings.epochs = 0
    return Training(
      Run.Setup(
        network: network, examples: run.setup.examples,
        testExamples: run.setup.testExamples, settings: settings))
  }()

  init(_ lesson: Lesson, _ page: Lesson.Page, _ run: Run, cache: LessonMoments) {
    (self.lesson, self.page, self.run, self.cache) = (lesson, page, run, cache)
  }

  /// The same run at another place, or another one: `epoch 100, rate 0.1`, `worked-example: start`.
  func at(_ place: String) throws -> LessonMoment { try cache.moment(place, from: self) }

  /// The value of a symbol, or of a word for something in the run.
  func value(of name: String) throws -> Double {
    if let value = named(name) ?? symbols[name] { return value }
    throw ClaimProblem("there is no \(name)")
  }

  /// The numbers of units, inputs first.
  var sizes: [Double] {
    ([run.network.shape.inputCount] + run.network.shape.layers.map(\.unitCount)).map(Double.init)
  }

  /// What the network answers to some inputs, with the weights as they are.
  func answers(to inputs: [Double]) -> [Double] { network.outputs(for: inputs[...]) }

  /// After how many epochs training ends.
  private var stop: Int { cache.trained(lesson, page).epochs }

  /// E after every epoch of the training.
  var errors: (training: [Double], test: [Double]) {
    let training = cache.trained(lesson, page)
    return (training.errors, training.testErrors)
  }

  private func named(_ name: String) -> Double? {
    let shape = run.network.shape
    let settings = run.setup.settings
    let count: Int? =
      switch name {
      case "epochs": run.epochsDone
      case "epoch": run.epoch
      case "example": run.example + 1
      case "examples": run.start.examples.count
      case "tests": run.start.testExamples?.count
      case "batch": settings.batch.size(ofExamples: run.start.examples.count)
      case "inputs": shape.inputCount
      case "outputs": shape.outputCount
      case "units": shape.layers.map(\.unitCount).reduce(0, +)
      case "hidden": shape.layers.dropLast().map(\.unitCount).reduce(0, +)
      case "layers": shape.layers.count
      case "weights": shape.weightCount
      case "biases": shape.parameterCount - shape.weightCount
      case "parameters": shape.parameterCount
      case "right": now.evaluation.rightCount
      case "testRight": now.testEvaluation?.rightCount
      case "sweeps": run.pass.forwardSweeps?.sweepCount
      case "backSweeps": run.pass.backwardSweeps?.sweepCount
      case "limit": shape.recurrence?.limit
      case "stop": stop
      case "patience": settings.patience
      case "lines": PseudoCode.lines(for: shape).count
      default: nil
      }
    if let count { return Double(count) }
    return switch name {
    case "η", "rate": settings.learningRate
    case "μ", "momentum": settings.momentum
    case "decay": settings.weightDecay
    case "E": now.evaluation.error
    case "testE": now.testEvaluation?.error
    case "tolerance": shape.recurrence?.tolerance
    case "damping": shape.recurrence?.damping
    case "goal": settings.stopError
    default: present(name)
    }
  }

  /// A weight or bias as the screen shows it: after its update, once that is done.
  private func present(_ symbol: String) -> Double? {
    parameterNumbers[symbol].map { network.parameters[$0] }
  }

  /// A weight or bias that the present example is computed with.
  func before(_ symbol: String) -> Double? {
    parameterNumbers[symbol].map { run.network.parameters[$0] }
  }

  private lazy var parameterNumbers = Dictionary(
    uniqueKeysWithValues: (0..<run.network.shape.parameterCount).map {
      (explainer.symbols.parameter($0), $0)
    })

  /// The values of what is given and of the example's steps, by their symbols.
  ///
  /// Those of sweeps stand with the sweep, too: `out_u1[2]`. Where several sweeps have a symbol, its last value stands.
  private lazy var symbols: [String: Double] = {
    var values: [String: Double] = [:]
    for step in run.pass.steps {
      let symbol = explainer.symbol(step.quantity)
      values[symbol] = step.value
      if case .swept(let swept, let sweep) = step.quantity {
        // Forward and backward each have a change.
        values[swept.isForward ? "\(symbol)[\(sweep)]" : "\(symbol)[back \(sweep)]"] = step.value
        if !swept.isForward, values["\(symbol)[\(sweep)]"] == nil {
          values["\(symbol)[\(sweep)]"] = step.value
        }
      }
    }
    for quantity in given { values[explainer.symbol(quantity)] = run.pass.value(of: quantity) }
    return values
  }()

  private var given: [Quantity] {
    let shape = run.network.shape
    return (0..<shape.inputCount).map(Quantity.input)
      + (0..<shape.outputCount).map(Quantity.target)
  }

  /// Symbols whose values a number may be, for who writes claims.
  func symbols(thatMatch number: StatedNumber) -> [String] {
    let names = ["E", "testE", "right", "testRight", "epochs", "examples", "tests", "η", "μ"]
    var all = symbols
    for name in names + Array(parameterNumbers.keys) { all[name] = named(name) }
    return all.filter { $0.key.contains("[") == false && number.isMet(by: $0.value) }.keys.sorted()
  }
}

extension StatedNumber {
  /// Whether a value rounds to what is stated.
  func isMet(by value: Double) -> Bool {
    guard values.count == 1 else { return false }
    let least = 1e-9 * max(1e-300, abs(values[0]))
    return abs(value - values[0]) <= max(tolerance * (1 + 1e-9), least)
  }
}
