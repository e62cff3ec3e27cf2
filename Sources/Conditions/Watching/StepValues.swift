internal import Backprop

/// Where the values of an example's steps come from.
protocol StepValues {
  var epoch: Int { get }
  /// η in this epoch.
  var learningRate: Double { get }
  /// Whether all of them are surely finite.
  var areValuesFinite: Bool { get }
  func value(of quantity: Quantity) -> Double
}

/// A whole example has all values.
extension ExamplePass: StepValues {
  var learningRate: Double { settings.rate(inEpoch: epoch) }
}

/// What weights and biases are after the update of an example, and nothing else.
struct RecordedValues: StepValues {
  let epoch: Int
  let learningRate: Double
  let record: ParameterRecord?
  /// The update's number in the record, from 0.
  let update: Int
  /// The rows of the record, by parameter.
  let rows: [Int: Int]
  /// Else whole examples are looked at.
  var areValuesFinite: Bool { true }

  func value(of quantity: Quantity) -> Double {
    guard case .updated(let parameter) = quantity, let row = rows[parameter] else { return .nan }
    return record?.value(ofRow: row, after: update) ?? .nan
  }
}
