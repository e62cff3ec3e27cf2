/// What an axis is made from.
struct TickRange {
  var lower: Double
  var upper: Double
  var ticks: [Double] = []

  /// The largest end that can be asked for; twice as much is still finite.
  static let largest = 5e307
}
