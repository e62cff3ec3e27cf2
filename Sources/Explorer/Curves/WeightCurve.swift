package import Backprop

/// E over the value of one weight or bias, all else fixed, with what training is about to do there.
package struct WeightCurve {
  package let parameter: Int
  /// Those of the present batch, or all, where E is their mean rather than the error of the present
  /// example alone.
  package let examples: Examples?
  /// How many examples there are in the batch, or in all where E is to be theirs.
  package let batchSize: Int
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
  package let errorAtLanding: Double?
  /// The values that the curve is over.
  package let range: ClosedRange<Double>
  package private(set) var points: [CurvePoint] = []
  /// The least E in the range and where it lies; `nil` where E is the same everywhere, or no number.
  package private(set) var least: (value: Double, error: Double)?
  private var probe: ErrorProbe

  /// How many evaluations find the lowest point between two points of the curve.
  private static let refinements = 24

  /// Finds the curve at a moment of a run.
  ///
  /// - Parameters:
  ///   - run: the run at its moment.
  ///   - parameter: the number of the weight or bias, in the order of `Shape`.
  ///   - isOfAll: whether E of all examples is asked for, rather than of the present batch.
  ///   - pointCount: how many points are shown at most; a huge network gets fewer.
  package init(_ run: Run, parameter: Int, isOfAll: Bool, pointCount: Int) {
    self.parameter = parameter
    probe = ErrorProbe(run.network, parameter: parameter)
    value = run.network.parameters[parameter]
    let work = run.network.shape.costOfAnswer * run.sweepsOfAnswer
    let perPoint = FrameBudget.weightCurve / (max(1, pointCount) + WeightCurve.refinements)
    let all = run.setup.examples
    let isAllWanted = isOfAll && run.batch.count < all.count
    batchSize = isAllWanted ? all.count : run.batch.count
    let isCheap = batchSize <= (isAllWanted ? 4 : 1) * perPoint / work
    let fits = batchSize > 1 && isCheap
    examples = !fits ? nil : isAllWanted ? all : run.batchExamples
    self.isOfAll = fits && isAllWanted
    let isFixed =
      run.setup.settings.biases == .fixed && run.network.shape.isBias(parameter)
    let ofUpdate =
      isFixed ? nil : run.updateAhead(of: parameter, budget: FrameBudget.weightCurve)
    let isSum = run.setup.settings.reduction == .sum
    gradient =
      isFixed
      ? nil
      : self.isOfAll
        ? run.meanGradient(of: parameter)
        : examples != nil ? ofUpdate?.gradient : run.pass.gradients[parameter]
    slope =
      examples != nil && isSum && !self.isOfAll
      ? gradient.map { [batchSize] in $0 / Double(batchSize) } : gradient
    landing = ofUpdate?.updated
    error = WeightCurve.error(at: value, &probe, examples, run)
    errorAtLanding = landing.map { [probe, examples] in
      var probe = probe
      return WeightCurve.error(at: $0, &probe, examples, run)
    }
    range = WeightCurve.range(
      around: value, step: landing.map { [value] in $0 - value } ?? 0,
      leastHalf: WeightCurve.leastHalf(run.network.shape, from: parameter))
    sample(max(2, min(pointCount, max(16, FrameBudget.weightCurve / work))), run)
  }

  /// How much of a curve shows its shape, to either side.
  private static func leastHalf(_ shape: Shape, from parameter: Int) -> Double {
    let layers = shape.layers[shape.place(of: parameter).layer...]
    // Where units saturate, only from a distance.
    if layers.contains(where: { $0.activation.bounds != nil }) { return 4 }
    // A weight alone is all that there is to be learnt: its lowest point is to be seen.
    return shape.parameterCount == 1 ? 2 : 1
  }

  private static func error(
    at value: Double, _ probe: inout ErrorProbe, _ examples: Examples?, _ run: Run
  ) -> Double {
    guard let examples else {
      return probe.error(at: value, run.pass.inputs[...], run.pass.targets[...])
    }
    return probe.error(at: value, on: examples)
  }

  private mutating func sample(_ count: Int, _ run: Run) {
    points.reserveCapacity(count)
    // Where E has left all numbers behind, so has its curve, but for a stroke or two.
    guard value.isFinite, error.isFinite else { return }
    for index in 0..<count {
      let x = range.value(at: Double(index) / Double(count - 1))
      points.append(CurvePoint(x: x, y: WeightCurve.error(at: x, &probe, examples, run)))
    }
    findLeast(run)
  }

  // MARK: - The lowest point

  /// Whether E still falls at an end of the range: there is no lowest point to be marked.
  package var fallsOn: (left: Bool, right: Bool) {
    guard let least else { return (false, false) }
    return (least.value <= range.lowerBound, least.value >= range.upperBound)
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
