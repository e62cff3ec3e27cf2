import Backprop
import Conditions
import Documents
import Explanations

/// Stops: setting them, and going from hit to hit.
extension State {
  /// Carries out what was typed after `:break`.
  mutating func setStop(_ text: String, in typed: String) {
    let words = text.split(separator: " ")
    switch (words.first, words.count) {
    case (nil, _): display.focus = .stops
    case ("off", 1):
      let count = stops.all.count
      stops.removeAll()
      forgetWhatStopsFound()
      message = Message(
        count == 0
          ? "There are no stops." : "\(NumberFormat.counted(count, "stop")) taken away.")
    case ("off", 2):
      guard let number = Int(words[1]), stops.remove(number) else {
        message = Message("no stop \(words[1]); :break lists them", .problem)
        return
      }
      forgetWhatStopsFound()
      message = Message("Stop \(number) is taken away.")
    default: addStop(text, in: typed)
    }
  }

  private mutating func addStop(_ text: String, in typed: String) {
    do throws(ConditionProblem) {
      let condition = try Condition(text, of: run.setup)
      if let same = stops.all.first(where: { $0.condition?.asksTheSame(as: condition) == true }) {
        message = Message(
          "stop \(same.number) is \(same.text) already; {key:next stop} goes on to its next hit")
        return
      }
      let number = stops.add(condition)
      forgetWhatStopsFound()
      message = Message(
        "stop \(number)  \(condition.text)   {key:next stop} goes on to its next hit, "
          + "{key:previous stop} back to the last")
    } catch {
      refuse(error, of: text, in: typed)
    }
  }

  /// Says why a condition or an expression cannot be read, and where in the line that was typed.
  mutating func refuse(_ problem: ConditionProblem, of text: String, in typed: String) {
    message = Message(
      "column \(problem.column): \(problem.words)", .problem,
      column: typed.unicodeScalars.count - text.unicodeScalars.count + problem.column)
  }

  /// What a stop is set on where nothing has been typed: the selected symbol, or that of the step.
  var symbolToStopAt: String {
    if let selection = pointing.selection, pointing.isInspecting {
      switch selection {
      case .unit(let unit): return "out_\(run.network.name(of: unit)) "
      case .input, .target, .parameter: return name(of: selection) + " "
      }
    }
    guard let quantity = run.step?.quantity else { return "E " }
    switch quantity {
    case .updated(let parameter): return explainer.symbols.parameter(parameter) + " "
    case .swept(let swept, _):
      return swept.settled.map { Notation.ascii.spell(explainer.symbols.symbol($0)) + " " }
        ?? "change "
    default: return Notation.ascii.spell(explainer.symbols.symbol(quantity)) + " "
    }
  }

  /// Goes on to the next hit of any stop, or back to the last.
  mutating func goToStop(isForward: Bool, budget: Int) {
    stops.read(for: run.setup)
    guard !stops.all.isEmpty else {
      var prompt = Prompt(.command)
      prompt.line = TypedLine("break " + symbolToStopAt)
      typing.prompt = prompt
      return
    }
    guard let search = stopSearch(isForward: isForward, before: endOfSearch) else {
      message = Message(
        "no stop can hit in this network; :break lists them", .problem)
      return
    }
    inquire(.stop(isForward: isForward), .hit(search), budget: budget)
  }

  /// The example before which a search ends: after the last epoch of the run, where that is to come.
  private var endOfSearch: Int {
    let last = lesson.settings.training.epochs
    let (end, overflow) = last.multipliedReportingOverflow(by: run.setup.examples.count)
    return overflow || run.epochsDone >= last ? .max : end
  }

  /// A search for a hit of any stop; `nil` where none can hit.
  func stopSearch(isForward: Bool, before end: Int) -> Search<HitFinder>? {
    let conditions = stops.conditions
    guard !conditions.isEmpty else { return nil }
    let (start, position) = (run.start, run.position)
    let warmUp = Watch.epochsBefore(run.start)
    return isForward
      ? Search(onFrom: run, before: end, warmUp: warmUp) { _ in
        HitFinder(conditions, of: start, .first(after: position))
      }
      : Search(backFrom: run, warmUp: warmUp) { examples in
        HitFinder(
          conditions, of: start, .last(before: position, from: examples.lowerBound))
      }
  }

  /// Goes to a hit that was looked for, and says which it is.
  mutating func finish(
    _ aim: Inquiry.Aim, _ hit: Hit?, _ stops: [Stops.Stop], budget: Int
  ) {
    switch aim {
    case .stop(let isForward):
      guard let hit else { return sayThatNothingHits(isForward: isForward, budget: budget) }
      noteJump()
      go(to: hit.step, budget: budget)
      say(words(for: hit, stops))
    case .way(let target, let count, let granularity):
      guard let hit, lies(hit, before: target) else { return go(to: target, budget: budget) }
      let left = leftWords(of: count, granularity, hit)
      go(to: hit.step, budget: budget)
      say(words(for: hit, stops) + left)
    case .change: break
    }
  }

  private mutating func sayThatNothingHits(isForward: Bool, budget: Int) {
    guard isForward else {
      message = Message("No stop hits before this step.")
      return
    }
    let last = lesson.settings.training.epochs
    noteJump()
    go(to: run.start(ofExample: last * run.setup.examples.count), budget: budget)
    say("No stop hits up to epoch \(NumberFormat.count(last)), the limit.")
  }

  /// Says something now, or when the run has arrived.
  mutating func say(_ text: String) {
    if movement.job == nil { message = Message(text) } else { movement.wordsAtEnd = text }
  }

  func words(for hit: Hit, _ stops: [Stops.Stop]) -> String {
    guard let condition = stops[hit.condition].condition else { return "" }
    return "stop \(stops[hit.condition].number)  \(hit.words(of: condition, explainer.symbols))"
  }

  // MARK: - On the way

  /// Moves on by groups of steps, but no further than the next hit of a stop.
  mutating func moveToStop(by count: Int, _ granularity: Granularity, budget: Int) {
    let target = run.destination(after: count, of: granularity)
    guard let search = stopSearch(isForward: true, before: examplesEnd(of: count, granularity))
    else { return go(to: target, budget: budget) }
    inquire(.way(target, count: count, granularity), .hit(search), budget: budget)
  }

  /// The example before which so many groups of steps are done at most.
  func examplesEnd(of count: Int, _ granularity: Granularity) -> Int {
    let size = granularity == .epoch ? run.setup.examples.count : 1
    let (examples, overflow) = count.multipliedReportingOverflow(by: size)
    let (end, tooFar) = (run.exampleIndex + 2).addingReportingOverflow(examples)
    return overflow || tooFar ? .max : end
  }

  /// Whether a hit lies before the end of a way, or at it.
  private func lies(_ hit: Hit, before target: Destination) -> Bool {
    switch target {
    case .position(let position): return hit.step <= position
    case .end(let last), .step(_, let last):
      return run.exampleIndex(ofRow: hit.example - 1, inEpoch: hit.epoch) <= last
    case .groups, .back:
      // How long the way is, only going it tells.
      var ahead = run
      return ahead.advance(to: target) == .arrived && hit.step <= ahead.position
    }
  }

  /// How many units, layers or phases lie between here and a hit; `nil` where counting takes too long.
  private func groups(of granularity: Granularity, before hit: Hit, atMost count: Int) -> Int? {
    guard count <= State.mostCountedGroups else { return nil }
    var ahead = run
    for done in 0..<count {
      _ = ahead.advance(to: .groups(1, granularity))
      guard ahead.position < hit.step else { return ahead.position == hit.step ? done + 1 : done }
    }
    return count
  }

  private static let mostCountedGroups = 20_000

  /// How much is left of a way: `; 9,778 of 10,000 epochs are left`.
  private func leftWords(of count: Int, _ granularity: Granularity, _ hit: Hit) -> String {
    guard count > 1 else { return "" }
    let hasEnded = run.stepsDone > 0 && run.stepsDone == run.pass.layout.count
    let done: Int? =
      switch granularity {
      case .step: hit.step - run.position
      case .example:
        run.exampleIndex(ofRow: hit.example - 1, inEpoch: hit.epoch) - run.exampleIndex
          - (hasEnded ? 1 : 0)
      case .epoch: hit.epoch - 1 - run.epochsDone + (hit.quantity == .error ? 1 : 0)
      case .unit, .layer, .phase: groups(of: granularity, before: hit, atMost: count)
      }
    guard let done, done < count else { return "" }
    let left = count - max(0, done)
    return
      "; \(NumberFormat.counted(left, granularity.rawValue)) of \(NumberFormat.count(count)) left"
  }
}
