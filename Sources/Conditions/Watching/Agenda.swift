internal import Backprop

/// At which steps of an example something is computed that is read.
struct Agenda: Sendable {
  /// A step at which something is to be done.
  struct Entry: Equatable, Sendable {
    /// The step's place in its example, from 0.
    let index: Int
    /// What it computes, by places in the memory.
    let readings: [Int]
  }

  /// In the order of the steps, that of the check left out.
  let entries: [Entry]

  /// Lays out an example's steps that compute something of what is read.
  ///
  /// - Parameters:
  ///   - layout: all steps of the example.
  ///   - isFirstOfEpoch: whether it begins an epoch.
  ///   - areAllFinite: whether all values are known to be finite, as those before were: then that changes
  ///     nothing, and is read only where something else is, and once for all.
  ///   - readings: what is read.
  init(
    _ layout: ExampleLayout, isFirstOfEpoch: Bool, areAllFinite: Bool, _ readings: [Reading]
  ) {
    let checkIndex = layout.index(of: .error)
    var found: [Int: [Int]] = [:]
    for (place, reading) in readings.enumerated() where !(areAllFinite && reading == .finiteness) {
      for index in layout.indices(of: reading, isFirstOfEpoch: isFirstOfEpoch) {
        found[index, default: []].append(place)
      }
    }
    if areAllFinite, let place = readings.firstIndex(of: .finiteness) {
      for index in Set(found.keys).union([0]) { found[index, default: []].append(place) }
    }
    if let checkIndex { found[checkIndex] = nil }
    entries = found.map { Entry(index: $0.key, readings: $0.value) }
      .sorted { $0.index < $1.index }
  }
}

extension ExampleLayout {
  /// The steps that compute something, by their places from 0.
  func indices(of reading: Reading, isFirstOfEpoch: Bool) -> [Int] {
    func list(_ index: Int?) -> [Int] { index.map { [$0] } ?? [] }
    switch reading {
    case .quantity(let quantity): return list(index(of: quantity))
    case .swept(let swept): return indices(ofSwept: swept)
    case .change: return indices(ofSwept: .change) + indices(ofSwept: .deltaChange)
    case .given, .example: return [0]
    case .epoch, .learningRate: return isFirstOfEpoch ? [0] : []
    case .update: return list(firstUpdateIndex)
    case .step, .finiteness: return Array(0..<count)
    case .check: return list(index(of: .error))
    case .set(let set): return list(set.members.lazy.compactMap { lastIndex(of: $0) }.max())
    case .state(.exploding): return list(lastUpdateIndex)
    case .state: return list(index(of: .error))
    }
  }

  private func lastIndex(of quantity: Quantity) -> Int? {
    if case .input = quantity { return 0 }
    if case .target = quantity { return 0 }
    return index(of: quantity)
  }

  private func indices(ofSwept swept: Swept) -> [Int] {
    guard let sweeps else { return [] }
    let count = swept.isForward ? sweeps.forward : sweeps.backward
    guard count > 0 else { return [] }
    return (1...count).compactMap { index(of: .swept(swept, sweep: $0)) }
  }

  /// The first step of the update; `nil` where none follows the example.
  private var firstUpdateIndex: Int? {
    guard ending.batchSize != nil else { return nil }
    return index(of: .batchGradient(0))
      ?? Optimizer.Number.allCases.lazy.compactMap { index(of: .optimizer($0, 0)) }.min()
      ?? shape.layers.lazy.compactMap { index(of: .updated($0.firstWeight)) }.min()
  }

  /// The last step of the update; `nil` where none follows the example.
  private var lastUpdateIndex: Int? {
    guard ending.batchSize != nil else { return nil }
    return (index(of: .error) ?? count) - 1
  }
}
