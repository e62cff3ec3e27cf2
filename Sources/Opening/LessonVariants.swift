import Backprop
package import Documents

/// A lesson with other numbers, as often as one likes.
package struct LessonVariants {
  private let lesson: Lesson
  private let start: Run.Setup
  private let separation: Separation
  private let world: World

  /// How often numbers are drawn between checks for a request to stop.
  private static let drawsAtOnce = 50

  /// Prepares to draw for a lesson.
  package init(of lesson: Lesson, in world: World) {
    self.lesson = lesson
    self.world = world
    start = lesson.start
    separation = Separation(of: Variant.asked(of: start), in: start)
  }

  /// Draws the numbers of a variant.
  ///
  /// - Returns: the lesson with these numbers, and whether slips can be told apart with them.
  /// - Throws: that the person wants to stop.
  package func draw(_ number: Int) throws(Failure) -> (lesson: Lesson, isSeparate: Bool) {
    var search = VariantSearch(number, of: start, separation)
    while true {
      if let variant = search.advance(draws: Self.drawsAtOnce) {
        var lesson = lesson
        lesson.take(variant)
        return (lesson, variant.isSeparate)
      }
      if world.isInterrupted() { throw .interrupted() }
    }
  }

  /// Says that slips cannot all be told apart in a variant, and in so many others.
  package static func note(_ number: Int, and others: Int = 0) -> String {
    let which = "variant \(number)" + (others > 0 ? " and \(others) more" : "")
    return "\(which): after \(VariantSearch.mostDraws) draws some slips still differ by less than "
      + "2 %"
  }
}
