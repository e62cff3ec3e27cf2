package import Backprop

/// Looks at a run, example by example, for steps at which conditions hit.
///
/// It is told what training computes, in order, and keeps of it only what the conditions read.
package struct Watch: Sendable {
  package let conditions: [Condition]
  /// What the conditions read, each once.
  let readings: [Reading]
  /// Where the readings of each condition stand among all.
  let places: [[Int]]
  /// Which conditions read something.
  private let readers: [[Int]]
  private var shape: Shape
  private(set) var settings: TrainingSettings
  /// The weights and biases that are read, each once.
  package let parameters: [Int]
  /// The places of these among them.
  let rows: [Int: Int]
  private let updatesPerEpoch: Int
  let exampleCount: Int
  private let batchSize: Int
  var memory: Memory
  /// Whether each condition was true when it was tested last.
  private(set) var wasTrue: [Bool]
  private var tally: EpochTally?
  private var norms: GradientNorms?
  /// Whether the gradients of the present update explode; `nil` where that cannot be told.
  private var explodes: Bool?
  let readsFiniteness: Bool
  /// Whether something is read that only whole examples tell.
  private let readsPasses: Bool
  /// What has a value that is no number, or infinite.
  private var nonfinite: Set<Quantity> = []
  /// Whether all values of the example that is looked at are finite, and those before were.
  private var areAllFinite = false
  /// In a layered network an example has one of a few layouts.
  private var agendas: [Layout: Agenda] = [:]

  /// What tells the steps of an example in a layered network.
  private struct Layout: Hashable {
    let ending: ExampleLayout.Ending
    let isFirstOfEpoch: Bool
    let areAllFinite: Bool
  }

  /// Whether all values of what is compared are wanted, in the place of hits.
  let wantsValues: Bool

  /// Prepares to watch a run for some conditions.
  ///
  /// - Parameters:
  ///   - conditions: read for the same network and settings.
  ///   - setup: what the run begins from.
  package init(_ conditions: [Condition], of setup: Run.Setup) {
    self.init(conditions, of: setup, wantsValues: false)
  }

  /// Prepares to watch what an expression comes to, at the steps at which a condition of it is tested.
  init(valuesOf expression: WatchedExpression, in setup: Run.Setup) {
    self.init([expression.condition], of: setup, wantsValues: true)
  }

  private init(_ conditions: [Condition], of setup: Run.Setup, wantsValues: Bool) {
    self.conditions = conditions
    self.wantsValues = wantsValues
    var readings: [Reading] = []
    places = conditions.map { condition in
      condition.readings.map { reading in
        if let place = readings.firstIndex(of: reading) { return place }
        readings.append(reading)
        return readings.count - 1
      }
    }
    self.readings = readings
    readsFiniteness = readings.contains(.finiteness)
    readsPasses = Watch.readsPasses(readings)
    var readers = [[Int]](repeating: [], count: readings.count)
    for (condition, places) in places.enumerated() {
      for place in places { readers[place].append(condition) }
    }
    self.readers = readers
    parameters = Watch.parameters(in: readings)
    rows = Dictionary(uniqueKeysWithValues: zip(parameters, parameters.indices))
    shape = setup.network.shape
    settings = setup.settings
    exampleCount = setup.examples.count
    batchSize = settings.batch.size(ofExamples: exampleCount)
    updatesPerEpoch = (exampleCount + batchSize - 1) / batchSize
    memory = Memory(count: readings.count)
    wasTrue = [Bool](repeating: false, count: conditions.count)
    let states = readings.compactMap {
      if case .state(let state) = $0 { return state }
      return nil
    }
    if states.contains(where: { $0 != .exploding }) { tally = EpochTally(shape) }
    if states.contains(.exploding) { norms = GradientNorms() }
  }

  /// Whether whole examples are needed; where only what is finite is read, as long as something is not.
  package var needsPasses: Bool { readsPasses || !nonfinite.isEmpty }

  /// How many epochs of a run must be watched for all that a condition remembers, and for what it was
  /// before: three values of what comes once an epoch, and the updates before one that explodes.
  package static func epochsBefore(_ setup: Run.Setup) -> Int {
    let count = setup.examples.count
    let batchSize = setup.settings.batch.size(ofExamples: count)
    let updates = (count + batchSize - 1) / batchSize
    return max(Memory.depth, (GradientNorms.span + 2 + updates - 1) / updates)
  }

  /// Whether something is read that the check finds.
  package var readsCheck: Bool {
    readings.contains {
      if case .check = $0 { return true }
      return false
    }
  }

  /// Whether something is read that is found, or judged, at the check.
  package var needsEvaluation: Bool {
    readings.contains {
      switch $0 {
      case .check, .finiteness: true
      case .state(let state): state != .exploding
      case .quantity, .swept, .change, .given, .epoch, .example, .update, .step, .learningRate,
        .set:
        false
      }
    }
  }

  /// Takes the values that there are before an epoch: those of the start, which is no test.
  ///
  /// - Parameters:
  ///   - epochsDone: how many epochs lie before; what happened in them is not known.
  ///   - parameters: all weights and biases as they are then.
  ///   - evaluation: what the network does on the data, where `readsCheck` says so.
  ///   - test: the same on the test data, where there is any.
  package mutating func begin(
    after epochsDone: Int = 0, parameters: [Double], _ evaluation: Evaluation?, test: Evaluation?
  ) {
    for (place, reading) in readings.enumerated() {
      switch reading {
      case .quantity(.updated(let parameter)): memory.push(parameters[parameter], to: place)
      case .set(let set):
        let numbers = set.members.compactMap { member -> Double? in
          if case .updated(let parameter) = member { return parameters[parameter] }
          return nil
        }
        if numbers.count == set.members.count {
          memory.push(set.value { numbers[$0] }, to: place)
        }
      case .check(let number):
        guard let evaluation else { continue }
        memory.push(number.value(evaluation, test), to: place)
      case .learningRate: memory.push(settings.rate(inEpoch: max(1, epochsDone)), to: place)
      case .update: memory.push(Double(epochsDone * updatesPerEpoch), to: place)
      case .quantity, .swept, .change, .given, .epoch, .example, .step, .state, .finiteness: break
      }
    }
  }

  /// Takes what holds from the next example on, where something was edited.
  package mutating func adopt(_ setup: Run.Setup) {
    shape = setup.network.shape
    settings = setup.settings
  }

  /// Takes the steps of an example up to the check.
  ///
  /// - Parameters:
  ///   - pass: the example, with all of its sweeps where the network is recurrent.
  ///   - exampleIndex: its number in the run, from 0.
  ///   - row: which row of the data it is, from 0.
  ///   - startPosition: the number of steps before it.
  ///   - end: so many of its steps are looked at.
  ///   - hits: gets the steps at which conditions hit, in order.
  package mutating func take(
    _ pass: ExamplePass, exampleIndex: Int, row: Int, startPosition: Int, before end: Int = .max,
    _ hits: inout [Hit]
  ) {
    tally?.add(pass)
    explodes = pass.layout.ending.batchSize == nil ? nil : norms?.add(pass)
    take(
      pass, pass.layout, exampleIndex: exampleIndex, row: { row }, startPosition: startPosition,
      before: end, &hits)
  }

  /// Takes the steps of an example up to the check, from wherever their values come.
  mutating func take(
    _ values: some StepValues, _ layout: ExampleLayout, exampleIndex: Int, row: () -> Int,
    startPosition: Int, before end: Int = .max, _ hits: inout [Hit]
  ) {
    areAllFinite = readsFiniteness && nonfinite.isEmpty && values.areValuesFinite
    let agenda = agenda(of: layout, isFirstOfEpoch: exampleIndex % exampleCount == 0)
    for entry in agenda.entries where entry.index < end {
      for place in entry.readings {
        if let value = value(
          of: readings[place], at: entry.index, in: values, layout, exampleIndex: exampleIndex,
          row: row,
          startPosition: startPosition)
        {
          memory.push(value, to: place)
        }
      }
      test(
        entry.readings, Place(epoch: values.epoch, step: startPosition + entry.index + 1),
        { layout.quantity(at: entry.index) }, row: row, &hits)
    }
  }

  /// Takes the check at the end of an epoch.
  ///
  /// - Parameters:
  ///   - check: what was found, and where.
  ///   - hits: gets the conditions that hit.
  package mutating func take(_ check: WatchedCheck, _ hits: inout [Hit]) {
    defer { if tally != nil { tally = EpochTally(shape) } }
    if let evaluation = check.evaluation, readsFiniteness { note(.error, evaluation.error) }
    var taken: [Int] = []
    for (place, reading) in readings.enumerated() {
      switch reading {
      case .check(let number):
        guard let evaluation = check.evaluation else { continue }
        memory.push(number.value(evaluation, check.test), to: place)
      case .state(let state):
        guard check.evaluation != nil, state != .exploding, let tally else { continue }
        memory.push(tally.holds(state, shape, settings) ? 1 : 0, to: place)
      case .step: memory.push(Double(check.step), to: place)
      case .finiteness: memory.push(nonfinite.isEmpty ? 0 : 1, to: place)
      case .quantity, .swept, .change, .given, .epoch, .example, .update, .learningRate, .set:
        continue
      }
      taken.append(place)
    }
    guard !taken.isEmpty else { return }
    test(taken, Place(check), { .error }, row: { check.row }, &hits)
  }

  /// Where a step is: its epoch and its number in the run, from 1.
  struct Place {
    let epoch: Int
    let step: Int

    init(epoch: Int, step: Int) {
      self.epoch = epoch
      self.step = step
    }

    init(_ check: WatchedCheck) { self.init(epoch: check.epoch, step: check.step) }
  }

  // MARK: - Values

  private mutating func value(
    of reading: Reading, at index: Int, in values: some StepValues, _ layout: ExampleLayout,
    exampleIndex: Int, row: () -> Int, startPosition: Int
  ) -> Double? {
    switch reading {
    case .quantity(let quantity), .given(let quantity): return values.value(of: quantity)
    case .swept, .change: return values.value(of: layout.quantity(at: index))
    case .epoch: return Double(values.epoch)
    case .example: return Double(row() + 1)
    case .update: return Double(update(after: exampleIndex))
    case .step: return Double(startPosition + index + 1)
    case .learningRate: return values.learningRate
    case .set(let set): return set.value { values.value(of: set.members[$0]) }
    case .state: return explodes.map { $0 ? 1 : 0 }
    case .finiteness where areAllFinite: return 0
    case .finiteness:
      let quantity = layout.quantity(at: index)
      note(quantity, values.value(of: quantity))
      return nonfinite.isEmpty ? 0 : 1
    case .check: return nil
    }
  }

  /// The number of the update that follows an example, from 1.
  func update(after exampleIndex: Int) -> Int {
    exampleIndex / exampleCount * updatesPerEpoch + exampleIndex % exampleCount / batchSize + 1
  }

  /// Notes whether the latest value of a quantity is finite.
  private mutating func note(_ quantity: Quantity, _ value: Double) {
    guard !value.isFinite || !nonfinite.isEmpty else { return }
    var key = quantity
    // All sweeps have the same names.
    if case .swept(let swept, _) = quantity { key = swept.settled ?? .swept(swept, sweep: 0) }
    if value.isFinite { nonfinite.remove(key) } else { nonfinite.insert(key) }
  }

  // MARK: - Tests

  private mutating func agenda(of layout: ExampleLayout, isFirstOfEpoch: Bool) -> Agenda {
    // How many sweeps a recurrent network takes is known of each example alone.
    guard layout.sweeps == nil else {
      return Agenda(
        layout, isFirstOfEpoch: isFirstOfEpoch, areAllFinite: areAllFinite, readings)
    }
    let key = Layout(
      ending: layout.ending, isFirstOfEpoch: isFirstOfEpoch, areAllFinite: areAllFinite)
    if let agenda = agendas[key] { return agenda }
    let agenda = Agenda(
      layout, isFirstOfEpoch: isFirstOfEpoch, areAllFinite: areAllFinite, readings)
    agendas[key] = agenda
    return agenda
  }

  /// Tests the conditions that read something of what a step has computed.
  private mutating func test(
    _ computed: [Int], _ place: Place, _ quantity: () -> Quantity, row: () -> Int,
    _ hits: inout [Hit]
  ) {
    for condition in readers(of: computed) {
      let evaluator = ClauseEvaluator(memory: memory, places: places[condition])
      guard !wantsValues else {
        if let value = subject(of: condition, computed).value {
          hits.append(
            Hit(
              condition: condition, epoch: place.epoch, example: row() + 1, step: place.step,
              quantity: quantity(), value: value, before: nil, evidence: nil))
        }
        continue
      }
      let isTrue = evaluator.truth(of: conditions[condition].clause) == true
      defer { wasTrue[condition] = isTrue }
      guard isTrue, !wasTrue[condition] else { continue }
      let (value, before) = subject(of: condition, computed)
      hits.append(
        Hit(
          condition: condition, epoch: place.epoch, example: row() + 1, step: place.step,
          quantity: quantity(), value: value, before: before,
          evidence: evidence(of: condition, computed)))
    }
  }

  /// What each condition's first test speaks of, as it is now; `nil` where it has no value.
  package var subjects: [Double?] {
    conditions.indices.map { condition in
      let evaluator = ClauseEvaluator(memory: memory, places: places[condition])
      return conditions[condition].clause.tests.first.flatMap(evaluator.subject)
    }
  }

  /// The conditions that read one of some readings, in order.
  private func readers(of computed: [Int]) -> [Int] {
    computed.count == 1
      ? readers[computed[0]] : Set(computed.flatMap { readers[$0] }).sorted()
  }

  /// The value that a hit is told with, and the same just before the step.
  private func subject(
    of condition: Int, _ computed: [Int]
  ) -> (value: Double?, before: Double?) {
    guard let test = test(of: condition, computed) else { return (nil, nil) }
    var evaluator = ClauseEvaluator(memory: memory, places: places[condition])
    let value = evaluator.subject(of: test)
    evaluator.past = Set(computed)
    return (value, evaluator.subject(of: test))
  }

  /// By what the state was judged that a hit speaks of; `nil` where it speaks of none.
  private func evidence(of condition: Int, _ computed: [Int]) -> StateEvidence? {
    guard case .state(let place)? = test(of: condition, computed),
      case .state(let state) = readings[places[condition][place]]
    else { return nil }
    guard state == .exploding else { return tally?.evidence(of: state, shape, settings) }
    return norms.map { .exploding(factor: $0.latest / $0.median) }
  }

  /// The first test of a condition that reads something of what a step has computed.
  private func test(of condition: Int, _ computed: [Int]) -> Test? {
    conditions[condition].clause.tests.first { test in
      test.readings.contains { computed.contains(places[condition][$0]) }
    }
  }
}

extension CheckedNumber {
  /// The number in what a check found; NaN where it found none.
  func value(_ evaluation: Evaluation, _ test: Evaluation?) -> Double {
    switch self {
    case .error: evaluation.error
    case .testError: test?.error ?? .nan
    case .accuracy: evaluation.accuracy ?? .nan
    case .testAccuracy: test?.accuracy ?? .nan
    }
  }
}
