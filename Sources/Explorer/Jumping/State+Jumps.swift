import Backprop
import Documents
import Explanations

/// Going back and forth among the places that were left by jumps.
extension State {
  /// Where the run stands, and what is pointed at.
  var presentPlace: Jumps.Place {
    Jumps.Place(
      position: run.position, quantity: run.step?.quantity, value: run.step?.value,
      page: reading.place, exampleIndex: run.exampleIndex, edits: run.journal.edits,
      pointing: pointing, panel: display.focus)
  }

  /// Keeps the present place, which is about to be left by a jump.
  mutating func noteJump() { jumps.leave(presentPlace) }

  /// Goes back to where the last jump began, or forth again.
  mutating func jump(isBack: Bool, count: Int, budget: Int) {
    let present = presentPlace
    let place =
      isBack ? jumps.goBack(by: count, from: present) : jumps.goForth(by: count, from: present)
    guard let place else {
      let known = isBack ? jumps.earlier.count : jumps.later.count
      message = Message(
        known == 0
          ? isBack
            ? "There is no jump to go back from." : "There is no jump to make again."
          : "There are \(NumberFormat.counted(known, "jump")); :jumps lists them.")
      return
    }
    go(to: place, budget: budget)
  }

  /// Goes to a place, in the run that it belongs to.
  mutating func go(to place: Jumps.Place, budget: Int) {
    if let page = place.page, page != reading.place, lesson.pages.indices.contains(page) {
      open(page: page, budget: budget)
    }
    guard movement.job == nil else {
      movement.waiting.insert(.place(place), at: 0)
      return
    }
    if place.edits != run.journal.edits { takeFuture(of: place, budget: budget) }
    go(to: place.position, budget: budget)
    pointing = place.pointing
    display.focus = place.panel
  }

  /// Goes over to the future, or the run that was kept, to which a place belongs.
  private mutating func takeFuture(of place: Jumps.Place, budget: Int) {
    let edits = place.edits
    if let index = run.branches.lastIndex(where: { $0.edits == edits }) {
      movement.rest()
      run.take(branch: index, budget: budget)
      _ = finishMoving()
    } else if let index = reading.keptRuns.lastIndex(where: {
      $0.page == reading.place && $0.run.edits == edits
    }) {
      take(keptRun: index, budget: budget)
    } else if !place.isAsBefore(with: run.journal.edits) {
      message = Message("The run has changed since: this is the same step of the present one.")
    }
  }
}
