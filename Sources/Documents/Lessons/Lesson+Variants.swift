package import Backprop

/// The lesson with other numbers.
extension Lesson {
  /// Takes the numbers of a variant of what its run begins from; what a person has left in the run goes.
  package mutating func take(_ variant: Variant) {
    network.parameters = variant.setup.network.parameters
    let notes = data.notes
    data = data.with(variant.setup.examples, test: variant.setup.testExamples)
    data.notes = notes
    settings.variant = variant.number
    edits = []
    marks = []
    position = nil
    view.page = nil
  }

  /// The steps of the first example whose slips are told apart in a variant: those that are asked of any
  /// network, and those that its pages ask for; in the order of the steps.
  package var askedSteps: [Quantity] {
    let pass = Run(start).pass
    let asked = Set(Variant.asked(of: start) + firstQuestions.map(\.quantity))
    return (0..<pass.layout.count).map(pass.layout.quantity).filter(asked.contains)
  }

  /// What pages ask for in the first example, as the lesson has that; with the page, from 0.
  ///
  /// E of all the data is none of it: it has no slips.
  package var firstQuestions: [(page: Int, question: Question, quantity: Quantity)] {
    let pass = Run(start).pass
    return pages.enumerated().compactMap { index, page in
      let address = page.address
      guard address.epoch == 1, address.example == 1, !address.isEndOfEpoch, page.origin == nil,
        page.changes.isEmpty, !page.keepsChanges, let question = page.question,
        let quantity = pass.quantity(named: question.symbol), quantity != .error
      else { return nil }
      return (index, question, quantity)
    }
  }
}
