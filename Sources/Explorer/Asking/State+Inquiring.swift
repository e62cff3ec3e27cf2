import Backprop
import Conditions
import Explanations

/// Looking for something in the run, in slices between looks at the keys.
extension State {
  /// Whether the run is on its way, or looked through for a place to go to.
  package var isUnderway: Bool { movement.job != nil || movement.inquiry != nil }

  /// Begins to look; what takes longer than a frame becomes work for later.
  mutating func inquire(_ aim: Inquiry.Aim, _ work: Inquiry.Work, budget: Int) {
    movement.rest()
    movement.inquiry = Inquiry(aim: aim, work: work, stops: stops.active)
    goOnInquiring(budget: budget)
  }

  /// Goes on looking, and goes to what is found.
  mutating func goOnInquiring(budget: Int) {
    guard var inquiry = movement.inquiry else { return }
    // Two owners would make a copy of what it works with.
    movement.inquiry = nil
    var work = budget
    guard inquiry.advance(in: run, work: &work) else {
      movement.inquiry = inquiry
      return
    }
    switch inquiry.work {
    case .hit(let search): finish(inquiry.aim, search.found, inquiry.stops, budget: budget)
    case .change(let search): finish(inquiry.aim, search.found, budget: budget)
    }
  }

  /// Leaves what is looked for.
  mutating func stopInquiring() {
    guard let epoch = movement.inquiry?.epoch else { return }
    movement.inquiry = nil
    message = Message("stopped looking in epoch \(NumberFormat.count(epoch)); nothing has moved")
  }
}
