import Backprop
import Explanations

/// Works beside the same training in plain C, with the errors that both end with.
struct WorksPart {
  /// How far apart two errors may be, as a share of one, where arithmetic alone keeps them apart:
  /// plain C may fuse a product with a sum.
  private static let tolerance = 1e-9
  /// Whether each error was what it must be.
  private(set) var agrees = true

  mutating func measure(_ works: [Work], repetitions: Int, into report: inout Report) {
    report.begin([
      "work", "ns an example", "plain C", "ratio", "E", "plain C's E", "known E",
    ])
    for work in works {
      progress(work.name)
      report.append(row(of: work, repetitions: repetitions))
    }
  }

  private mutating func row(of work: Work, repetitions: Int) -> [String] {
    var own: [Double] = []
    var plain: [Double] = []
    // In turn, so that what slows the machine down for a while slows both.
    for _ in 0..<repetitions {
      own.append(work.nanoseconds(kernels: .preferred))
      plain.append(PlainLoops(work).nanoseconds(epochs: work.epochs))
    }
    let error = work.error(of: work.trained(kernels: .preferred))
    let loops = PlainLoops(work)
    _ = loops.nanoseconds(epochs: work.knownEpochs)
    let format = NumberFormat(digits: 12)
    return [
      work.description, nanoseconds(own.median), nanoseconds(plain.median),
      // Of neighbours in time.
      NumberFormat.fixed(zip(own, plain).map { $0 / $1 }.median, decimals: 2),
      format.string(error),
      verdict(loops.error, error), verdict(work.knownError, error),
    ]
  }

  private mutating func verdict(_ expected: Double, _ error: Double) -> String {
    let isSame = abs(error - expected) <= WorksPart.tolerance * abs(expected)
    agrees = agrees && isSame
    return isSame ? "agrees" : NumberFormat(digits: 12).string(expected)
  }
}

extension Work {
  /// The sizes of its network and of its batches, and what it is.
  fileprivate var description: String {
    let shape = network.shape
    let units = ([shape.inputCount] + shape.layers.map(\.unitCount)).map(String.init)
    let size = units.joined(separator: "-") + (batch == 1 ? " online" : " by \(batch)")
    return name + String(repeating: " ", count: 5 - name.count) + size + ", " + title
  }
}
