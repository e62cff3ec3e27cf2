import Backprop

/// How the numbers of a table are brought to the size that a network likes.
struct DataScaling {
  private let reading: DataReading
  private let settings: Settings
  let scale: Scale?
  let targetScale: Scale?

  /// Finds the scales from the rows that are trained with.
  ///
  /// A scale that was saved with the network takes precedence over one that would be found.
  ///
  /// - Parameters:
  ///   - reading: the rows, not scaled yet.
  ///   - settings: the kinds of scale for inputs and for targets.
  ///   - training: the rows to find the scales from; `nil`: all.
  init(_ reading: DataReading, _ settings: Settings, training: [Int]?) {
    (self.reading, self.settings) = (reading, settings)
    let fitting = training.map(reading.examples.only) ?? reading.examples
    scale = reading.encoding.scale ?? Scale(settings.scale, fitting: fitting)
    targetScale =
      reading.encoding.targetScale ?? Scale(settings.scaleTargets, fittingTargetsOf: fitting)
  }

  private var table: CSVTable { reading.table }

  /// The examples as the network is to see them; throws where a scale is no use.
  func scaled() throws(DocumentError) -> Examples {
    try checkInputs()
    try checkTargets()
    guard scale != nil || targetScale != nil else { return reading.examples }
    let all = reading.examples
    var (inputs, targets): ([Double], [Double]) = ([], [])
    inputs.reserveCapacity(all.count * all.inputCount)
    targets.reserveCapacity(all.count * all.targetCount)
    for row in 0..<all.count {
      inputs += scale?.scaled(all.inputs(of: row)) ?? Array(all.inputs(of: row))
      targets += targetScale?.scaled(all.targets(of: row)) ?? Array(all.targets(of: row))
    }
    let scaled = Examples(
      inputCount: all.inputCount, targetCount: all.targetCount, inputs: inputs, targets: targets)
    try checkRange(of: scaled)
    return scaled
  }

  private func checkInputs() throws(DocumentError) {
    guard reading.encoding.scale == nil, let scale else { return }
    for (index, input) in reading.columns.inputs.enumerated()
    where !scale.shift[index].isFinite || !scale.factor[index].isFinite {
      throw unscalable(input.column, remedy: "leave --scale out")
    }
  }

  private func checkTargets() throws(DocumentError) {
    guard targetScale != nil else { return }
    let columns = reading.columns.targets
    if reading.columns.isLabels {
      throw DocumentError(
        at: table.headerLocations[columns[0]],
        problem: "column \(excerpt(table.header[columns[0]])) names classes, which have no scale",
        remedy: "leave --scale-targets out")
    }
    guard reading.encoding.targetScale == nil, let targetScale else { return }
    for (index, column) in columns.enumerated() {
      if targetScale.factor[index] == 0 {
        throw DocumentError(
          at: table.headerLocations[column],
          problem:
            "column \(excerpt(table.header[column])) is \(JSONWriter.shortest(targetScale.shift[index])) "
            + "in every row that is trained with: a constant target cannot be scaled",
          remedy: "leave --scale-targets out, or name other --targets")
      }
      if !targetScale.shift[index].isFinite || !targetScale.factor[index].isFinite {
        throw unscalable(column, remedy: "leave --scale-targets out")
      }
    }
  }

  private func unscalable(_ column: Int, remedy: String) -> DocumentError {
    DocumentError(
      at: table.headerLocations[column],
      problem: "column \(excerpt(table.header[column])) cannot be scaled: its numbers are too "
        + "large or too near to each other", remedy: remedy)
  }

  private func checkRange(of scaled: Examples) throws(DocumentError) {
    for row in 0..<scaled.count {
      let columns = reading.columns
      for (input, value) in zip(columns.inputs, scaled.inputs(of: row)) where !value.isFinite {
        throw outOfRange(row, input.column)
      }
      for (index, value) in scaled.targets(of: row).enumerated() where !value.isFinite {
        throw outOfRange(row, columns.isLabels ? columns.targets[0] : columns.targets[index])
      }
    }
  }

  private func outOfRange(_ row: Int, _ column: Int) -> DocumentError {
    DocumentError(
      at: table.location(row: row, column: column),
      problem: "\(excerpt(table.text(row: row, column: column))) is out of range once it is "
        + "scaled", remedy: "correct it, or leave the row out")
  }

  /// What to say of inputs that sigmoid and tanh units can hardly tell apart; `nil`: nothing.
  var hint: String? {
    guard scale == nil else { return nil }
    let examples = reading.examples
    var farthest: (value: Double, input: Int) = (0, 0)
    for row in 0..<examples.count {
      for (index, value) in examples.inputs(of: row).enumerated()
      where abs(value) > abs(farthest.value) {
        farthest = (value, index)
      }
    }
    guard abs(farthest.value) > Activation.farthestInput else { return nil }
    let name = excerpt(reading.inputNames[farthest.input])
    return "\(name) reaches \(JSONWriter.shortest(farthest.value)), where sigmoid and tanh "
      + "are flat and learn little; --scale standard brings the inputs near 0"
  }
}
