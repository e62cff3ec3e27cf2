import Backprop

/// The works with each set of kernels that this processor can run.
struct KernelsPart {
  /// Whether all sets gave the same bits.
  private(set) var agrees = true

  mutating func measure(_ works: [Work], repetitions: Int, into report: inout Report) {
    let sets = KernelSet.available
    report.begin(["kernels"] + sets.map { "\($0.rawValue), ns" } + ["bits"])
    for work in works {
      progress("\(work.name) with each set of kernels")
      var times = [[Double]](repeating: [], count: sets.count)
      for _ in 0..<repetitions {
        for (index, set) in sets.enumerated() {
          times[index].append(work.nanoseconds(kernels: set))
        }
      }
      let trained = sets.map { work.trained(kernels: $0).parameters.map(\.bitPattern) }
      let isSame = trained.allSatisfy { $0 == trained[0] }
      agrees = agrees && isSame
      report.append(
        [work.name] + times.map { nanoseconds($0.median) } + [isSame ? "the same" : "differ"])
    }
  }
}
