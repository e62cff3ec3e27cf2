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
    separation = Separation(of: lesson.askedSteps, in: start)
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

  /// Gives a lesson the numbers of a variant; a note of it says where slips cannot all be told apart.
  package static func lesson(
    _ lesson: Lesson, with number: Int, in world: World
  ) -> Result<Lesson, Failure> {
    do throws(Failure) {
      var (drawn, isSeparate) = try LessonVariants(of: lesson, in: world).draw(number)
      // What was said of the variant before holds no longer.
      if let before = lesson.settings.variant { drawn.data.notes.removeAll { $0 == note(before) } }
      if !isSeparate { drawn.data.notes.append(note(number)) }
      return .success(drawn)
    } catch {
      return .failure(error)
    }
  }

  /// Says that slips cannot all be told apart in a variant, and in so many others.
  package static func note(_ number: Int, and others: Int = 0) -> String {
    let which = "variant \(number)" + (others > 0 ? " and \(others) more" : "")
    return "\(which): after \(VariantSearch.mostDraws) draws some slips still differ by less than "
      + "2 %"
  }
}
