/// Somebody's answers to steps of a run, example by example.
package struct Paper: Sendable {
  /// The step that an answer is about.
  package struct Place: Hashable, Sendable {
    /// The example, counted over the whole run from 0.
    package let exampleIndex: Int
    /// What the step computes; in a recurrent network, in the last sweep.
    package let quantity: Quantity

    package init(exampleIndex: Int, quantity: Quantity) {
      self.exampleIndex = exampleIndex
      self.quantity = quantity
    }
  }

  /// An answer, and what is to be said of it.
  package struct Marked: Sendable {
    package let place: Place
    /// The epoch, from 1, and the row of the data, from 0.
    package let epoch: Int
    package let row: Int
    /// `nil` where there is no answer.
    package let number: TypedNumber?
    package let judgement: Judgement
  }

  /// The answers, by example and step; `nil` where a step was asked for and not answered.
  private let answers: [Int: [Quantity: TypedNumber?]]
  /// The examples of which steps were asked for.
  package let exampleIndices: ClosedRange<Int>?
  private var reckoning: Reckoning?
  /// What has been judged so far, in the order of the steps.
  package private(set) var marked: [Marked] = []

  package init(_ answers: [Place: TypedNumber?]) {
    var byExample: [Int: [Quantity: TypedNumber?]] = [:]
    for (place, number) in answers {
      byExample[place.exampleIndex, default: [:]].updateValue(number, forKey: place.quantity)
    }
    self.answers = byExample
    exampleIndices = byExample.keys.min().flatMap { first in
      byExample.keys.max().map { first...$0 }
    }
  }

  /// Judges the answers to an example's steps.
  ///
  /// Examples come in the order of training, from the first that was asked for to the last: a mistake in
  /// one goes on into the next.
  ///
  /// - Parameters:
  ///   - pass: the example as training has it.
  ///   - exampleIndex: counted over the whole run from 0.
  ///   - row: the example's row of the data, from 0.
  ///   - precision: how near the answers must come.
  ///   - epochError: finds E of all the data with some parameters.
  package mutating func mark(
    _ pass: ExamplePass, exampleIndex: Int, row: Int, precision: Precision,
    epochError: @escaping (_ parameters: [Double]) -> Double
  ) {
    guard exampleIndices?.contains(exampleIndex) == true else { return }
    let asked = (answers[exampleIndex] ?? [:]).compactMap { quantity, number in
      pass.layout.index(of: quantity).map { (index: $0, quantity: quantity, number: number) }
    }.sorted { $0.index < $1.index }
    var typed: [Int: TypedNumber] = [:]
    for (index, _, number) in asked { typed[index] = number }
    let isErrorAsked = asked.contains { $0.quantity == .error }
    let own = Reckoning(
      pass, after: reckoning, typed: typed, precision: precision,
      epochError: isErrorAsked ? epochError : nil)
    reckoning = own
    let judge = Judge(precision: precision, right: StepRules(pass), own: own)
    for (index, quantity, number) in asked {
      marked.append(
        Marked(
          place: Place(exampleIndex: exampleIndex, quantity: quantity),
          epoch: pass.epoch, row: row, number: number,
          judgement: judge.judge(number, at: index)))
    }
  }

  // MARK: - What it comes to

  package var points: Int { marked.reduce(0) { $0 + $1.judgement.verdict.points } }

  /// The first answer that is wrong in itself, not from an earlier one; `nil` where none is.
  package var firstWrong: Marked? { marked.first { $0.judgement.verdict.isWrong } }
}
