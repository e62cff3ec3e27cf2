import Backprop
package import Documents
import Explanations

/// Which panels have something to show.
extension State {
  /// Says why a panel has nothing to show for this network and its data; `nil` where it has.
  package func emptiness(of panel: Panel) -> String? {
    switch panel {
    case .answers where shape.inputCount == 0:
      "Nothing comes from outside: there is one answer only."
    case .answers where shape.inputCount > 2:
      "This is a picture for one or two inputs; the network has \(NumberFormat.count(shape.inputCount))."
    case .weights where !shape.hasManyEdges && shape.recurrence == nil:
      "The network is small: it shows all its weights itself."
    case .valley where valleyParameters == nil:
      "The unit has one weight alone: its curve is in the panel error over a weight."
    case .valley where !ErrorValley.canDraw(run):
      "The network and its data are too large for E to be asked for in every place."
    case .branches where reading.keptRuns.isEmpty && run.branches.isEmpty:
      "There are no branches: a change of the past would make one."
    case .classes where run.classes == .none:
      "The targets are numbers, no classes: no answer is right or wrong."
    case .images where shape.recurrence != nil:
      lesson.view.unitsAcross == nil
        ? "The units are no picture: \"unitsAcross\" in the lesson's view would say so." : nil
    case .images where shape.pictureSide == nil:
      "The inputs are no picture: their number is no square of 5 by 5 or more."
    case .stops where stops.all.isEmpty:
      "There are no stops: :break E < 0.01 sets one."
    case .hits where finding == nil:
      "Nothing has been looked for: :find w5 < 0 lists all hits."
    case .jumps where jumps.earlier.isEmpty && jumps.later.isEmpty:
      "There are no jumps yet: {key:first}, {key:next stop}, {key:next change}, {key:into} and :go "
        + "make some."
    case .marks where marks.places.isEmpty && marks.notes.isEmpty:
      "There are no marks: {key:mark} and a letter sets one, :note TEXT writes a note."
    case .findings where findings == nil:
      "Nobody has asked what is wrong: {key:findings} does."
    case .differences where difference == nil:
      "Nothing is compared: :diff 120 compares with step 120."
    case .paper where filedPaper == nil && answers.paper.entries.isEmpty:
      "Nothing has been answered: {key:answer} answers a step, :paper FILE.csv takes a paper."
    case .settling where shape.recurrence == nil:
      "A layered network has nothing to settle: it answers at once."
    default: nil
    }
  }

  /// The pictures for places that are free, the most telling one first.
  ///
  /// A single weight is all there is to see of its network; a single answer fills no plane.
  package var pictures: [Panel] {
    let isOneExample = run.setup.examples.count == 1
    let isCurve = shape.inputCount == 1 && shape.recurrence == nil
    let order: [Panel] =
      isOneExample || shape.parameterCount == 1
      ? [.settling, .valley, .weightError] + (isCurve ? [.answers] : []) + [.images]
      : [.settling, .answers, .classes, .images, .weightError, .valley]
    return order.filter {
      emptiness(of: $0) == nil && !(isOneExample && isOfSettledExample($0) && isUnsettled)
    }
  }

  /// Goes on to the next panel that has something to show.
  mutating func changePanel(by offset: Int) {
    let panels = Panel.allCases.filter {
      // While a run is watched the network and the calculation have nothing that could be marked.
      let isFolded = movement.isWatched && ($0 == .network || $0 == .calculation)
      return $0 == display.focus || !isFolded && emptiness(of: $0) == nil
    }
    let index = panels.firstIndex(of: display.focus) ?? 0
    display.focus = panels[(index + offset + panels.count) % panels.count]
  }

  /// Moves the place where the error is read off, by a typed number of epochs, or by a tenth of all.
  mutating func moveErrorCursor(by offset: Int, isPage: Bool) {
    let last = max(0, run.history.count - 1)
    let size = isPage ? max(1, last / 10) : 1
    let (distance, overflow) = size.multipliedReportingOverflow(by: typing.count ?? 1)
    let way = overflow ? last + 1 : min(distance, last + 1)
    typing.count = nil
    pointing.errorCursor = min(
      max(0, (pointing.errorCursor ?? run.epochsDone) + way * offset.signum()), last)
  }
}
