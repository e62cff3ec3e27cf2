import Backprop
import Documents
import Explanations

/// What goes wrong in many papers: symbol by symbol, the worst first, and which slips are made there.
struct MarkSummary {
  /// What becomes of one symbol in all papers.
  struct Line {
    let symbol: String
    /// In how many papers it is.
    var answers = 0
    /// In how many it is wrong in itself.
    var wrong = 0
    /// How often each slip gives the number, the most frequent first; one of several counts, too.
    var slips: [(slip: Slip, count: Int)] = []
  }

  private(set) var lines: [Line] = []

  init(_ papers: [Paper], _ symbols: Symbols) {
    var order: [Quantity: Int] = [:]
    for answer in papers.flatMap(\.marked) {
      let quantity = answer.place.quantity
      let index = order[quantity] ?? lines.count
      if index == lines.count {
        order[quantity] = index
        lines.append(Line(symbol: symbols.symbol(quantity)))
      }
      lines[index].answers += 1
      if answer.judgement.verdict.isWrong { lines[index].wrong += 1 }
      for match in answer.judgement.matches { lines[index].count(match.slip) }
    }
    // Where as many are wrong, the step that comes first is first.
    let numbered = lines.enumerated().sorted { a, b in
      (b.element.wrong, a.offset) < (a.element.wrong, b.offset)
    }
    lines = numbered.map(\.element).filter { $0.wrong > 0 }
    for index in lines.indices { lines[index].sort() }
  }

  var text: String {
    guard !lines.isEmpty else { return "nothing is wrong\n" }
    var table = TextTable(["symbol", "wrong", "of", "slips"])
    for line in lines {
      let slips = line.slips.map { "\($0.slip.rawValue) \(NumberFormat.count($0.count))" }
      table.append([
        line.symbol, NumberFormat.count(line.wrong), NumberFormat.count(line.answers),
        slips.joined(separator: ", "),
      ])
    }
    return table.text
  }

  var csv: String {
    var text = "symbol,answers,wrong,slip,count\n"
    for line in lines {
      let head =
        "\(CSVField.text(of: Notation.ascii.spell(line.symbol))),\(line.answers),\(line.wrong),"
      text += line.slips.isEmpty ? head + ",\n" : ""
      for (slip, count) in line.slips { text += head + "\(slip.rawValue),\(count)\n" }
    }
    return text
  }

  var json: JSONOutput {
    .array(
      lines.map { line in
        .object([
          ("symbol", .string(Notation.ascii.spell(line.symbol))),
          ("answers", .integer(line.answers)), ("wrong", .integer(line.wrong)),
          (
            "slips",
            .array(
              line.slips.map {
                .object([("slip", .string($0.slip.rawValue)), ("count", .integer($0.count))])
              })
          ),
        ])
      })
  }
}

extension MarkSummary.Line {
  fileprivate mutating func count(_ slip: Slip) {
    guard let index = slips.firstIndex(where: { $0.slip == slip }) else {
      return slips.append((slip, 1))
    }
    slips[index].count += 1
  }

  /// Puts the most frequent slip first; where two are as frequent, the first that was seen.
  fileprivate mutating func sort() {
    slips = slips.enumerated().sorted { a, b in
      (b.element.count, a.offset) < (a.element.count, b.offset)
    }.map(\.element)
  }
}
