import Backprop
package import Documents
import Explanations

/// The table of what was answered.
extension State {
  /// Shows the table, or marks a file and shows that.
  mutating func showPaper(_ path: String) {
    if path.isEmpty {
      filedPaper = nil
    } else {
      requests.append(.paper(path))
    }
    display.cursors[.paper] = nil
    display.focus = .paper
  }

  /// The paper that is shown: a file, else what was answered here.
  private var paper: PresentPaper { filedPaper ?? answers.paper }

  /// Marks a file that was read.
  ///
  /// - Returns: why it cannot be marked, with its place; `nil` where it can.
  package mutating func mark(_ bytes: [UInt8], named name: String, budget: Int) -> DocumentError? {
    do throws(DocumentError) {
      filedPaper = try PresentPaper(
        csv: bytes, named: name, about: run, variant: lesson.settings.variant)
      follow(budget: budget)
      return nil
    } catch {
      return error
    }
  }

  var paperList: ListTable {
    let entries = paper.entries
    let symbols = explainer.symbols
    let count = run.start.examples.count
    return ListTable(
      columns: [
        .init("step", isNumber: true), .init("symbol"), .init("yours"), .init("mark"),
      ],
      count: entries.count,
      row: { [position = run.position] index in
        let (entry, marked) = (entries[index], entries[index].marked)
        let slips = marked.judgement.matches.map(\.slip.rawValue).joined(separator: " or ")
        let verdict = marked.judgement.verdict
        return .init(
          [
            NumberFormat.count(entry.position), symbols.symbol(marked.place.quantity),
            marked.number?.text ?? "", slips.isEmpty ? verdict.rawValue : slips,
          ], isHere: entry.position == position, isProblem: verdict.isWrong)
      }, note: paperNote,
      emptiness: "Nothing has been answered: {key:answer} answers a step, :paper FILE.csv takes a "
        + "paper.",
      detail: { index in
        let entry = entries[index]
        let sentence = JudgementWords(symbols, entry.precision).sentence(entry.marked)
        let place =
          count == 1
          ? "epoch \(NumberFormat.count(entry.marked.epoch))"
          : "epoch \(NumberFormat.count(entry.marked.epoch)), example \(NumberFormat.count(entry.marked.row + 1))"
        return "\(place): \(sentence)"
      })
  }

  /// `6 of 9 points   first wrong: ∂E/∂out_h1, updated-weights`.
  private var paperNote: String {
    guard !paper.isBehind else { return "marking" }
    guard !paper.entries.isEmpty else { return "" }
    let name = paper.name.map { $0 + "   " } ?? ""
    let points =
      "\(NumberFormat.count(paper.points)) of \(NumberFormat.counted(paper.entries.count, "point"))"
    guard let wrong = paper.firstWrong else { return name + points }
    let words = JudgementWords(explainer.symbols, wrong.precision).firstWrong(wrong.marked)
    return "\(name)\(points)   first wrong: \(words)"
  }

  /// Goes to the step of a row.
  mutating func goToPaperRow(_ row: Int, budget: Int) {
    guard paper.entries.indices.contains(row) else { return }
    noteJump()
    go(to: paper.entries[row].position, budget: budget)
    display.focus = .paper
  }
}
