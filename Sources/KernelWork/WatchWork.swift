/// Parameters that are written down after every example's update.
package struct WatchWork {
  /// A parameter, by where it stands.
  package struct Place: Sendable {
    /// In an area of parameters.
    package let number: Int
    /// What its gradient is made of; `nil` for a bias.
    package let factors: (layer: Int, unit: Int, input: Int)?

    package init(number: Int, factors: (layer: Int, unit: Int, input: Int)?) {
      self.number = number
      self.factors = factors
    }
  }

  package var places: UnsafePointer<Place>
  package var count: Int
  /// A row for each place, of which each example fills the next number.
  package var seen: UnsafeMutablePointer<Double>
  /// How many numbers a row has room for.
  package var capacity: Int

  package init(
    places: UnsafePointer<Place>, count: Int, seen: UnsafeMutablePointer<Double>, capacity: Int
  ) {
    self.places = places
    self.count = count
    self.seen = seen
    self.capacity = capacity
  }
}
