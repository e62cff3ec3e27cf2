/// The one rule of what counts as right, for the screen, the command line and lessons alike.
struct Judge {
  let precision: Precision
  /// The example as training has it, and as somebody's own numbers make it.
  let right: StepRules
  let own: Reckoning

  /// Judges the answer to a step.
  ///
  /// - Parameters:
  ///   - number: what was typed; `nil` where nothing was.
  ///   - index: the step's place in the example, from 0.
  /// - Returns: what is to be said of it.
  func judge(_ number: TypedNumber?, at index: Int) -> Judgement {
    let quantity = right.pass.layout.quantity(at: index)
    let aim = aim(at: right.read(quantity), quantity, right.read)
    let carried = own.carried[index]
    var ownAim = self.aim(at: carried.value, quantity, own.value(of:))
    ownAim.width = carried.width
    let matches = number.map { self.matches($0, quantity, aim) } ?? []
    let verdict: Verdict =
      if let number {
        if precision.isRight(number, aim) {
          .right
        } else if precision.isRounded(number, aim) || precision.isRounded(number, ownAim) {
          .imprecise
        } else if precision.isRight(number, ownAim) {
          .rightCarried
        } else {
          switch matches.count {
          case 0: .unknown
          case 1: .slip
          default: .ambiguous
          }
        }
      } else {
        .blank
      }
    let isNamed = verdict == .slip || verdict == .ambiguous
    return Judgement(
      verdict: verdict, right: aim.value, carried: carried.value, matches: isNamed ? matches : [],
      factor: verdict == .unknown ? own.factor(at: index) : nil)
  }

  /// The value of a step as what an answer is compared with.
  private func aim(
    at value: Double, _ quantity: Quantity, _ read: (Quantity) -> Double
  ) -> Precision.Aim {
    // A new weight is nearly the old one: its digits are those of the change.
    guard case .updated(let parameter) = quantity else { return Precision.Aim(value: value) }
    return Precision.Aim(value: value, origin: read(.parameter(parameter)))
  }

  /// The slips that give a number, from the right values before it or from somebody's own.
  private func matches(
    _ number: TypedNumber, _ quantity: Quantity, _ aim: Precision.Aim
  ) -> [Judgement.Match] {
    let own = own.rules.slips(of: quantity)
    return right.slips(of: quantity).compactMap { slip, values in
      // A slip that gives the right value cannot be told from it.
      guard values.contains(where: { $0.value.isFinite && !precision.isNear($0.value, aim) }) else {
        return nil
      }
      let candidates = values + (own.first { $0.slip == slip }?.values ?? [])
      let match = candidates.first { isGiven(number, by: slip, $0.value, aim.origin) }
      return match.map { Judgement.Match(slip: slip, taken: $0.taken) }
    }
  }

  /// Whether a number is what a slip gives.
  private func isGiven(
    _ number: TypedNumber, by slip: Slip, _ value: Double, _ origin: Double
  ) -> Bool {
    // What is nothing but the rounding of sums is 0.
    if number.value == 0, abs(value) < 1e-15 { return true }
    // The change alone has digits of its own.
    let aim = Precision.Aim(value: value, origin: slip == .stepOnly ? 0 : origin)
    if precision.isNear(number.value, aim) { return true }
    // Of a new weight as many digits may have been given as are asked for, and still too few of the change.
    return origin != 0 && precision.hasDigits(number, Precision.Aim(value: value))
      && precision.isRounded(number, aim)
  }
}
