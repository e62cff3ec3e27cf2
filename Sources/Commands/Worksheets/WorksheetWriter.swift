import Backprop
import Documents
import Explanations

/// How sheets are written.
protocol WorksheetWriter {
  /// What stands before the first sheet.
  var opening: String { get }
  /// Writes one sheet, and its key where that is wanted.
  func sheet(_ sheet: Worksheet, isFirst: Bool) -> String
  /// What stands after the last sheet.
  var closing: String { get }
}

extension WorksheetWriter {
  var opening: String { "" }
  var closing: String { "" }
}

/// Sheets as a table: the empty paper, or, with a key, a paper that is all right.
struct WorksheetTable: WorksheetWriter {
  let hasKey: Bool
  let hasStudents: Bool
  let hasVariants: Bool

  var opening: String {
    (hasStudents ? "student," : "") + (hasVariants ? "variant," : "") + "symbol,value\n"
  }

  func sheet(_ sheet: Worksheet, isFirst: Bool) -> String {
    let head =
      (hasStudents ? CSVField.text(of: sheet.student ?? "") + "," : "")
      + (hasVariants ? (sheet.variant.map { "\($0)" } ?? "") + "," : "")
    return sheet.asked.map { line in
      let symbol = Notation.ascii.spell(sheet.symbols.symbol(line.quantity))
      return head + CSVField.text(of: symbol) + ","
        + (hasKey ? JSONWriter.shortest(line.value) : "")
        + "\n"
    }.joined()
  }
}

/// Sheets as JSON: one object, with a sheet for each student.
struct WorksheetJSON: WorksheetWriter {
  let title: String
  let digits: Int
  let hasKey: Bool

  var opening: String {
    "{\"format\": \"backstep-worksheet\", \"version\": 1, \"title\": "
      + JSONWriter.compact(.string(title)) + ", \"digits\": \(digits), \"sheets\": [\n"
  }

  var closing: String { "\n]}\n" }

  func sheet(_ sheet: Worksheet, isFirst: Bool) -> String {
    let symbols = sheet.symbols
    func typed(_ quantity: Quantity) -> String {
      Notation.ascii.spell(symbols.symbol(quantity))
    }
    let given = sheet.given + sheet.network.parameters.indices.map { .parameter($0) }
    var members: [(String, JSONOutput)] = [
      ("student", sheet.student.map { .string($0) } ?? .null),
      ("variant", sheet.variant.map { .integer($0) } ?? .null),
      ("given", .object(given.map { (typed($0), .number(sheet.pass.value(of: $0))) })),
    ]
    if !sheet.written.isEmpty {
      members.append(("written", .array(sheet.written.map { step($0, sheet, hasValue: true) })))
    }
    members.append(
      (
        "asked",
        .array(
          sheet.asked.map { line in
            guard hasKey else { return step(line.quantity, sheet, hasValue: false) }
            return step(line.quantity, sheet, hasValue: true, line.slips)
          })
      ))
    return (isFirst ? "" : ",\n") + JSONWriter.compact(.object(members))
  }

  private func step(
    _ quantity: Quantity, _ sheet: Worksheet, hasValue: Bool,
    _ slips: [(slip: Slip, values: [Double])]? = nil
  ) -> JSONOutput {
    let explainer = sheet.explainer
    var members: [(String, JSONOutput)] = [
      ("symbol", .string(Notation.ascii.spell(sheet.symbols.symbol(quantity)))),
      ("formula", .string(explainer.formulaText(of: quantity))),
    ]
    if hasValue {
      members += [
        ("numbers", .string(explainer.numbers(of: quantity))),
        ("value", .number(sheet.pass.value(of: quantity))),
      ]
    }
    if let slips {
      members.append(
        (
          "slips",
          .array(
            slips.map { slip, values in
              .object([("slip", .string(slip.rawValue)), ("values", .numbers(values))])
            })
        ))
    }
    return .object(members)
  }
}

extension Explainer {
  /// A quantity's formula in symbols.
  func formulaText(of quantity: Quantity) -> String {
    notation.spell(formula(of: quantity).symbolic(symbols))
  }
}
