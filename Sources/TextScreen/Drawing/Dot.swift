/// A place on a canvas in dots; whole numbers are the middles of dots.
package struct Dot: Equatable, Hashable, Sendable {
  package var x: Double
  package var y: Double

  package init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}
