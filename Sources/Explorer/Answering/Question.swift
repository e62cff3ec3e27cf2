import Backprop
import Documents

/// The step that an answer is about: what the page asks for, or the one that comes next.
struct Question {
  let quantity: Quantity
  /// The place after it, and its number in the run.
  let goal: Destination
  let position: Int
  /// What the page says of it; `nil` where it is asked for without one.
  let page: Lesson.Question?
  /// The example that it is in, as far as it will have come.
  let pass: ExamplePass
  /// Counted over the whole run from 0.
  let exampleIndex: Int
  /// The example's row of the data, from 0.
  let row: Int
  /// Finds E of all the data with some parameters.
  let epochError: (_ parameters: [Double]) -> Double

  var precision: Precision { page.map { .digits($0.digits) } ?? .standard }
}
