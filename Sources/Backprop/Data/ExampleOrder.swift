/// The order in which epochs take the rows of the data.
///
/// A shuffled order follows from the seed and the epoch alone, so that any epoch can be reached again.
package struct ExampleOrder: Equatable, Sendable {
  private let isShuffled: Bool
  private let seed: UInt64
  /// The rows in the order of the epoch; none where they are taken as they are given.
  private(set) var rows: [Int]
  /// The epoch that the rows are in order for, from 1; 0 before the first.
  private var epoch = 0

  /// What the seeds of two epochs differ by, with the number of each: odd, so that no two begin alike.
  package static let epochFactor: UInt64 = 0xD1B5_4A32_D192_ED03

  /// What the epochs' own seeds are made from.
  package static func seed(_ settings: TrainingSettings) -> UInt64 {
    // The first weights are drawn from the seed as it is; what is drawn here are other sequences.
    var source = RandomSource(seed: settings.seed ^ 0x4F52_4445_525F_4F46)
    return source.next()
  }

  /// Makes room for an order; an epoch must be prepared before it is asked for.
  package init(_ settings: TrainingSettings, exampleCount: Int) {
    isShuffled = settings.order == .shuffled
    seed = ExampleOrder.seed(settings)
    rows = isShuffled ? Array(0..<exampleCount) : []
  }

  /// Puts the rows in the order of an epoch, counted from 1.
  package mutating func prepare(epoch: Int) {
    guard isShuffled, epoch != self.epoch else { return }
    self.epoch = epoch
    for place in rows.indices { rows[place] = place }
    var source = RandomSource(seed: seed ^ (UInt64(epoch) &* ExampleOrder.epochFactor))
    source.shuffle(&rows)
  }

  /// The row that an epoch takes at a place; both count from 0.
  package func row(at place: Int) -> Int { isShuffled ? rows[place] : place }

  /// The place at which the prepared epoch takes a row.
  package func place(of row: Int) -> Int { isShuffled ? rows.firstIndex(of: row) ?? row : row }
}
