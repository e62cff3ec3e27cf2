package import Backprop

/// Looking at training at full speed: what reads parameters, the numbers of epochs and updates, η and
/// what the check finds needs no other value.
extension Watch {
  /// Whether among readings is something that only whole examples tell.
  static func readsPasses(_ readings: [Reading]) -> Bool {
    readings.contains {
      switch $0 {
      case .quantity(.updated), .epoch, .update, .learningRate, .check, .finiteness: false
      case .set(let set): set.parameters == nil
      case .quantity, .swept, .change, .given, .example, .step, .state: true
      }
    }
  }

  /// The weights and biases among readings, each once.
  static func parameters(in readings: [Reading]) -> [Int] {
    let read = readings.flatMap { reading -> [Int] in
      switch reading {
      case .quantity(.updated(let parameter)): [parameter]
      case .set(let set): set.parameters ?? []
      case .quantity, .swept, .change, .given, .epoch, .example, .update, .step, .learningRate,
        .check, .state, .finiteness:
        []
      }
    }
    return Set(read).sorted()
  }

  /// Takes a stretch of examples, with the checks in it.
  ///
  /// - Parameters:
  ///   - stretch: its record is of `parameters`.
  ///   - found: gets the hits in order, each with its example's number in the run; returns whether to go
  ///     on.
  package mutating func take(
    _ stretch: WatchedStretch, found: (Hit, _ exampleIndex: Int) -> Bool
  ) {
    guard !isSurelyUntrue(in: stretch) else { return remember(stretch) }
    let updatesBefore = updatesDone(before: stretch.exampleIndices.lowerBound)
    var hits: [Hit] = []
    var checks = stretch.checks[...]
    for exampleIndex in stretch.exampleIndices {
      let epoch = exampleIndex / exampleCount + 1
      take(
        values(
          of: stretch, epoch: epoch, update: updatesDone(before: exampleIndex) - updatesBefore),
        stretch.layout(of: exampleIndex), exampleIndex: exampleIndex,
        row: { stretch.row(of: exampleIndex) },
        startPosition: stretch.startPosition(of: exampleIndex), &hits)
      if let check = checks.first, check.epoch * exampleCount == exampleIndex + 1 {
        take(check, &hits)
        checks.removeFirst()
      }
      for hit in hits where !found(hit, exampleIndex) { return }
      hits.removeAll(keepingCapacity: true)
    }
  }

  private func values(of stretch: WatchedStretch, epoch: Int, update: Int) -> RecordedValues {
    RecordedValues(
      epoch: epoch, learningRate: settings.rate(inEpoch: epoch), record: stretch.record,
      update: update, rows: rows)
  }

  /// How many updates are complete before an example of the run.
  private func updatesDone(before exampleIndex: Int) -> Int { update(after: exampleIndex) - 1 }

  // MARK: - Stretches without a hit

  /// Whether no condition is true at any test of a stretch, by the bounds of what is read.
  private func isSurelyUntrue(in stretch: WatchedStretch) -> Bool {
    guard !wantsValues, !wasTrue.contains(true) else { return false }
    let bounds = readings.indices.map { self.bounds(ofReading: $0, in: stretch) }
    return conditions.indices.allSatisfy { condition in
      let forecast = Forecast(bounds: places[condition].map { bounds[$0] })
      return !forecast.chance(of: conditions[condition].clause).mayHold
    }
  }

  /// What a reading lies between at all tests of a stretch, and just before; `nil` where that is not
  /// known.
  private func bounds(ofReading place: Int, in stretch: WatchedStretch) -> Bounds? {
    let (first, last) = (stretch.exampleIndices.lowerBound, stretch.exampleIndices.upperBound - 1)
    let epochs = (first / exampleCount + 1, last / exampleCount + 1)
    var all: [Bounds?] = (0...1).compactMap { memory.value($0, of: place) }.map { Bounds($0) }
    switch readings[place] {
    case .quantity(.updated(let parameter)): all += bounds(of: [parameter], in: stretch)
    case .set(let set):
      let members = bounds(of: set.parameters ?? [], in: stretch)
      if !members.isEmpty {
        let known = members.compactMap { $0 }
        all.append(known.count == members.count ? set.bounds(known) : nil)
      }
    case .epoch: all.append(Bounds(Double(epochs.0), Double(epochs.1)))
    case .learningRate:
      // Where η changes, a stretch is within an epoch.
      all += [epochs.0, epochs.1].map { Bounds(settings.rate(inEpoch: $0)) }
    case .update: all.append(Bounds(Double(update(after: first)), Double(update(after: last))))
    case .check(let number):
      if !stretch.checks.isEmpty { all.append(Bounds(of: number, in: stretch.checks)) }
    // Where something is not finite, whole examples are looked at.
    case .finiteness: all.append(Bounds(0))
    // And for these.
    case .quantity, .swept, .change, .given, .example, .step, .state: break
    }
    guard let start = all.first else { return nil }
    return all.dropFirst().reduce(start) { bounds, next in
      if let bounds, let next { bounds.union(next) } else { nil }
    }
  }

  /// What each of some parameters lies between after the updates of a stretch; none where it has none.
  private func bounds(of parameters: [Int], in stretch: WatchedStretch) -> [Bounds?] {
    guard let record = stretch.record, record.count > 0 else { return [] }
    return parameters.map { parameter in
      rows[parameter].flatMap { record.withRow($0) { Bounds(of: $0) } }
    }
  }

  /// Takes the last values of a stretch in which nothing is true.
  private mutating func remember(_ stretch: WatchedStretch) {
    let (first, end) = (stretch.exampleIndices.lowerBound, stretch.exampleIndices.upperBound)
    // Counted from 0; those that begin in the stretch.
    let epochs = (first + exampleCount - 1) / exampleCount..<(end + exampleCount - 1) / exampleCount
    for epoch in epochs.suffix(Memory.depth) {
      for (place, reading) in readings.enumerated() {
        if reading == .epoch { memory.push(Double(epoch + 1), to: place) }
        if reading == .learningRate {
          memory.push(settings.rate(inEpoch: epoch + 1), to: place)
        }
      }
    }
    for check in stretch.checks.suffix(Memory.depth) {
      for (place, reading) in readings.enumerated() {
        guard case .check(let number) = reading, let evaluation = check.evaluation else { continue }
        memory.push(number.value(evaluation, check.test), to: place)
      }
    }
    for (place, reading) in readings.enumerated() where reading == .finiteness {
      memory.push(0, to: place)
    }
    let updates = updatesDone(before: first)..<updatesDone(before: end)
    for update in updates.suffix(Memory.depth) {
      let values = values(of: stretch, epoch: 1, update: update - updates.lowerBound)
      for (place, reading) in readings.enumerated() {
        switch reading {
        case .quantity(let quantity): memory.push(values.value(of: quantity), to: place)
        case .set(let set): memory.push(set.value { values.value(of: set.members[$0]) }, to: place)
        case .update: memory.push(Double(update + 1), to: place)
        case .swept, .change, .given, .epoch, .example, .step, .learningRate, .check, .state,
          .finiteness:
          break
        }
      }
    }
  }
}
