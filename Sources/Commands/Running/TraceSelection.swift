import Backprop
import Conditions

/// Which of its steps a trace prints.
struct TraceSelection {
  private var watch: Watch?
  private let symbols: SymbolList?
  /// The hits in the example that was looked at last, by the places of their steps, from 0.
  private(set) var hits: [Int: Hit] = [:]
  /// How many steps were chosen so far.
  private(set) var count = 0

  init(_ questions: Questions, of start: Run.Setup) {
    watch = questions.condition.map { Watch([$0], of: start) }
    symbols = questions.symbols
  }

  /// Whether some steps may be left out.
  var isActive: Bool { watch != nil || symbols != nil }
  /// Whether E must be known before the first step.
  var needsEvaluation: Bool { watch?.readsCheck ?? false }

  /// Takes the values that there are before the first step.
  mutating func begin(_ start: Run.Setup, _ evaluation: Evaluation?, test: Evaluation?) {
    watch?.begin(parameters: start.network.parameters, evaluation, test: test)
  }

  /// Chooses among the steps of the example that a run has come to the end of.
  ///
  /// - Parameters:
  ///   - steps: the places of those that are looked at, from 0.
  ///   - run: it stands at the end of each example once.
  /// - Returns: the places of those that are to be printed, in order.
  mutating func choose(_ steps: Range<Int>, of run: Run) -> [Int] {
    let isFirst = run.exampleIndex % run.setup.examples.count == 0
    var chosen =
      symbols.map { $0.indices(in: run.pass.layout, isFirstOfEpoch: isFirst) } ?? Array(steps)
    if watch != nil {
      watchExample(of: run)
      chosen = symbols == nil ? hits.keys.sorted() : chosen.filter { hits[$0] != nil }
    }
    chosen = chosen.filter(steps.contains)
    count += chosen.count
    return chosen
  }

  private mutating func watchExample(of run: Run) {
    var found: [Hit] = []
    watch?.take(
      run.pass, exampleIndex: run.exampleIndex, row: run.example, startPosition: run.startPosition,
      &found)
    if let end = run.pass.epochEnd {
      watch?.take(
        WatchedCheck(
          epoch: run.epoch, step: run.position, row: run.example, end.evaluation,
          test: end.testEvaluation), &found)
    }
    hits = Dictionary(uniqueKeysWithValues: found.map { ($0.step - run.startPosition - 1, $0) })
  }
}
