package import Backprop

/// E over two weights into one unit, all else fixed, with the way that the run has come and the step that
/// it is about to take.
package struct ErrorValley {
  /// The two parameters, that along the horizontal axis first.
  package let parameters: (x: Int, y: Int)
  /// The values that the picture is over.
  package let ranges: (x: ClosedRange<Double>, y: ClosedRange<Double>)
  /// Where the run stands.
  package let here: (x: Double, y: Double)
  /// Where the coming update leads; `nil` where it does not follow from this gradient alone.
  package let landing: (x: Double, y: Double)?
  /// Whether E is that of the present example alone.
  package let isOfExample: Bool
  /// Row by row from the top, the largest y first; each at the middle of its piece.
  package private(set) var errors: [Double] = []
  package let columns: Int
  package let rows: Int
  /// The errors between which the bands lie; `nil` where all are the same, or none is finite.
  package private(set) var limits: (lower: Double, upper: Double)?

  /// The two weights that a picture of a run is over: the selected one and its neighbour, or the first two
  /// into the unit of another one; `nil` where the unit has one parameter alone.
  package static func parameters(
    around parameter: Int, in shape: Shape, _ settings: TrainingSettings
  ) -> (x: Int, y: Int)? {
    let unit = Selection.unit(of: parameter, in: shape)
    let layer = shape.layers[unit.layer]
    var own = (0..<min(layer.inputCount, 64)).map { layer.weight(to: unit.index, from: $0) }
    if settings.biases == .trained, let bias = layer.bias(of: unit.index) { own.append(bias) }
    guard own.count > 1 else { return nil }
    let place = min(own.firstIndex(of: parameter) ?? 0, own.count - 2)
    return (own[place], own[place + 1])
  }

  /// Whether a frame can ask for so many errors, of the present example at least.
  package static func canDraw(_ run: Run) -> Bool { canDraw(run, examples: 1) }

  private static func canDraw(_ run: Run, examples: Int) -> Bool {
    costOfPoint(run, examples: examples) * leastPoints <= FrameBudget.weightCurve
  }

  /// Fewer show no valley.
  private static let leastPoints = 12 * 12

  private static func costOfPoint(_ run: Run, examples: Int) -> Int {
    // An activation takes as long as some products.
    let shape = run.network.shape
    return (shape.costOfAnswer + 8 * shape.unitCount) * run.sweepsOfAnswer * examples
  }

  /// Finds the picture at a moment of a run.
  ///
  /// - Parameters:
  ///   - run: the run at its moment.
  ///   - parameters: the weights that it is over.
  ///   - columns: how many pieces it may have across.
  ///   - rows: how many down.
  package init(_ run: Run, over parameters: (x: Int, y: Int), columns: Int, rows: Int) {
    self.parameters = parameters
    let values = run.network.parameters
    here = (values[parameters.x], values[parameters.y])
    // That of a batch which is too large for a frame is that of the present example instead.
    let count = ErrorValley.canDraw(run, examples: run.batch.count) ? run.batch.count : 1
    let ahead = [parameters.x, parameters.y].map {
      count == run.batch.count
        ? run.updateAhead(of: $0, budget: FrameBudget.weightCurve)?.updated : nil
    }
    if let x = ahead[0], let y = ahead[1] { landing = (x, y) } else { landing = nil }
    isOfExample = count == 1 && run.setup.examples.count > 1
    let isBounded = run.network.shape.layers.contains { $0.activation.bounds != nil }
    func range(_ value: Double, _ landing: Double?) -> ClosedRange<Double> {
      WeightCurve.range(
        around: value, step: landing.map { $0 - value } ?? 0, leastHalf: isBounded ? 4 : 1)
    }
    ranges = (range(here.x, landing?.x), range(here.y, landing?.y))
    // Coarser pieces where a frame has no time for finer ones.
    var (wide, high) = (max(2, columns), max(2, rows))
    let cost = ErrorValley.costOfPoint(run, examples: count)
    let most = max(ErrorValley.leastPoints, FrameBudget.weightCurve / cost)
    while wide * high > most {
      wide = max(2, wide * 3 / 4)
      high = max(2, high * 3 / 4)
    }
    (self.columns, self.rows) = (wide, high)
    guard here.x.isFinite, here.y.isFinite else { return }
    let examples = count > 1 ? run.batchExamples : nil
    var probe = ErrorProbe(run.network, parameter: parameters.x)
    errors.reserveCapacity(wide * high)
    for row in 0..<high {
      probe.set(parameters.y, to: ranges.y.value(at: 1 - (Double(row) + 0.5) / Double(high)))
      for column in 0..<wide {
        let x = ranges.x.value(at: (Double(column) + 0.5) / Double(wide))
        errors.append(
          examples.map { probe.error(at: x, on: $0) }
            ?? probe.error(at: x, run.pass.inputs[...], run.pass.targets[...]))
      }
    }
    findLimits()
  }

  /// So many bands of height are told apart.
  package static let bands = 6

  /// The band of a piece, 0 the lowest; `nil` where E is no number.
  ///
  /// The bands are of equal height up to three times that of half of the picture: a wall that rises
  /// without end is one band.
  package func band(row: Int, column: Int) -> Int? {
    let error = errors[row * columns + column]
    guard error.isFinite, let limits else { return nil }
    let share = (error - limits.lower) / (limits.upper - limits.lower)
    return min(ErrorValley.bands - 1, max(0, Int(share * Double(ErrorValley.bands))))
  }

  private mutating func findLimits() {
    let finite = errors.filter(\.isFinite).sorted()
    guard let lower = finite.first, let largest = finite.last, largest > lower else { return }
    let upper = min(largest, lower + 3 * (finite[finite.count / 2] - lower))
    limits = (lower, upper > lower ? upper : largest)
  }
}
