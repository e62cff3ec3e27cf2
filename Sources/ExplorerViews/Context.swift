import Backprop
import Documents
import Explanations
package import Explorer
import TextScreen

/// What every view draws from: the state, and how this terminal shows things.
///
/// Nothing in it changes; what few views ask for is found when it is asked for. It is a class because it
/// goes through every view: to hand on a reference costs nothing, where a copy of the state would count
/// all that it holds.
package final class Context {
  let state: State
  // Parts of the state that are asked for a thousand times a frame: a property that is computed would
  // make a copy each time.
  let run: Run
  let pass: ExamplePass
  let shape: Shape
  let theme: Theme
  let glyphs: Glyphs
  let set: DrawingSet
  let explainer: Explainer
  /// The keys that hints, help and pages speak of.
  let keys: KeyMap
  /// The step that was taken last; `nil` before the first, and while frames follow too fast to see.
  let step: Step?
  let isTooFastToRead: Bool
  /// Whether the step is the one at which the run diverged.
  let isDivergence: Bool
  /// Whether a run is watched: its error and answers say more then than any step.
  let isWatching: Bool
  /// What an answer is to be given for; nothing else is lit then.
  let asked: Quantity?
  /// What the step reads.
  let reads: Set<Quantity>
  /// Whether the step is the check of an epoch, where all of the data are judged with the new weights.
  let isJudging: Bool
  /// The network that answers to all of the data: that of the present example, at a check the new one.
  let judged: Network
  /// At a check of a layered network, the present example with the new weights.
  private let checked: ExamplePass?
  /// Whether the weights into a unit have a panel of their own, beside the network.
  let hasWeightsBeside: Bool
  /// The largest |δ| of this example in the network.
  private(set) lazy var largestDelta = foundLargestDelta
  /// The operands of what the calculation is about, which `i` leads into.
  private(set) lazy var operands = calculationBuilder.operands(of: subject)
  /// How the examples are classified.
  private(set) lazy var confusions = Confusions(run, judged, marksPresent: step != nil)

  /// Gathers what views draw from.
  ///
  /// - Parameters:
  ///   - state: all that is shown.
  ///   - theme: the colours.
  ///   - keys: those that hints, help and pages speak of.
  ///   - columns: how wide the screen is.
  package init(_ state: State, theme: Theme, keys: KeyMap = .standard, columns: Int = 80) {
    self.state = state
    hasWeightsBeside =
      columns >= ScreenLayout.wide && !state.display.isZoomed && !state.display.isBig
    self.keys = keys
    run = state.run
    pass = state.run.pass
    shape = state.shape
    self.theme = theme
    set =
      switch state.display.drawing {
      case .braille: .braille
      case .blocks: .block
      case .ascii: .ascii
      }
    glyphs = state.display.allowsUnicode ? .unicode : .ascii
    let explainer = state.explainer
    self.explainer = explainer
    isWatching = state.movement.isWatched
    isTooFastToRead = isWatching || state.movement.job != nil
    step = isTooFastToRead ? nil : run.step
    isDivergence = !isTooFastToRead && state.isAtDivergence
    isJudging = run.isJudging
    judged = run.judgedNetwork
    checked = run.judgedPass
    asked =
      if case .answer(let quantity)? = state.typing.prompt?.purpose { quantity } else { nil }
    reads =
      asked != nil
      ? [] : step.map { Context.reads($0.quantity, explainer, state.run) } ?? []
  }

  private static func reads(
    _ quantity: Quantity, _ explainer: Explainer, _ run: Run
  ) -> Set<Quantity> {
    var reads = Set(explainer.formula(of: quantity).quantities)
    for case .netInputDerivative(let weight) in reads {
      // What a weight multiplies stands in the network as an output or an input.
      reads.insert(explainer.symbols.shape.source(ofWeight: weight))
    }
    // What a sweep reads of the one before stands where the unit's number does, as long as that is no
    // newer one.
    for case .swept(let swept, let sweep) in reads {
      guard let settled = swept.settled, run.latest(settled) == .swept(swept, sweep: sweep) else {
        continue
      }
      reads.insert(settled)
    }
    return reads
  }

  /// Whether a value that can be selected was changed by hand; see `State.isEdited`.
  func isEdited(_ selection: Selection) -> Bool {
    // To ask the state makes a copy of it, and mostly nothing was changed.
    !run.journal.edits.isEmpty && state.isEdited(selection)
  }

  /// A text of this program in the terminal's spelling.
  func spell(_ text: String) -> String { explainer.notation.spell(text) }
  /// A text that speaks of keys, as in `{key:next page}`, with their names.
  func withKeys(_ text: String) -> String {
    keys.spell(text, isASCII: explainer.notation == .ascii)
  }

  /// Whether a quantity has a value at this moment; in a recurrent network, from any sweep.
  ///
  /// While a run is watched all of the present example is shown: nothing would be read before it is gone.
  func isKnown(_ quantity: Quantity) -> Bool {
    if isWatching, !run.pass.isOpen, quantity != .error { return true }
    // The out that a weight multiplies is one of several until the network has settled.
    if shape.recurrence != nil, case .netInputDerivative = quantity, !run.isKnown(.totalError) {
      return false
    }
    return run.isKnown(run.latest(sourceOfRate(quantity)))
  }
  /// A quantity's value at this moment; in a recurrent network, that of the last sweep so far.
  ///
  /// At a check, what leads to E is that of the new weights.
  func value(_ quantity: Quantity) -> Double {
    if let checked, quantity.leadsToError { return checked.value(of: quantity) }
    return pastValue(quantity)
  }
  /// A quantity's value as its step found it.
  func pastValue(_ quantity: Quantity) -> Double {
    pass.value(of: run.latest(sourceOfRate(quantity)))
  }
  /// Whether a quantity was found before the update, and stands beside numbers that are newer.
  func isOlder(_ quantity: Quantity) -> Bool {
    // While a run is watched every number is that of its last example.
    guard isJudging, !isWatching else { return false }
    switch quantity {
    case .input, .target, .learningRate, .updated, .error: return false
    case .parameter: return false
    default: return checked == nil || !quantity.leadsToError
    }
  }
  /// ∂net/∂w of a recurrent network is no step: it is the out that the weight multiplies.
  private func sourceOfRate(_ quantity: Quantity) -> Quantity {
    guard shape.recurrence != nil, case .netInputDerivative(let weight) = quantity else {
      return quantity
    }
    return explainer.symbols.shape.source(ofWeight: weight)
  }
  func isWritten(_ quantity: Quantity) -> Bool {
    asked == nil && step?.quantity == run.latest(quantity)
  }
  func isRead(_ quantity: Quantity) -> Bool { reads.contains(quantity) }

  /// Which way the update of a weight or bias goes.
  func directionOfUpdate(of parameter: Int) -> Unicode.Scalar {
    let (old, new) = (value(.parameter(parameter)), value(.updated(parameter)))
    return new > old ? glyphs.grown : new < old ? glyphs.shrunk : "="
  }

  /// The colour of a phase.
  func style(of phase: Phase) -> Style {
    switch phase {
    case .forward, .settleForward: theme.forward
    case .error: theme.error
    case .backward, .settleBackward, .gradients: theme.backward
    case .update, .check: theme.update
    }
  }

  /// The colour of a number by its sign.
  func style(ofSign value: Double) -> Style { value < 0 ? theme.negative : theme.positive }
  /// The colour of an edge by its sign: quiet while one steps, so that what the step lights stands out.
  func style(ofEdge value: Double) -> Style {
    isTooFastToRead
      ? style(ofSign: value) : value < 0 ? theme.quietNegative : theme.quietPositive
  }
}
