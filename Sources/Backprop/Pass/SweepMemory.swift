/// The values of all units after some sweeps: after all of few, of many after those a power of 2
/// apart.
struct SweepMemory: Equatable, Sendable {
  private let unitCount: Int
  /// Sweep by sweep, unit by unit.
  private var values: [Double] = []
  /// How many sweeps lie between two that are kept.
  private(set) var spacing = 1
  private let capacity: Int

  /// About eight megabytes, whatever the size of the network.
  static let mostNumbers = 1_000_000

  init(unitCount: Int) {
    self.unitCount = unitCount
    capacity = max(64, SweepMemory.mostNumbers / unitCount)
  }

  /// Keeps the values after the next sweep, from sweep 0 on, where it is one to be kept.
  mutating func record(_ sweep: Int, _ next: [Double]) {
    guard sweep % spacing == 0 else { return }
    values += next
    guard values.count / unitCount >= capacity else { return }
    spacing *= 2
    var kept: [Double] = []
    kept.reserveCapacity(values.count)
    for first in stride(from: 0, to: values.count, by: 2 * unitCount) {
      kept += values[first..<first + unitCount]
    }
    values = kept
  }

  /// The last sweep at or before one whose values are kept.
  func nearest(to sweep: Int) -> Int {
    min(sweep / spacing, values.count / unitCount - 1) * spacing
  }

  /// The values after a sweep that is kept.
  func values(after sweep: Int) -> ArraySlice<Double> {
    values[sweep / spacing * unitCount..<(sweep / spacing + 1) * unitCount]
  }
}
