/// The errors after an epoch, or before the first one, found in slices: for all of the data a recurrent
/// network may take long to settle.
struct EpochSurvey: Sendable {
  /// The example that ends the epoch, counted over the whole run from 0; −1 is the start.
  let exampleIndex: Int
  private var training: Survey
  private var test: Survey?
  private var evaluation: Evaluation?
  /// How the network failed to settle for the first example of the data for which it did; `nil` where it
  /// settled for all.
  var unsettled: Unsettled? { training.tally.unsettled?.how }
  /// On the data, and on the test data where there is any; `nil` until all is found.
  private(set) var found: (Evaluation, Evaluation?)?

  init(exampleIndex: Int, _ setup: Run.Setup, classes: Classes) {
    self.exampleIndex = exampleIndex
    training = Survey(of: setup.examples, classes: classes, setup.network)
    test = setup.testExamples.map { Survey(of: $0, classes: setup.classes, setup.network) }
  }

  /// Goes on for about so many multiplications; once all is found, does nothing.
  ///
  /// - Parameters:
  ///   - trainer: has the weights that are judged; always the same one.
  ///   - work: how many multiplications may be done; then how many are left.
  mutating func advance(with trainer: inout Trainer, work: inout Int) {
    guard found == nil else { return }
    if evaluation == nil { evaluation = trainer.advance(&training, work: &work) }
    guard let evaluation else { return }
    guard var test else {
      found = (evaluation, nil)
      return
    }
    let tested = trainer.advance(&test, work: &work)
    self.test = test
    if let tested { found = (evaluation, tested) }
  }
}
