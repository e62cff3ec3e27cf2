/// What is to be said of an answer.
package enum Verdict: String, CaseIterable, Sendable {
  case right
  /// Right as far as it goes, with fewer digits than are asked for.
  case imprecise
  /// Right with somebody's own earlier numbers: the mistake was made before.
  case rightCarried = "right-carried"
  /// What one slip gives.
  case slip
  /// What several slips give.
  case ambiguous
  /// None of these.
  case unknown
  /// There is no answer.
  case blank

  /// What it is worth.
  package var points: Int { self == .right || self == .rightCarried ? 1 : 0 }

  /// Whether something went wrong at this very step.
  package var isWrong: Bool {
    switch self {
    case .right, .imprecise, .rightCarried: false
    case .slip, .ambiguous, .unknown, .blank: true
    }
  }
}

/// An answer, judged.
package struct Judgement: Equatable, Sendable {
  /// A slip that gives the number, and what was taken in place of the right thing where there are several.
  package struct Match: Equatable, Sendable {
    package init(slip: Slip, taken: Quantity?) {
      self.slip = slip
      self.taken = taken
    }

    package let slip: Slip
    package let taken: Quantity?
  }

  package let verdict: Verdict
  /// The value that training finds.
  package let right: Double
  /// What somebody's own earlier numbers give.
  package let carried: Double
  /// The slips that give the number, in the order of `Slip`.
  package let matches: [Match]
  /// What to ask for where no slip gives the number: a step that this one is made of; `nil` where it is
  /// made of none.
  package let factor: Quantity?
}
