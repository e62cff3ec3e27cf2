import Backprop

/// The steps of several epochs in one long list, each with its example.
struct NaiveEpochs {
  struct Place: Equatable {
    let exampleIndex: Int
    let index: Int
  }

  private(set) var places: [Place] = []
  private(set) var steps: [NaiveStep] = []
  /// The number of steps before each example.
  private(set) var starts: [Int] = []
  private(set) var counts: [Int] = []
  /// The first example of each example's batch.
  private(set) var batchStarts: [Int] = []
  let stepsPerEpoch: Int

  init(_ start: Run.Setup, epochs: Int) {
    let count = start.examples.count
    let size = start.settings.batch.size(ofExamples: count)
    var lists: [[NaiveStep]] = []
    for example in 0..<count {
      let isLast = example == count - 1
      let inBatch = example % size + 1
      lists.append(
        NaiveSteps(
          network: start.network, settings: start.settings,
          batchSize: inBatch == size || isLast ? inBatch : nil, endsEpoch: isLast
        ).steps)
    }
    stepsPerEpoch = lists.map(\.count).reduce(0, +)
    for exampleIndex in 0..<epochs * count {
      let list = lists[exampleIndex % count]
      starts.append(places.count)
      counts.append(list.count)
      batchStarts.append(exampleIndex - exampleIndex % count % size)
      places += list.indices.map { Place(exampleIndex: exampleIndex, index: $0) }
      steps += list
    }
  }

  /// The positions at which a group ends, 0 among them.
  func ends(_ granularity: Granularity) -> [Int] {
    var ends = [0]
    for step in steps.indices {
      let isEnd =
        if step + 1 == steps.count {
          true
        } else if granularity == .epoch {
          (step + 1) % stepsPerEpoch == 0
        } else {
          places[step].exampleIndex != places[step + 1].exampleIndex
            || steps[step].group(granularity) != steps[step + 1].group(granularity)
        }
      if isEnd { ends.append(step + 1) }
    }
    return ends
  }
}
