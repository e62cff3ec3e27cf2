internal import KernelWork

/// What some weights and biases were after each update of a stretch of training.
package struct ParameterRecord: Sendable {
  /// Which they are, by their numbers in the order of `Shape`.
  package let parameters: [Int]
  /// How many updates there is room for.
  package let capacity: Int
  /// How many updates are recorded.
  package private(set) var count = 0
  /// How many updates more there is room for.
  var roomLeft: Int { capacity - count }
  private let places: [WatchWork.Place]
  /// A row for each parameter.
  private var numbers: [Double]

  /// Makes room for a record.
  ///
  /// - Parameters:
  ///   - parameters: their numbers, each once.
  ///   - trainer: of whose network they are.
  package init(of parameters: [Int], _ trainer: Trainer) {
    self.parameters = parameters
    // Some megabytes at most, and short enough to be thrown away when something is found in it.
    capacity = max(1, min(4096, 262_144 / max(1, parameters.count)))
    places = parameters.map { trainer.memory.place(of: $0) }
    numbers = [Double](repeating: 0, count: parameters.count * capacity)
  }

  /// What a parameter was after an update, both counted from 0.
  package func value(ofRow row: Int, after update: Int) -> Double {
    numbers[row * capacity + update]
  }

  /// Hands out what a parameter was after all updates.
  package func withRow<Result>(
    _ row: Int, _ body: (UnsafeBufferPointer<Double>) -> Result
  ) -> Result {
    numbers.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[row * capacity..<row * capacity + count]))
    }
  }

  /// Forgets all updates.
  package mutating func clear() { count = 0 }

  /// Adds an update.
  mutating func note(_ memory: KernelMemory) {
    for row in places.indices { numbers[row * capacity + count] = memory.value(at: places[row]) }
    count += 1
  }

  /// Has a kernel add so many updates.
  mutating func note<Result>(updates: Int, _ body: (WatchWork) -> Result) -> Result {
    let first = count
    count += updates
    return places.withUnsafeBufferPointer { places in
      numbers.withUnsafeMutableBufferPointer { numbers in
        guard let place = places.baseAddress, let number = numbers.baseAddress else {
          preconditionFailure("a record is of some parameters")
        }
        return body(
          WatchWork(
            places: place, count: places.count, seen: number + first, capacity: capacity))
      }
    }
  }
}
