import Backprop
import Explanations

/// How long it takes to go back anywhere in a run.
struct JumpsPart {
  private static let jumpCount = 10

  func measure(_ work: Work, into report: inout Report) {
    report.begin(["run", "to there, s", "back, mean ms", "most, ms"])
    var random = RandomSource(seed: 1)
    for power in 3...7 {
      let updates = (0..<power).reduce(1) { number, _ in number * 10 }
      progress("\(updates) updates")
      let epochs = updates / work.examples.count
      var run = Run(
        Run.Setup(network: work.network, examples: work.examples, settings: work.settings))
      let end = epochs * run.stepsPerEpoch
      let there = Clock.time { _ = run.advance(to: end) }
      let jumps = (0..<JumpsPart.jumpCount).map { _ in
        _ = run.advance(to: end)
        let position = Int.random(in: 0..<end, using: &random)
        let time = Clock.time { _ = run.advance(to: position) }
        precondition(run.position == position)
        return time * 1000
      }
      let mean = jumps.reduce(0, +) / Double(jumps.count)
      report.append([
        "10^\(power) updates of W2", NumberFormat.fixed(there, decimals: 3),
        NumberFormat.fixed(mean, decimals: 2),
        NumberFormat.fixed(jumps.max() ?? 0, decimals: 2),
      ])
    }
  }
}
