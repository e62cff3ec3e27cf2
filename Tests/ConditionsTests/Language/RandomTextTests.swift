import Backprop
import Conditions
import Testing

/// Whatever is typed is read, or refused at a column that it has.
@Suite struct RandomTextTests {
  private static let pieces = [
    "w1", "w9", "dE/dw2", "∂E/∂w2", "E", "E_total", "E_*", "out_h1", "delta_o1*w5", "δ_o1·w5", "w*",
    "max(", "norm(", "mean(", "mean dE/dw1", "before(", "|", "(", ")", "<", "<=", "≥", "≠", "!=",
    "=",
    "+", "-", "−", "*", "/", "and", "or", "not", "changes", "sign", "nonfinite", "dead",
    "saturated h1",
    "unchanged", "exploding", "0.5", "1e-3", "01", ".", "1e999", "epoch", "step", "test_E", "⁺",
    "é",
    "\u{1F600}", " ", "  ", "\t", ",", "v(w1)", "sumexp", "i1", "#",
  ]

  @Test func randomPiecesAreReadOrRefusedAtAColumn() {
    var random = RandomSource(seed: 11)
    let runs = [Runs.exclusiveOr(.relu), Runs.exclusiveOr { $0.batch = .full }, Runs.recurrent]
    var read = 0
    for _ in 0..<6_000 {
      let count = Int.random(in: 0...9, using: &random)
      let text = (0..<count).map { _ in
        Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
      }.joined(separator: Bool.random(using: &random) ? " " : "")
      let setup = runs[Int.random(in: 0..<runs.count, using: &random)]
      guard let problem = problem(text, setup) else {
        read += 1
        continue
      }
      #expect((1...text.unicodeScalars.count + 1).contains(problem.column), "\(text)")
      #expect(!problem.words.isEmpty && !problem.words.contains("\n"), "\(text)")
    }
    #expect(read > 50)
  }

  @Test(arguments: [
    String(repeating: "(", count: 3_000), String(repeating: "not ", count: 1_000),
    String(repeating: "-", count: 4_000), String(repeating: "|", count: 3_000),
    "E < " + String(repeating: "1+", count: 2_000) + "1",
    String(repeating: "E < 1 and ", count: 5_000), String(repeating: "w", count: 100_000),
    "max(" + String(repeating: "w*", count: 1_500),
  ])
  func whatIsVeryLongOrDeepIsRefused(text: String) {
    let problem = problem(text, Runs.exclusiveOr())
    if let problem {
      #expect((1...text.unicodeScalars.count + 1).contains(problem.column))
    } else {
      #expect(text.hasPrefix("E < 1+"))
    }
  }
}
