/// The gradients that backpropagation finds, against the slopes of the error between two points.
///
/// For each parameter p the gradient of the first batch stands beside
/// (E(p + h) − E(p − h)) / 2h, with h = 1e-5·max(1, |p|). E is the error that an update lessens: the
/// mean of the batch's examples, or their sum where the settings say so. Both ways must come to the
/// same number; the second knows nothing of the chain rule, and needs two forward passes for each
/// parameter and example. With sequential updates the first is no gradient, and they disagree.
///
/// The work is done in slices:
///
///     var check = GradientCheck(start)
///     while !check.advance(budget: 1_000_000) {}
///     print(check.agrees, check.worst?.relativeError ?? 0)
public struct GradientCheck: Sendable {
  /// One parameter's gradient, found in both ways.
  public struct Comparison: Equatable, Sendable {
    /// The number of the parameter, in the order of `Shape`.
    public let parameter: Int
    /// What backpropagation finds, and an update uses.
    public let analytic: Double
    /// The slope of the error between p − h and p + h.
    public let numeric: Double
    /// Whether the error has a kink between them, where a relu unit goes on or off: its slope then
    /// says nothing of the gradient.
    public let hasKink: Bool

    /// |analytic − numeric|, relative to the larger of them where that is not next to 0.
    public var relativeError: Double {
      abs(analytic - numeric) / max(abs(analytic), abs(numeric), 1e-3)
    }

    /// Whether the two are as near as rounding lets them be, or cannot be compared.
    public var agrees: Bool { hasKink || relativeError < GradientCheck.tolerance }

    /// Whether it comes before another one where the largest relative error stands first, and those
    /// with a kink last.
    package func isWorse(than other: Comparison) -> Bool {
      guard hasKink == other.hasKink else { return other.hasKink }
      // What is not a number is worse than all numbers.
      let error = relativeError.isNaN ? .infinity : relativeError
      let otherError = other.relativeError.isNaN ? .infinity : other.relativeError
      return error == otherError ? parameter < other.parameter : error > otherError
    }
  }

  /// Gradients disagree from this relative error on.
  public static let tolerance = 1e-5

  /// What was compared so far, in the order of `Shape`; fixed biases are not.
  public private(set) var comparisons: [Comparison] = []
  /// How many parameters there are to compare.
  public let count: Int
  /// `nil` where the examples are given.
  private var batch: FirstBatch?
  /// The batch, once it is complete.
  private var examples: Examples?
  private var gradients: [Double] = []
  /// The one example that is given, while its network settles further.
  private var settlingPass: ExamplePass?
  private let network: Network
  private var trainer: Trainer
  private let reduction: TrainingSettings.Reduction
  private let kinkedUnits: [Int]
  /// The examples of the present parameter that are done, and what they came to.
  private var example = 0
  private var rise = 0.0
  private var hasKink = false
  /// What was found for that example so far: below the parameter's value, above it, and at it.
  private var points: [Point] = []
  /// Whether the network is settling at the next point.
  private var isProbing = false

  /// What is found with a parameter changed.
  private struct Point {
    let error: Double
    /// Which units with a kink are above it.
    let isOn: [Bool]
  }

  /// How far a recurrent network settles for a check: what is left of its changes must be small
  /// against the differences of E that are compared.
  private static let settling = (tolerance: 1e-13, limit: 100_000)

  /// Prepares to check the first batch of a run, at the weights that it begins with.
  public init(_ start: Run.Setup) {
    var start = start
    start.network = GradientCheck.settlingFurther(start.network)
    self.init(start.network, start.settings)
    batch = FirstBatch(of: start)
  }

  /// Prepares to check one example: the gradients that its pass has found, with its weights.
  ///
  /// Those of a recurrent network are found anew, from states that have settled further.
  package init(_ pass: ExamplePass) {
    // What does not settle would take all the sweeps there may be, and not settle either.
    let settles = pass.unsettled == nil
    let network = settles ? GradientCheck.settlingFurther(pass.network) : pass.network
    self.init(network, pass.settings)
    guard network.shape.recurrence == nil || !settles else {
      settlingPass = ExamplePass(
        network: network, settings: pass.settings, layout: pass.layout,
        inputs: pass.inputs[...], targets: pass.targets[...], sums: nil, work: 0)
      return
    }
    take(pass)
  }

  private mutating func take(_ pass: ExamplePass) {
    examples = Examples(inputs: [pass.inputs], targets: [pass.targets])
    gradients = pass.gradients
  }

  /// A recurrent network that settles as far as a check needs; others as they are.
  private static func settlingFurther(_ network: Network) -> Network {
    guard let recurrence = network.shape.recurrence else { return network }
    let (tolerance, limit) = GradientCheck.settling
    return network.with(
      recurrence: recurrence.with(
        tolerance: min(recurrence.tolerance, tolerance), limit: max(recurrence.limit, limit)))
  }

  private init(_ network: Network, _ settings: TrainingSettings) {
    let shape = network.shape
    self.network = network
    trainer = Trainer(network: network, settings: settings)
    reduction = settings.reduction
    count = settings.biases == .trained ? shape.parameterCount : shape.weightCount
    kinkedUnits = shape.layers.filter(\.activation.hasKink).flatMap {
      $0.firstUnit..<$0.firstUnit + $0.unitCount
    }
  }

  /// Whether all parameters were compared.
  public var isDone: Bool { comparisons.count == count }

  /// Whether no comparison so far disagrees.
  public var agrees: Bool { comparisons.allSatisfy(\.agrees) }

  /// The comparison with the largest relative error of those without a kink, the first of equals.
  public var worst: Comparison? { ranked.first { !$0.hasKink } }

  /// The comparisons, those with the largest relative error first, those with a kink last.
  public var ranked: [Comparison] {
    comparisons.sorted { $0.isWorse(than: $1) }
  }

  /// Works for about so many multiplications; returns whether all is done.
  public mutating func advance(budget: Int) -> Bool {
    var work = budget
    repeat {
      if let examples { compare(examples, work: &work) } else { collect(work: &work) }
    } while !isDone && work > 0
    return isDone
  }

  private mutating func collect(work: inout Int) {
    if settlingPass != nil {
      settlingPass?.settle(work: &work)
      if let pass = settlingPass, !pass.isOpen {
        take(pass)
        settlingPass = nil
      }
      return
    }
    guard let gradients = batch?.gradients else {
      _ = batch?.takeExample(work: &work)
      return
    }
    self.gradients = gradients
    examples = batch?.examples
  }

  /// Adds one example's part of the present parameter's slope, or goes on settling for it.
  ///
  /// The differences are added, not the errors: so less is lost where the errors are large.
  private mutating func compare(_ examples: Examples, work: inout Int) {
    let parameter = comparisons.count
    let value = network.parameters[parameter]
    let h = 1e-5 * max(1, abs(value))
    // A recurrent network may pause between the points, and at each of them.
    let places = [value - h, value + h] + (kinkedUnits.isEmpty || hasKink ? [] : [value])
    while points.count < places.count {
      guard
        let point = probe(example, of: examples, parameter, places[points.count], work: &work)
      else { return }
      points.append(point)
    }
    let (below, above) = (points[0], points[1])
    hasKink =
      hasKink || points.dropFirst(2).contains { $0.isOn != above.isOn || below.isOn != above.isOn }
    points.removeAll(keepingCapacity: true)
    trainer.setParameter(parameter, to: value)
    rise = example == 0 ? above.error - below.error : rise + (above.error - below.error)
    example += 1
    guard example == examples.count else { return }
    let change = reduction == .mean ? rise / Double(examples.count) : rise
    comparisons.append(
      Comparison(
        parameter: parameter, analytic: gradients[parameter], numeric: change / (2 * h),
        hasKink: hasKink))
    (example, rise, hasKink) = (0, 0, false)
  }

  /// An example's error with one parameter changed, and which units with a kink are above it; `nil`
  /// where the network has still to settle.
  private mutating func probe(
    _ example: Int, of examples: Examples, _ parameter: Int, _ value: Double, work: inout Int
  ) -> Point? {
    let inputs = examples.inputs(of: example)
    if network.shape.recurrence != nil {
      if !isProbing {
        trainer.setParameter(parameter, to: value)
        trainer.forgetExample()
      }
      isProbing = !trainer.settle(inputs, work: &work)
      if isProbing { return nil }
    } else {
      trainer.setParameter(parameter, to: value)
      trainer.forward(inputs)
      work -= network.shape.costOfAnswer
    }
    return Point(
      error: trainer.totalError(examples.targets(of: example)),
      isOn: kinkedUnits.map { trainer.netInputs[$0] > 0 })
  }
}
