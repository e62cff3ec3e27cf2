import Commands
import Documents
import Testing

/// `train --stop`.
@Suite struct ConditionStopTests {
  private func train(_ line: String, _ stops: String...) throws -> Result {
    try backstep(
      line.split(separator: " ").map(String.init) + stops.flatMap { ["--stop", $0] },
      files: Files.all)
  }

  @Test func trainingEndsAfterTheUpdateInWhichAConditionHits() throws {
    let result = try train("train worked-example --epochs 50 --json", "w5 < 0")
    #expect(result.status == 0 && result.errors == "")
    let run = try object(result)
    #expect(try run.required("stopped").string("stopped") == "condition")
    #expect(try run.required("epochs").integer("epochs") == 10)
    #expect(try run.required("updates").integer("updates") == 10)
    let condition = try run.required("condition").object("condition")
    #expect(try condition.required("text").string("text") == "w5 < 0")
    #expect(try condition.required("epoch").integer("epoch") == 10)
    #expect(try condition.required("example").integer("example") == 1)
    #expect(try condition.required("step").integer("step") == 596)
    #expect(try condition.required("symbol").string("symbol") == "w5⁺")
    #expect(try condition.required("value").number("value") == -0.02555014382873163)
    #expect(try condition.required("before").number("before") == 0.017695934023552705)
  }

  @Test func theReportSaysWhatHit() throws {
    let text = try train("train worked-example --epochs 50", "w5 < 0").output
    #expect(
      text.hasPrefix(
        "worked example: 10 epochs, 10 updates; w5 < 0: −0.02555 at epoch 10, example 1, step 596 "
          + "(w5⁺), before 0.0177\n"))
    let error = try train("train worked-example --epochs 500", "E<0.01").output
    #expect(error.contains("; E<0.01: 0.009968 at epoch 173, before 0.01004\n"))
  }

  @Test func ofSeveralConditionsTheEarliestStepEndsTheRun() throws {
    for stops in [["w5 < 0", "E < 0.28"], ["E < 0.28", "w5 < 0"]] {
      let result = try train("train worked-example --epochs 50 --json", stops[0], stops[1])
      let condition = try object(result).required("condition").object("condition")
      #expect(try condition.required("text").string("text") == "E < 0.28")
    }
    // At one step, the one that is given first.
    let result = try train("train worked-example --epochs 50 --json", "E < 0.28", "E < 0.2801")
    #expect(result.output.contains(#""text": "E < 0.28""#))
  }

  @Test func inTheMiddleOfAnEpochWholeOnesAreCounted() throws {
    let result = try train(
      "train net.json --data xor.csv --epochs 9 --json", "epoch = 3 and example = 2")
    let run = try object(result)
    #expect(try run.required("epochs").integer("epochs") == 2)
    #expect(try run.required("updates").integer("updates") == 10)
    #expect(result.output.contains(#""evaluatedAt": [0, 1, 2, 2]"#))
    let text = try train("train net.json --data xor.csv --epochs 9", "epoch = 3 and example = 2")
    #expect(text.output.contains("\n      in 3  0."))
  }

  @Test func aStopInABatchEndsWithTheBatch() throws {
    let result = try train(
      "train net.json --data xor.csv --epochs 9 --batch 3 --json", "epoch = 2 and example = 2")
    let run = try object(result)
    #expect(try run.required("epochs").integer("epochs") == 1)
    #expect(try run.required("updates").integer("updates") == 3)
    let last = try train(
      "train net.json --data xor.csv --epochs 9 --batch 3 --json", "example = 4")
    #expect(try object(last).required("epochs").integer("epochs") == 1)
    #expect(try object(last).required("updates").integer("updates") == 2)
  }

  @Test func whatIsNoLongerFiniteGoesBeforeWhatHitsLater() throws {
    let line = "train linear.json --data steep.csv --rate 10 --epochs 100 --json"
    let diverged = try object(train(line, "E > 1e308 * 10"))
    #expect(try diverged.required("stopped").string("stopped") == "diverged")
    let step = try diverged.required("divergence").object("divergence").required("step")
      .integer("step")
    let before = try train(line, "step = \(step)")
    #expect(before.status == 0)
    #expect(try object(before).required("stopped").string("stopped") == "condition")
    let after = try train(line, "step = \(step + 1)")
    #expect(after.status == 1)
    #expect(try object(after).required("stopped").string("stopped") == "diverged")
    let any = try object(train(line, "nonfinite"))
    #expect(try any.required("stopped").string("stopped") == "condition")
    let hit = try any.required("condition").object("condition")
    #expect(try hit.required("step").integer("step") == step)
  }

  @Test func theErrorIsAskedWhereItIsEvaluated() throws {
    let result = try train(
      "train worked-example --epochs 500 --evaluate-every 100 --json", "E < 0.01")
    let condition = try object(result).required("condition").object("condition")
    #expect(try condition.required("epoch").integer("epoch") == 200)
    let weight = try train(
      "train worked-example --epochs 500 --evaluate-every 100 --json", "w5 < 0")
    #expect(try object(weight).required("epochs").integer("epochs") == 10)
    #expect(weight.output.contains(#""evaluatedAt": [0, 10]"#))
  }

  @Test func aConditionThatNeverHitsChangesNothing() throws {
    let line = "train net.json --data xor.csv --epochs 7 --json"
    #expect(try train(line).output == train(line, "w1 > 1000", "out_o1 > 2").output)
  }

  @Test func whatCannotBeReadIsOneLineBeforeAnyWork() throws {
    let result = try train("train net.json --data xor.csv", "E < 0.1", "w3 < 0")
    #expect(result.status == 2 && result.output == "")
    #expect(
      result.errors
        == "backstep: --stop \"w3 < 0\": column 1: \"w3\" is no name here; did you mean w1?\n")
  }
}
