import Backprop
import Documents
import Explanations

/// The pages of a lesson, each bound to a step by name.
extension State {
  mutating func turnPage(by offset: Int, budget: Int) {
    guard !lesson.pages.isEmpty else {
      message = Message("This has no pages.")
      return
    }
    let last = lesson.pages.count - 1
    let wanted = page.map { $0 + offset } ?? (offset > 0 ? 0 : last)
    guard (0...last).contains(wanted) else {
      message = Message(wanted < 0 ? "This is the first page." : "This is the last page.")
      return
    }
    open(page: wanted, budget: budget)
  }

  mutating func open(page index: Int, budget: Int) {
    let lessonPage = lesson.pages[index]
    page = index
    playback.isRunning = false
    begin(with: lessonPage.settings)
    guard let destination = run.place(of: lessonPage.address, explainer) else {
      message = Message("The place of this page is not in this run.", .problem)
      return
    }
    // A page's own values are there whichever way one comes to it.
    if !lessonPage.changes.isEmpty || pageWithChanges != nil {
      let place = lessonPage.changeAddress.flatMap { run.place(of: $0, explainer) }
      apply(lessonPage.changes, at: place ?? destination, budget: budget)
      pageWithChanges = lessonPage.changes.isEmpty ? nil : index
    }
    display.focus = panel(of: lessonPage)
    go(to: destination, budget: budget)
    // A weight that training came to was not tried by anybody.
    if job == nil, lessonPage.changes.contains(where: \.isOfParameter) { recordTrial() }
    if let focus = lessonPage.focus { _ = select(named: focus) } else { selection = nil }
  }

  /// Begins another run where a page has other settings than the one before; the error of that one
  /// stays beside it.
  private mutating func begin(with settings: Settings?) {
    // What somebody set is not what a page tells of.
    let isReplaced = replacedRuns.canGoBack
    replacedRuns = ReplacedRuns()
    guard settings != pageSettings || isReplaced else { return }
    pageSettings = settings
    var lesson = lesson
    if let settings {
      lesson.settings.training = settings.training
      lesson.settings.damping = settings.damping ?? lesson.settings.damping
      lesson.settings.training.adoptStopping(of: self.lesson.settings.training)
    }
    let history = run.history
    run = Run(lesson.start)
    run.previousHistory = history.count > 1 ? history : nil
    pageWithChanges = nil
  }

  /// The panel that a page is about; else the one that the lesson begins with.
  private func panel(of page: Lesson.Page) -> Panel {
    (page.panel ?? lesson.view.panel).flatMap(Panel.init(rawValue:)) ?? .network
  }

  private mutating func apply(_ changes: [Lesson.Change], at place: Destination, budget: Int) {
    run.replaceEdits(with: changes.compactMap(edit), at: place, budget: budget)
  }

  /// What a page's change does to the run; `nil` where the network has no such parameter.
  private func edit(_ change: Lesson.Change) -> Change? {
    switch change {
    case .learningRate(let rate): return .learningRate(rate)
    case .parameter(let symbol, let value):
      let symbols = explainer.symbols
      return (0..<shape.parameterCount).first { symbols.parameter($0) == symbol }
        .map { .parameter($0, value) }
    }
  }
}

extension Run {
  /// The place that a step address names; `nil` where the run has no such place.
  func place(of address: StepAddress, _ explainer: Explainer) -> Destination? {
    guard address.example <= start.examples.count else { return nil }
    if address.isEndOfEpoch {
      return self.start(ofExample: address.epoch * start.examples.count)
    }
    let ordinal = ordinal(ofRow: address.example - 1, inEpoch: address.epoch)
    guard let step = address.step else { return self.start(ofExample: ordinal) }
    let wanted = Notation.ascii.spell(step.symbol)
    let found = quantity(inExample: ordinal) { quantity, phase in
      phase == step.phase && explainer.asciiSymbol(quantity) == wanted
    }
    guard let found else { return nil }
    return place(of: address.quantity(for: found), inExample: ordinal)
  }

  /// The place after the next step of a name, in this example or one of those that follow.
  func place(ofNextStepNamed name: String, _ explainer: Explainer) -> Destination? {
    let wanted = Notation.ascii.spell(name)
    for ordinal in [ordinal] + nextOrdinalsOfEveryKind {
      let first = ordinal == self.ordinal ? stepsDone : 0
      let found = quantity(inExample: ordinal, from: first) { quantity, _ in
        explainer.asciiSymbol(quantity) == wanted
      }
      if let found { return place(of: found, inExample: ordinal) }
    }
    return nil
  }

  /// The next example, the next that ends a whole batch, and the next that ends an epoch: with them
  /// comes every kind of step, however many examples there are.
  private var nextOrdinalsOfEveryKind: [Int] {
    let count = start.examples.count
    let size = setup.settings.batch.size(ofExamples: count)
    let next = ordinal + 1
    let epoch = next - next % count
    var ordinals: Set = [next, epoch + count - 1]
    // The last batch of an epoch may be smaller; then the first of the next epoch is whole.
    let batchEnd = next % count / size * size + size - 1
    ordinals.insert(batchEnd < count ? epoch + batchEnd : epoch + count + size - 1)
    return ordinals.sorted()
  }
}

extension StepAddress {
  /// The quantity that is meant, where the first sweep that computes it is known.
  fileprivate func quantity(for quantity: Quantity) -> Quantity {
    guard case .swept(let swept, _) = quantity else { return quantity }
    return switch sweep {
    case .number(let number): .swept(swept, sweep: number)
    case .last: swept.settled ?? .swept(swept, sweep: .max)
    case nil: quantity
    }
  }
}

extension Explainer {
  fileprivate func asciiSymbol(_ quantity: Quantity) -> String {
    Notation.ascii.spell(symbols.symbol(quantity))
  }
}
