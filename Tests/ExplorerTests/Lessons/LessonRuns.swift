import Backprop
import Documents
import Explanations
import Explorer
import LessonSupport
import Testing

/// Training and stepping the shipped lessons, for tests of what their pages say.
enum LessonRuns {
  /// A lesson trained to its end, with settings changed.
  static func training(
    _ name: String, _ change: (inout TrainingSettings) -> Void = { _ in }
  ) throws -> Training {
    var lesson = try ShippedLessons.lesson(name)
    change(&lesson.settings.training)
    var training = Training(lesson.start)
    while !training.advance(budget: .max) {}
    return training
  }

  /// The first weight after each of some epochs, the one before training first.
  static func weights(
    of name: String, epochs: Int, _ change: (inout TrainingSettings) -> Void = { _ in }
  ) throws -> [Double] {
    try (0...epochs).map { epoch in
      try training(name) {
        change(&$0)
        $0.epochs = epoch
      }.network.parameters[0]
    }
  }

  /// A lesson's values after the first epoch's steps, by their symbols.
  static func values(
    of name: String, _ change: (inout TrainingSettings) -> Void = { _ in }
  ) throws -> [String: Double] {
    var lesson = try ShippedLessons.lesson(name)
    change(&lesson.settings.training)
    var run = Run(lesson.start)
    _ = run.advance(to: run.stepsPerEpoch)
    let explainer = Explainer(run, notation: .unicode, format: .standard)
    // A recurrent network comes to a symbol in every sweep: the last is what it settled at.
    return Dictionary(
      run.pass.steps.map { (explainer.symbol($0.quantity), $0.value) },
      uniquingKeysWith: { $1 })
  }
}

/// Whether a number is what a page says, with as many digits as it says.
func expect(
  _ value: Double?, says text: Double, digits: Int = 4,
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
  var half = 0.5
  for _ in 0..<digits { half /= 10 }
  #expect(
    value.map { abs($0 - text) <= half * (1 + 1e-9) } == true,
    "\(value as Double?) is not \(text)", sourceLocation: sourceLocation)
}
