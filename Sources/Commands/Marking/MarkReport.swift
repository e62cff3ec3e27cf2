import Backprop
import Documents
import Explanations

/// Marked papers, as text, as JSON and as CSV.
struct MarkReport {
  /// One person's paper.
  struct Student {
    /// `nil` where the paper is one person's.
    let name: String?
    /// Which variant of the numbers it is about; `nil`: the lesson's own.
    let variant: Int?
    let paper: Paper
  }

  let students: [Student]
  let precision: Precision
  let lesson: Lesson
  /// Whether it must be said which example an answer is about.
  let examplesAreNamed: Bool

  private var symbols: Symbols {
    Symbols(network: lesson.network, settings: lesson.settings.training)
  }

  /// A symbol as it is typed.
  private func name(_ quantity: Quantity) -> String {
    Notation.ascii.spell(symbols.symbol(quantity))
  }

  // MARK: - Text

  var text: String { students.map(text).joined(separator: "\n") }

  private func text(_ student: Student) -> String {
    let words = JudgementWords(symbols, precision)
    let rows = student.paper.marked.map { answer in
      (
        place: examplesAreNamed ? place(answer) : "",
        symbol: symbols.symbol(answer.place.quantity), typed: answer.number?.text ?? "",
        words: words.sentence(answer)
      )
    }
    func width(_ texts: [String]) -> Int { texts.map(\.count).max() ?? 0 }
    let widths = (width(rows.map(\.place)), width(rows.map(\.symbol)), width(rows.map(\.typed)))
    let whose =
      (student.name.map { [escapingControls(in: $0)] } ?? [])
      + (student.variant.map { ["variant \($0)"] } ?? [])
    var text = whose.isEmpty ? "" : whose.joined(separator: ", ") + "\n"
    for row in rows {
      let place = examplesAreNamed ? padded(row.place, to: widths.0) + "  " : ""
      let head = place + padded(row.symbol, to: widths.1) + "  " + padded(row.typed, to: widths.2)
      text += head + "  " + row.words + "\n"
    }
    if let wrong = student.paper.firstWrong {
      text += "first wrong: " + words.firstWrong(wrong)
      text += (examplesAreNamed ? " (\(place(wrong)))" : "") + "\n"
    }
    return text + "points: \(student.paper.points) of \(student.paper.marked.count)\n"
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: width - text.count)
  }

  private func place(_ answer: Paper.Marked) -> String {
    "epoch \(answer.epoch) example \(answer.row + 1)"
  }

  // MARK: - JSON

  func json(withSummary: Bool) -> JSONOutput {
    var members: [(String, JSONOutput)] = [
      ("format", .string("backstep-marks")), ("version", .integer(1)),
      ("students", .array(students.map(json))),
    ]
    if withSummary { members.append(("summary", summary.json)) }
    return .object(members)
  }

  private func json(_ student: Student) -> JSONOutput {
    let variant: [(String, JSONOutput)] = student.variant.map { [("variant", .integer($0))] } ?? []
    return .object(
      [("student", student.name.map { .string($0) } ?? .null)] + variant + [
        ("points", .integer(student.paper.points)),
        ("of", .integer(student.paper.marked.count)),
        (
          "firstWrong",
          student.paper.firstWrong.map { .string(name($0.place.quantity)) } ?? .null
        ),
        ("answers", .array(student.paper.marked.map(json))),
      ])
  }

  private func json(_ answer: Paper.Marked) -> JSONOutput {
    let judgement = answer.judgement
    var members: [(String, JSONOutput)] = []
    if examplesAreNamed {
      members += [
        ("epoch", .integer(answer.epoch)), ("example", .integer(answer.row + 1)),
      ]
    }
    return .object(
      members + [
        ("symbol", .string(name(answer.place.quantity))),
        ("typed", .string(answer.number?.text ?? "")), ("right", .number(judgement.right)),
        ("carried", .number(judgement.carried)), ("verdict", .string(judgement.verdict.rawValue)),
        ("slips", .strings(judgement.matches.map(\.slip.rawValue))),
        ("points", .integer(judgement.verdict.points)),
      ])
  }

  // MARK: - CSV

  var csv: String {
    let hasVariants = students.contains { $0.variant != nil }
    var text =
      "student,\(hasVariants ? "variant," : "")epoch,example,symbol,typed,right,carried,"
      + "verdict,slips,points\n"
    for student in students {
      for answer in student.paper.marked {
        let judgement = answer.judgement
        let slips = judgement.matches.map(\.slip.rawValue).joined(separator: " ")
        let fields =
          [
            student.name.map(CSVField.text) ?? ""
          ] + (hasVariants ? [student.variant.map { "\($0)" } ?? ""] : []) + [
            "\(answer.epoch)", "\(answer.row + 1)",
            CSVField.text(of: name(answer.place.quantity)), answer.number?.text ?? "",
            number(judgement.right), number(judgement.carried), judgement.verdict.rawValue, slips,
            "\(judgement.verdict.points)",
          ]
        text += fields.joined(separator: ",") + "\n"
      }
    }
    return text
  }

  /// A number for a program that reads tables; nothing where it is not finite.
  private func number(_ value: Double) -> String {
    value.isFinite ? JSONWriter.shortest(value) : ""
  }

  // MARK: - Summary

  var summary: MarkSummary { MarkSummary(students.map(\.paper), symbols) }
}
