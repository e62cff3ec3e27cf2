/// The latest values of what is read, and those before.
struct Memory: Equatable, Sendable {
  /// How many values of each are kept.
  static let depth = 3

  /// The latest three values of one reading, the last one first.
  private struct Values: Equatable, Sendable {
    var now = 0.0
    var before = 0.0
    var earlier = 0.0
    /// How many there are.
    var count = 0
  }
  private var values: [Values]

  init(count: Int) { values = [Values](repeating: Values(), count: count) }

  /// Takes the next value of a reading.
  mutating func push(_ value: Double, to place: Int) {
    values[place].earlier = values[place].before
    values[place].before = values[place].now
    values[place].now = value
    if values[place].count < Memory.depth { values[place].count += 1 }
  }

  /// Returns a value of a reading.
  ///
  /// - Parameters:
  ///   - age: 0 for the latest one, 1 for the one before, 2 for that before it.
  ///   - place: the reading's.
  /// - Returns: `nil` where there have not been as many.
  func value(_ age: Int, of place: Int) -> Double? {
    guard age < values[place].count else { return nil }
    return age == 0 ? values[place].now : age == 1 ? values[place].before : values[place].earlier
  }
}
