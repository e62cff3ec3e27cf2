/// What a curve does over a stretch of the horizontal axis; a single point is the same four times.
package struct CurvePoint: Equatable, Sendable {
  package let x: Double
  package let minimum: Double
  package let maximum: Double
  package let first: Double
  package let last: Double

  package init(x: Double, minimum: Double, maximum: Double, first: Double, last: Double) {
    self.x = x
    self.minimum = minimum
    self.maximum = maximum
    self.first = first
    self.last = last
  }

  package init(x: Double, y: Double) {
    self.init(x: x, minimum: y, maximum: y, first: y, last: y)
  }
}
