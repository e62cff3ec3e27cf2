import Backprop
import Conditions
import Testing

@Suite struct ProblemTests {
  /// Where reading stops, and words that must be said.
  @Test(arguments: [
    ("", 1, "no condition"), ("   ", 4, "no condition"),
    ("w10 < 0", 1, "did you mean w1?"),
    ("E <", 4, "ends here"), ("E < ", 5, "ends here"), ("E", 2, "comparison is missing"),
    ("E < 1 or", 9, "ends here"), ("E < 1 and or", 11, "\"or\""),
    ("(E < 1", 7, ") is missing"), ("((E) < 1", 9, ") is missing"), ("(E < )", 6, "\")\""),
    ("E < 1)", 6, "before \")\""), ("|w1 < 1", 5, "| is missing"),
    ("E == 1", 4, "\"=\""), ("1 < w1 < 2", 8, "and, or"), ("w1 w2", 4, "comparison"),
    ("w1+ < 0", 5, "as it stands"), ("w1⁺ < 0", 3, "as it stands"),
    ("∂E/∂w1 ≤ 1 und E < 2", 12, "\"und\""),
    ("E < 01", 6, "0"), ("E < .5", 5, "digit"), ("E < 1.", 7, "digit"), ("E < 1e", 7, "digit"),
    ("E < 1e999", 5, "too large"), ("2w1 > 1", 2, "products"),
    ("w1 changes sing", 12, "\"sing\""), ("w1 + w2 changes", 9, "single name"),
    ("max(w1) > 1", 5, "takes a set"), ("max(out_g*) > 1", 5, "did you mean out_"),
    ("max w1 > 1", 5, "( is missing"), ("norm(|w*|) > 1", 6, "no bars"),
    ("max(|w*) > 1", 8, "| is missing"), ("E_* > 1", 1, "max(E_*)"),
    ("before(w1 > 1", 11, ") is missing"), ("before(1) > 1", 8, ""),
    ("nonfinite w99", 11, "no name"), ("dead h9", 6, "did you mean h1?"),
    ("dead vanishing", 6, "no unit"), ("vanishing w1", 11, "and, or"),
    ("unchanged w77", 11, "no weight or bias"), ("not", 4, "ends here"), ("and < 1", 1, "\"and\""),
    ("dE/dw77 > 1", 1, "did you mean dE/dw"), ("epcoh > 1", 1, "did you mean epoch?"),
    ("Ė < 1", 1, ""), ("w1 < 0 # here", 8, "\"#\""),
    ("temperature > 1", 1, "names are symbols such as w1, dE/dw1, out_h1, delta_h1 and E"),
    ("dead something", 6, "units have names such as h1"),
  ])
  func whatCannotBeReadIsSaidAtItsColumn(text: String, column: Int, words: String) {
    let problem = problem(text, Runs.exclusiveOr())
    #expect(problem?.column == column, "\(problem?.words ?? "it was read")")
    #expect(problem?.words.contains(words) == true, "\(problem?.words ?? "it was read")")
  }
}

/// What is wrong with a condition; `nil` where nothing is.
func problem(_ text: String, _ setup: Run.Setup) -> ConditionProblem? {
  do {
    _ = try Condition(text, of: setup)
    return nil
  } catch {
    return error
  }
}
