package import Backprop
import Documents
import Explanations

/// Finding the first wrong step of a program: it is in hand, and its right value is typed.
extension State {
  /// The search that the page is about which was opened last; `nil`: none.
  package var faultSearch: FaultSearch? { reading.place.flatMap { reading.faults[$0] } }

  /// Whether a fault is to be found, and has been neither found nor shown.
  var isFaultOpen: Bool { faultSearch?.outcome == .open }

  /// Begins the search once the run stands at the place of a page that has a program.
  mutating func followFaults() {
    guard let place = reading.place, reading.page == place, reading.faults[place] == nil,
      lesson.pages.indices.contains(place), lesson.pages[place].program != nil,
      movement.job == nil, reading.walk.isEmpty
    else { return }
    reading.faults[place] = FaultSearch(in: run)
  }

  /// Asks for the right value of the step in hand.
  mutating func askForRightValue() {
    stopPlayback()
    answers.begin()
    guard let step = run.step else {
      message = Message(
        "Step to what you think is wrong; {key:answer} there asks for the right value.", .problem)
      return
    }
    typing.prompt = Prompt(.correction(step.quantity))
  }

  /// What the prompt asks: `∂E/∂w5 should be `.
  package func question(forRight quantity: Quantity) -> String {
    explainer.symbol(quantity) + " should be "
  }

  /// Takes the right value of the step in hand: says whether that step is the first wrong one.
  mutating func correct(_ text: String, budget: Int) {
    guard let step = run.step, faultSearch != nil else { return }
    let line = text.filter { $0 != " " }
    guard !line.isEmpty else {
      message = Message(nextHint([], explainer, for: step.quantity))
      return
    }
    guard let number = TypedNumber(line) else {
      message = Message(
        "“\(text)” is no number; enter for a hint, n: no step is wrong, s shows the fault",
        .problem)
      return
    }
    let answer = judged(number, of: step.quantity, in: run.pass.corrected(at: step.quantity))
    let words = JudgementWords(explainer.symbols, .standard)
    switch answer.judgement.verdict {
    case .right, .rightCarried:
      typing.prompt = nil
      // Any example shows it.
      if run.position == FaultSearch.firstWrong(in: run) {
        end(.found)
      } else if run.pass.slip(at: step.quantity) == nil {
        message = Message("right, and so is the program here")
      } else {
        message = Message("right; but a step before this one is wrong already")
      }
    case .imprecise:
      message = Message(words.sentence(answer), .problem)
    case .slip, .ambiguous, .unknown, .blank:
      // To name the slip of the program's own number would be to find it.
      let ofProgram = judged(number, of: step.quantity, in: run.pass).judgement.verdict
      refuseFault(
        ofProgram.isWrong ? words.reply(answer) : "that is what the program has at this step",
        budget: budget)
    }
  }

  /// Takes the claim that no step of the program is wrong.
  mutating func claimNoFault(budget: Int) {
    guard let search = faultSearch else { return }
    guard search.firstWrong != nil else {
      typing.prompt = nil
      end(.found, "right: no step of this program is wrong")
      return
    }
    refuseFault("a step is wrong", budget: budget)
  }

  /// Goes to the first wrong step, and says what is wrong there.
  mutating func showFault(budget: Int) {
    typing.prompt = nil
    guard let firstWrong = faultSearch?.firstWrong else {
      return end(.shown, "no step of this program is wrong")
    }
    reading.staysOpen = true
    go(to: .position(firstWrong), budget: budget)
    end(.shown)
  }

  /// What is wrong with the step in hand; `nil` where nothing is, or it is still to be found.
  package var slipSentence: String? {
    guard !isFaultOpen, let quantity = run.step?.quantity,
      let (slip, taken) = run.pass.slip(at: quantity)
    else { return nil }
    let sentence = SlipWords(explainer.symbols).sentence(of: slip, at: quantity, taken: taken)
    return notation.spell("\(slip.rawValue): \(sentence)")
  }

  // MARK: - Judging

  private func judged(
    _ number: TypedNumber, of quantity: Quantity, in pass: ExamplePass
  ) -> Paper.Marked {
    let place = Paper.Place(exampleIndex: run.exampleIndex, quantity: quantity)
    let setup = run.setup
    var paper = Paper([place: number])
    paper.mark(
      pass, exampleIndex: run.exampleIndex, row: run.example, precision: .standard,
      epochError: { setup.network.error(with: $0, on: setup.examples) })
    return paper.marked[0]
  }

  /// Says what is wrong with an answer; after the last try shows the fault.
  private mutating func refuseFault(_ words: String, budget: Int) {
    guard let place = reading.place else { return }
    reading.faults[place]?.wrong += 1
    guard (reading.faults[place]?.wrong ?? 0) < FaultSearch.tries else {
      return showFault(budget: budget)
    }
    message = Message(words, .problem)
  }

  private mutating func end(_ outcome: FaultSearch.Outcome, _ words: String? = nil) {
    guard let place = reading.place else { return }
    if isFaultOpen { answers.count(isRight: outcome == .found) }
    reading.faults[place]?.outcome = outcome
    reading.staysOpen = true
    let symbol = run.step.map { explainer.symbol($0.quantity) } ?? ""
    message = Message(words ?? "\(symbol) is the first wrong step: \(slipSentence ?? "")")
  }
}
