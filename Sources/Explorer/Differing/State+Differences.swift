import Backprop
import Documents
import Explanations

/// The weights here beside those of another step.
extension State {
  /// Carries out what was typed after `:diff`: nothing, a step, or a mark.
  mutating func differ(from text: String, budget: Int) {
    guard !mustWaitForAnswer(), let (position, other) = place(toDifferFrom: text) else { return }
    difference = ParameterDifference(other, to: position)
    display.cursors[.differences] = nil
    display.focus = .differences
    follow(budget: budget)
  }

  /// The run in which a place lies, and its position in it.
  private mutating func place(toDifferFrom text: String) -> (position: Int, run: Run)? {
    if text.isEmpty {
      guard let place = jumps.earlier(than: presentPlace).last else {
        message = Message(
          "there has been no jump; type it so: \(ExplorerCommand.Word.diff.usage)", .problem)
        return nil
      }
      return placeInItsRun(place)
    }
    if text.first == "'", let letter = text.unicodeScalars.dropFirst().first,
      text.unicodeScalars.count == 2
    {
      guard let place = marks.places[letter] else {
        message = Message("no mark \(letter); :marks lists them", .problem)
        return nil
      }
      return placeInItsRun(place)
    }
    guard let position = Int(text.filter { $0 != "," }), position >= 0 else {
      message = Message(
        "“\(text)” is no step; type it so: \(ExplorerCommand.Word.diff.usage)", .problem)
      return nil
    }
    return (min(position, State.largestCount), run)
  }

  /// A place with the future that it belongs to; `nil`, with words, where that is gone.
  private mutating func placeInItsRun(_ place: Jumps.Place) -> (position: Int, run: Run)? {
    let isOfPage = place.page == nil || place.page == reading.place
    if isOfPage, place.edits == run.journal.edits || place.isAsBefore(with: run.journal.edits) {
      return (place.position, run)
    }
    if isOfPage, let index = run.branches.lastIndex(where: { $0.edits == place.edits }) {
      var other = run
      other.take(branch: index, budget: 0)
      return (place.position, other)
    }
    if let kept = reading.keptRuns.last(where: {
      $0.page == place.page && $0.run.edits == place.edits
    }) {
      return (place.position, Run(waking: kept.run, stoppingAs: kept.stopping, budget: 0))
    }
    message = Message("the run that this place belongs to is no longer kept", .problem)
    return nil
  }

  /// How much a weight is larger than at the place that is compared with, and how much that is of the
  /// largest difference; `nil` where that is not what the screen shows.
  package func shownChange(of parameter: Int) -> (value: Double, share: Double)? {
    guard display.focus == .differences, !isAsked, let difference,
      let there = difference.there
    else {
      return nil
    }
    let here =
      run.isKnown(.updated(parameter))
      ? run.pass.updatedParameters[parameter] : run.pass.parameters[parameter]
    let change = here - there[parameter]
    return (change, difference.largest > 0 ? abs(change) / difference.largest : 0)
  }

  var differenceList: ListTable {
    let here = run.updatedNetwork.parameters
    let order = difference?.there == nil ? [] : difference?.order ?? []
    let there = difference?.there ?? []
    let position = difference?.position ?? 0
    let symbols = explainer.symbols
    return ListTable(
      columns: [
        .init(""), .init("there", isNumber: true), .init("here", isNumber: true),
        .init("Δ", isNumber: true), .init("Δ/|w|", isNumber: true),
      ],
      count: order.count,
      row: { index in
        let parameter = order[index]
        let (a, b) = (there[parameter], here[parameter])
        return .init([
          symbols.parameter(parameter), format.short(a), format.short(b), format.short(b - a),
          a == 0 ? "" : NumberFormat.brief((b - a) / abs(a)),
        ])
      },
      note: difference == nil
        ? "" : "step \(NumberFormat.count(run.position)) from \(NumberFormat.count(position))",
      emptiness: difference == nil
        ? "Nothing is compared: :diff 120 compares with step 120."
        : "on the way to step \(NumberFormat.count(position))")
  }
}
