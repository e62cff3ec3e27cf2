import Commands
import Documents

/// Reads back what commands have written, as other programs would.
enum OutputReader {
  /// Says what is wrong with the output of a command; `nil` where it can be read.
  static func problem(_ output: String, of words: [String]) -> String? {
    let isJSON = words.contains("--json")
    guard !output.isEmpty, isJSON || words[0] == "predict" else { return nil }
    do throws(DocumentError) {
      switch words[0] {
      case "trace": return try traceProblem(output)
      case "lessons": _ = try lines(output)
      case "predict": _ = try answers(output, isJSON: isJSON)
      default: _ = try JSONReader.read(Array(output.utf8))
      }
      return nil
    } catch {
      return "its output cannot be read: \(error.line(file: "output"))"
    }
  }

  /// The steps are numbered from 1 on, a line each.
  private static func traceProblem(_ output: String) throws(DocumentError) -> String? {
    var number = 0
    for line in try lines(output) {
      number += 1
      guard line["step"]?.content == .integer(number) else { return "step \(number) is missing" }
    }
    return nil
  }

  private static func lines(_ output: String) throws(DocumentError) -> [JSONObject] {
    var objects: [JSONObject] = []
    for line in output.utf8.split(separator: UInt8(ascii: "\n")) {
      objects.append(try JSONReader.readObject(Array(line)))
    }
    return objects
  }

  /// The numbers that `predict` has answered with, row by row; what is not finite is `nil`.
  static func answers(_ output: String, isJSON: Bool) throws(DocumentError) -> [[Double?]] {
    guard isJSON else {
      return try answers(table: CSVTable(csv: Array(output.utf8), header: .names))
    }
    var rows: [[Double?]] = []
    for line in try lines(output) {
      var row: [Double?] = []
      for value in try line.required("outputs").array("outputs") {
        row.append(value.content == .null ? nil : try value.number("outputs"))
      }
      rows.append(row)
    }
    return rows
  }

  private static func answers(table: CSVTable) -> [[Double?]] {
    let isClass = table.header.last == "class"
    return (0..<table.rowCount).map { row in
      (0..<table.columnCount - (isClass ? 1 : 0)).map { column in
        Double(table.text(row: row, column: column)).flatMap { $0.isFinite ? $0 : nil }
      }
    }
  }

  /// Whether numbers are the same to the bit.
  static func areSame(_ first: [[Double?]], _ second: [[Double?]]) -> Bool {
    first.map { $0.map { $0?.bitPattern } } == second.map { $0.map { $0?.bitPattern } }
  }
}
