import Backprop
import Conditions
import Documents
import Explanations

/// Keeping up with a run what is found all along it.
extension State {
  /// Whether something that is shown has not come to where the run has been.
  var isFollowing: Bool {
    (showsHits && !stops.active.isEmpty && stopTrail?.isBehind(run) != false)
      || filedPaper?.isBehind == true || lacksStopValues
      || finding?.isBehind(run) == true || plots.contains { $0.isBehind(run) }
      || (beside != nil && !movement.playback.isRunning) || lacksComparison || isLookingForFindings
      || lacksCounterpart || (display.focus == .valley && lacksValleyTrail)
      || (display.focus == .differences && difference?.isBehind(run) == true)
  }

  /// Whether what the stops speak of is shown, and still to be found.
  private var lacksStopValues: Bool {
    guard display.focus == .stops, !stops.active.isEmpty, !run.pass.isOpen, !isUnderway,
      !movement.playback.isRunning
    else { return false }
    return stopValues?.areOf(stops.conditions, in: run) != true || stopValues?.values == nil
  }

  /// Whether the run that is compared with is not where the present one stands.
  private var lacksCounterpart: Bool {
    guard !isUnderway, !movement.playback.isRunning else { return false }
    return counterpart?.isLevel(with: run) == false
  }

  private mutating func findStopValues(budget: Int) {
    guard lacksStopValues else { return }
    let conditions = stops.conditions
    if stopValues?.areOf(conditions, in: run) != true {
      stopValues = StopValues(of: conditions, in: run)
    }
    guard var values = stopValues else { return }
    // Two owners would make a copy of what it works with.
    stopValues = nil
    values.find(in: run, budget: budget)
    stopValues = values
  }

  /// Whether the hits of stops are among what is looked at.
  private var showsHits: Bool { [.stops, .error].contains(display.focus) }

  /// Lists all hits of a condition between the start and the furthest step.
  mutating func find(_ text: String, in typed: String, budget: Int) {
    do throws(ConditionProblem) {
      let condition = try Condition(text, of: run.setup)
      finding = Trail(of: [condition], in: run)
      display.cursors[.hits] = nil
      display.focus = .hits
      follow(budget: budget)
    } catch {
      refuse(error, of: text, in: typed)
    }
  }

  /// Leaves what has not come to where the run has been, with what it has found.
  mutating func stopFollowing() {
    finding?.stop()
    stopTrail?.stop()
    for index in plots.indices { plots[index].stop() }
    if difference?.there == nil { difference = nil }
    if isLookingForFindings { display.focus = .network }
    if filedPaper?.isBehind == true { filedPaper = nil }
    if lacksCounterpart { counterpart = nil }
    valleyTrail?.x.stop()
    valleyTrail?.y.stop()
    message = Message("stopped; what was found so far stays")
  }

  /// What the stops have found belongs to other conditions.
  mutating func forgetWhatStopsFound() {
    stopTrail = nil
    if movement.playback.isRunning { movement.scout = Scout(aheadOf: run, stops) }
  }

  /// Takes up where the run has come to, or what has become of it.
  mutating func follow(budget: Int) {
    if showsHits, !stops.all.isEmpty {
      if stopTrail?.isOf(run) != true {
        stops.read(for: run.setup)
        stopTrail = stops.active.isEmpty ? nil : Trail(of: stops.conditions, in: run)
      }
      catchUp(\.stopTrail, budget: budget)
    }
    findStopValues(budget: budget)
    if filedPaper?.isBehind == true { filedPaper?.advance(budget: budget) }
    if let finding, !finding.isOf(run) { self.finding = again(finding) }
    catchUp(\.finding, budget: budget)
    lookForFindings(budget: budget)
    goOnComparing(budget: budget)
    followValley(budget: budget)
    if lacksCounterpart || display.focus == .differences {
      // While a boxed part of the state changes, nothing else of the state can be read.
      let run = run
      if lacksCounterpart { counterpart?.follow(run, budget: budget) }
      if display.focus == .differences { difference?.catchUp(with: run, budget: budget) }
    }
    let share = budget / max(1, plots.count)
    for index in plots.indices { plots[index].catchUp(with: run, budget: share) }
  }

  /// The same search in the run as it is now; `nil` where that lacks what is named.
  private func again(_ trail: Trail<HitFinder>) -> Trail<HitFinder>? {
    let vocabulary = Vocabulary(run.setup)
    let conditions = trail.conditions.compactMap { try? Condition($0.text, vocabulary) }
    return conditions.count == trail.conditions.count ? Trail(of: conditions, in: run) : nil
  }

  private mutating func catchUp(_ path: WritableKeyPath<State, Trail<HitFinder>?>, budget: Int) {
    guard var trail = self[keyPath: path] else { return }
    // Two owners would make a copy of what it works with.
    self[keyPath: path] = nil
    trail.advance(in: run, budget: budget)
    self[keyPath: path] = trail
  }
}
