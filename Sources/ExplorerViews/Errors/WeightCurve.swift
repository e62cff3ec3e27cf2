package import Backprop
import Explorer
package import TextScreen

/// E over the value of one weight or bias, all else fixed, with what training is about to do there.
package struct WeightCurve {
  let parameter: Int
  /// Those of the present batch, or all, where E is their mean rather than the error of the present
  /// example alone.
  package let examples: Examples?
  /// How many examples there are in the batch, or in all where E is to be theirs.
  let batchSize: Int
  /// Whether E is that of all examples, while training takes fewer at once.
  package let isOfAll: Bool
  package let value: Double
  /// E at the present value.
  package let error: Double
  /// The gradient that training uses, or that of E of all examples; `nil` for a bias that stays as it
  /// is.
  package let gradient: Double?
  /// What the tangent rises by where the value grows by 1.
  package let slope: Double?
  /// Where the update leads to; `nil` where it does not follow from this gradient alone.
  package let landing: Double?
  let errorAtLanding: Double?
  package let xAxis: Axis
  package private(set) var points: [LinePlot.Bucket] = []
  /// The least E in the range and where it lies; `nil` where E is the same everywhere, or no number.
  package private(set) var least: (value: Double, error: Double)?
  private var probe: ErrorProbe

  /// About how many multiplications a frame may spend on the curve.
  ///
  /// Four times as many where all examples are asked for.
  private static let budget = 1_500_000
  /// How many evaluations find the lowest point between two columns of dots.
  private static let refinements = 24

  package init(_ context: Context, parameter: Int, dotColumns: Int, tickCount: Int) {
    let run = context.run
    self.parameter = parameter
    probe = ErrorProbe(run.network, parameter: parameter)
    value = run.network.parameters[parameter]
    let work = run.network.shape.costOfAnswer * context.sweepsOfAnswer
    let perPoint = WeightCurve.budget / (max(1, dotColumns) + WeightCurve.refinements)
    let all = run.setup.examples
    let isAllWanted = context.state.display.isErrorOfAll && run.batch.count < all.count
    batchSize = isAllWanted ? all.count : run.batch.count
    let isCheap = batchSize <= (isAllWanted ? 4 : 1) * perPoint / work
    let fits = batchSize > 1 && isCheap
    examples = !fits ? nil : isAllWanted ? all : run.batchExamples
    isOfAll = fits && isAllWanted
    let isFixed =
      run.setup.settings.biases == .fixed && run.network.shape.isBias(parameter)
    let ofUpdate =
      isFixed ? nil : run.updateAhead(of: parameter, budget: WeightCurve.budget)
    let isSum = run.setup.settings.reduction == .sum
    gradient =
      isFixed
      ? nil
      : isOfAll
        ? run.meanGradient(of: parameter)
        : examples != nil ? ofUpdate?.gradient : run.pass.gradients[parameter]
    slope =
      examples != nil && isSum && !isOfAll
      ? gradient.map { [batchSize] in $0 / Double(batchSize) } : gradient
    landing = ofUpdate?.updated
    error = WeightCurve.error(at: value, &probe, examples, run)
    errorAtLanding = landing.map { [probe, examples] in
      var probe = probe
      return WeightCurve.error(at: $0, &probe, examples, run)
    }
    xAxis = WeightCurve.axis(
      around: value, step: landing.map { [value] in $0 - value } ?? 0,
      isBounded: WeightCurve.saturates(run.network.shape, from: parameter), tickCount: tickCount)
    // A huge network gets fewer points.
    let count = max(2, min(dotColumns, max(16, WeightCurve.budget / work)))
    sample(count, run)
  }

  private static func error(
    at value: Double, _ probe: inout ErrorProbe, _ examples: Examples?, _ run: Run
  ) -> Double {
    guard let examples else {
      return probe.error(at: value, run.pass.inputs[...], run.pass.targets[...])
    }
    return probe.error(at: value, on: examples)
  }

  // MARK: - The range

  /// Whether the output stays between bounds however large the weight becomes.
  private static func saturates(_ shape: Shape, from parameter: Int) -> Bool {
    shape.layers[shape.place(of: parameter).layer...].contains { $0.activation.bounds != nil }
  }

  /// Rounding a larger number up would leave what an axis can show.
  private static let largest = 1e306

  /// An axis with the value about in its middle, which moves by whole ticks only.
  package static func axis(around value: Double, step: Double, isBounded: Bool, tickCount: Int)
    -> Axis
  {
    guard value.isFinite else { return Axis(from: -1, to: 1, isNice: true) }
    // Where units saturate, a curve shows its shape only from a distance.
    let least = max(isBounded ? 4 : 1, abs(value))
    let way = step.isFinite ? min(2 * abs(step), largest) : 0
    let half = roundedUp(max(least, way))
    // The ends lie on a grid, the nearest ones: they stay while the value moves a little. The grid is
    // fine enough for the step, at most half as long as this half, to end inside.
    let grid = roundedDown(half * 2 / 3)
    func snapped(_ end: Double) -> Double { (end / grid).rounded() * grid }
    return Axis(from: snapped(value - half), to: snapped(value + half), ticks: tickCount)
  }

  /// The next number whose first digit says all of it: 1, 2, 3, 4, 6 or 8.
  private static func roundedUp(_ number: Double) -> Double {
    guard number < largest else { return number }
    var power = 1.0
    while power * 10 <= number { power *= 10 }
    let digit = [1, 2, 3, 4, 6, 8, 10].first { $0 * power >= number * (1 - 1e-9) } ?? 10
    return digit * power
  }

  /// The next number below that is 1, 2 or 5 times a power of ten.
  private static func roundedDown(_ number: Double) -> Double {
    guard number < largest else { return number }
    var power = number < 1 ? 0.1 : 1.0
    while power * 10 <= number { power *= 10 }
    let digit = [5.0, 2, 1].first { $0 * power <= number * (1 + 1e-9) } ?? 1
    return digit * power
  }

  /// An axis from what the curve does in its range; a wall that rises without end is cut off, so
  /// that the valley can be seen.
  func errorAxis(tickCount: Int) -> Axis {
    let values = points.map(\.last).filter(\.isFinite).sorted()
    guard let largest = values.last, let smallest = values.first else {
      return Axis(from: 0, to: 1)
    }
    let median = values[values.count / 2]
    var top = max(2 * median, error.isFinite ? 1.3 * error : 0)
    if let errorAtLanding, errorAtLanding.isFinite { top = max(top, errorAtLanding) }
    top = min(top, max(largest, error.isFinite ? error : 0))
    let bottom = smallest >= 0 && smallest < 0.4 * top ? 0 : smallest
    return Axis(from: bottom, to: top, ticks: tickCount, isNice: true)
  }

  // MARK: - The curve

  private mutating func sample(_ count: Int, _ run: Run) {
    points.reserveCapacity(count)
    // Where E has left all numbers behind, so has its curve, but for a stroke or two.
    guard value.isFinite, error.isFinite else { return }
    for index in 0..<count {
      let x = xAxis.value(at: Double(index) / Double(count - 1))
      points.append(
        LinePlot.Bucket(x: x, y: WeightCurve.error(at: x, &probe, examples, run)))
    }
    findLeast(run)
  }

  /// Whether E still falls at an end of the range: there is no lowest point to be marked.
  var fallsOn: (left: Bool, right: Bool) {
    guard let least else { return (false, false) }
    return (least.value <= xAxis.lower, least.value >= xAxis.upper)
  }

  private mutating func findLeast(_ run: Run) {
    let finite = points.indices.filter { points[$0].last.isFinite }
    guard
      let index = finite.min(by: { first, second in
        let (one, other) = (points[first], points[second])
        // Of equal ones the nearest.
        return one.last != other.last
          ? one.last < other.last : abs(one.x - value) < abs(other.x - value)
      }), let highest = finite.map({ points[$0].last }).max(), points[index].last < highest
    else { return }
    least = (points[index].x, points[index].last)
    guard index > 0, index < points.count - 1 else { return }
    narrow(from: points[index - 1].x, to: points[index + 1].x, run)
    if error <= least?.error ?? -.infinity { least = (value, error) }
  }

  /// Cuts the range around the lowest point by the golden ratio.
  private mutating func narrow(from lower: Double, to upper: Double, _ run: Run) {
    let ratio = 0.618_033_988_749_895
    var (lower, upper) = (lower, upper)
    for _ in 0..<WeightCurve.refinements / 2 {
      let left = upper - ratio * (upper - lower)
      let right = lower + ratio * (upper - lower)
      let errorAtLeft = WeightCurve.error(at: left, &probe, examples, run)
      let errorAtRight = WeightCurve.error(at: right, &probe, examples, run)
      if errorAtLeft < least?.error ?? .infinity { least = (left, errorAtLeft) }
      if errorAtRight < least?.error ?? .infinity { least = (right, errorAtRight) }
      if errorAtLeft < errorAtRight { upper = right } else { lower = left }
    }
  }
}
