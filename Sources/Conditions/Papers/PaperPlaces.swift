package import Backprop
package import Documents
internal import Explanations

/// Which steps of a run the symbols of a paper name.
package struct PaperPlaces {
  /// One person's answers.
  package struct Answers {
    /// `nil` where the paper is one person's.
    package let student: String?
    /// Which variant of the numbers they are about; `nil`: the lesson's own.
    package let variant: Int?
    package fileprivate(set) var numbers: [Paper.Place: TypedNumber?] = [:]
  }

  /// Whose answers to which numbers.
  private struct Sheet: Hashable {
    let student: String?
    let variant: Int?
  }

  private let run: Run
  /// What the steps of an example are called, in ASCII, by what ends with the example.
  private var names: [ExampleLayout.Ending: [String: Quantity]] = [:]

  package init(_ run: Run) { self.run = run }

  /// Finds the steps of all rows, person by person, in the order of the file.
  ///
  /// - Throws: a symbol that is no step, a place that is none, or a step that one person has twice.
  package mutating func answers(in table: PaperTable) throws(DocumentError) -> [Answers] {
    var answers: [Answers] = []
    var order: [Sheet: Int] = [:]
    for row in table.rows {
      let sheet = Sheet(student: row.student, variant: row.variant)
      let person = order[sheet] ?? answers.count
      if person == answers.count {
        order[sheet] = person
        answers.append(Answers(student: row.student, variant: row.variant))
      }
      let place = try self.place(of: row)
      guard answers[person].numbers.updateValue(row.number, forKey: place) == nil else {
        let whose = row.student.map { " of \(excerpt($0))" } ?? ""
        throw DocumentError(
          at: row.symbolPlace,
          problem: "\(excerpt(row.symbol)) is there twice in the paper\(whose)",
          remedy: "keep one of the two")
      }
    }
    return answers
  }

  private mutating func place(of row: PaperTable.Row) throws(DocumentError) -> Paper.Place {
    let symbol = Notation.ascii.spell(row.symbol)
    let count = run.start.examples.count
    let epoch = row.epoch ?? 1
    guard run.canReach(epoch: epoch) else {
      throw DocumentError(
        at: row.epochPlace, problem: "epoch \(epoch) is too far", remedy: "ask for an earlier one")
    }
    if let example = row.example {
      guard example <= count else {
        throw DocumentError(
          at: row.examplePlace, problem: "there is no example \(example)",
          remedy: "the data have \(NumberFormat.counted(count, "example"))")
      }
      let index = run.exampleIndex(ofRow: example - 1, inEpoch: epoch)
      if let quantity = quantity(symbol, inExample: index) {
        return Paper.Place(exampleIndex: index, quantity: quantity)
      }
      throw unknown(row, inExample: example)
    }
    // The first example, or else the first that has an update, or the check.
    let first = (epoch - 1) * count
    let batch = run.setup.settings.batch.size(ofExamples: count)
    for index in [first, first + batch - 1, first + count - 1] {
      guard let quantity = quantity(symbol, inExample: index) else { continue }
      return Paper.Place(exampleIndex: index, quantity: quantity)
    }
    throw unknown(row, inExample: nil)
  }

  /// What the step of a symbol computes.
  private mutating func quantity(_ symbol: String, inExample index: Int) -> Quantity? {
    let layout = run.layout(ofExample: index).closed(run.setup)
    if let known = names[layout.ending] { return known[symbol] }
    let symbols = Symbols(network: run.network, settings: run.setup.settings)
    var found: [String: Quantity] = [:]
    for step in 0..<layout.count {
      var quantity = layout.quantity(at: step)
      if case .swept(let swept, _) = quantity {
        // The changes have one name in both directions.
        guard let settled = swept.settled else { continue }
        quantity = settled
      }
      found[Notation.ascii.spell(symbols.symbol(quantity))] = quantity
    }
    names[layout.ending] = found
    return found[symbol]
  }

  private func unknown(_ row: PaperTable.Row, inExample example: Int?) -> DocumentError {
    let symbol = excerpt(row.symbol)
    if run.network.shape.recurrence != nil, row.symbol == "change" {
      return DocumentError(
        at: row.symbolPlace, problem: "every sweep, forward and backward, has a change",
        remedy: "leave it out: a paper has what the last sweeps compute")
    }
    do throws(ConditionProblem) {
      _ = try SymbolList(Notation.ascii.spell(row.symbol), of: run.start)
    } catch {
      return DocumentError(at: row.symbolPlace, problem: error.words)
    }
    let place = example.map { " of example \($0)" } ?? ""
    return DocumentError(
      at: row.symbolPlace, problem: "no step\(place) computes \(symbol)",
      remedy: "backstep trace prints the symbols of all steps")
  }
}
