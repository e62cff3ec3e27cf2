import Backprop
import Documents
import Testing

/// The settings that a lesson brings.
@Suite struct LessonSettingsTests {
  @Test func settingsAreReadByTheirKeys() throws {
    let text = lessonText(
      more: #""settings": {"rate": 0.1, "epochs": 1e3, "batch": "full", "reduction": "sum", "#
        + #""loss": "mean-squared-error", "seed": 9007199254740993, "bias": "fixed", "#
        + #""stopError": 0.01, "stopClassified": true}"#)
    var expected = Settings()
    expected.training.learningRate = 0.1
    expected.training.epochs = 1000
    expected.training.batch = .full
    expected.training.reduction = .sum
    expected.training.seed = 9_007_199_254_740_993
    expected.training.biases = .fixed
    expected.training.stopError = 0.01
    expected.training.stopsWhenClassified = true
    expected.loss = .meanSquaredError
    #expect(try lesson(text).settings == expected)
  }

  @Test func theLossOfTheSettingsIsTheRunsLoss() throws {
    let lesson = try lesson(lessonText(more: #""settings": {"loss": "mean-squared-error"}"#))
    #expect(lesson.start.network.loss == .meanSquaredError)
  }

  @Test(arguments: [
    (#""rate": -1"#, #"f:6:23: rate cannot be "-1"; it is a number above 0"#),
    (#""rate": "fast""#, #"f:6:23: rate cannot be "fast"; it is a number above 0"#),
    (#""rate": null"#, #"f:6:23: null where "rate" needs a number; write a number such as 0.5"#),
    (#""rate": [1]"#, #"f:6:23: a list where "rate" needs a number; write a number such as 0.5"#),
    (#""epochs": 1.5"#, #"f:6:25: epochs cannot be "1.5"; it is a whole number from 0 on"#),
    (#""batch": 0"#, #"f:6:24: batch cannot be "0"; it is a whole number from 1 on, or full"#),
    (#""bias": "fixd""#, #"f:6:23: bias cannot be "fixd"; did you mean "fixed"?"#),
    (#""loss": "none""#, loss),
    (
      #""loss": "cross-entropy""#,
      "f:6:23: cross-entropy does not go with linear outputs; cross-entropy goes with softmax "
        + "outputs, binary-cross-entropy with sigmoid outputs, the squared errors with all but "
        + "softmax"
    ),
    (
      #""stopClassified": "yes""#,
      #"f:6:33: stopClassified cannot be "yes"; it is true or false"#
    ),
    (#""stopError": -1"#, #"f:6:28: stopError cannot be "-1"; it is a number from 0 on, or off"#),
    (#""stop-error": 1"#, #"f:6:15: unknown key "stop-error"; did you mean "stopError"?"#),
    (#""digits": 5"#, digits),
    (
      #""update": "sequential", "batch": 2"#,
      "f:6:14: sequential updates go with batches of one example only; "
        + "take batch 1, or simultaneous updates"
    ),
  ])
  func aBadSettingIsShownWhereItStands(member: String, line: String) throws {
    #expect(try lessonError(lessonText(more: #""settings":  {\#(member)}"#)) == line)
  }

  private static let loss =
    #"f:6:23: loss cannot be "none"; it is one of "half-squared-error", "mean-squared-error", "#
    + #""cross-entropy", "binary-cross-entropy""#

  /// How numbers are written is for the reader to say.
  private static let digits =
    #"f:6:15: unknown key "digits"; settings knows "rate", "epochs", "schedule", "batch", "#
    + #""reduction", "optimizer", "momentum", "weightDecay", "l1", "loss", "order", "seed", "#
    + #""bias", "update", "stopError", "stopClassified", "patience", "damping", "#
    + #""notSettled", "labels", "scale", "scaleTargets", "oneHot", "missing", "decimal", "header", "#
    + #""noHeader", "test""#
}
