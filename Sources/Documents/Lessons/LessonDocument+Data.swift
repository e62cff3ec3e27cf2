import Backprop

/// The data of a lesson.
extension LessonDocument {
  /// The lesson's own data.
  func data(_ settings: Settings) throws(DocumentError) -> LessonData {
    let value = try object.required("data")
    if case .string(let name) = value.content {
      return try named(name, at: value.location, settings)
    }
    let object = try value.object("data")
    if object.optional("generate") != nil { return try LessonDocument.generated(object, settings) }
    guard let file = object.optional("file") else { return try written(object, settings) }
    try object.allow(only: ["file", "sums"], in: "data")
    var data = try named(file.string("file"), at: file.location, settings)
    guard let sums = object.optional("sums") else { return data }
    data.sums = RowSums(
      all: try sums.array("sums").map { (value) throws(DocumentError) in
        guard let sum = RowSum(try value.string("sums")) else {
          throw DocumentError(
            at: value.location, problem: "no sum of a row",
            remedy: "it is 16 hexadecimal digits, as they were saved")
        }
        return sum
      }, location: sums.location)
    return data
  }

  /// The table of a file beside the document, or of one that came with the program.
  private func named(
    _ name: String, at location: SourceLocation, _ settings: Settings
  ) throws(DocumentError) -> LessonData {
    let file = try find(.data(name, at: location))
    let table = try inFile(file.name) { () throws(DocumentError) in
      try CSVTable(csv: file.bytes, header: settings.header, isInterrupted: isInterrupted)
    }
    return LessonData(
      table, file: file.name, isOwn: !file.isShipped, isShipped: file.isShipped,
      isInterrupted: isInterrupted)
  }

  /// The table that stands in the document itself.
  private func written(
    _ object: JSONObject, _ settings: Settings
  ) throws(DocumentError) -> LessonData {
    try object.allow(only: ["header", "rows", "testRows"], in: "data")
    let headerValue = try object.required("header")
    let header = try LessonDocument.header(headerValue)
    let rowsValue = try object.required("rows")
    let rows = try rowsValue.array("rows")
    let words = try wordColumns(header, firstRow: rows.first, settings)
    guard !rows.isEmpty else {
      throw DocumentError(
        at: rowsValue.location, problem: "\"rows\" is empty", remedy: "give one example or more")
    }
    let places = try headerValue.array("header").map(\.location)
    var table = CSVTable(header: header, headerLocations: places)
    let testRows = try object.optional("testRows")?.array("testRows") ?? []
    for row in rows + testRows {
      table.append(try LessonDocument.row(row, header.count, words: words))
    }
    return LessonData(table, file: nil, testCount: testRows.count)
  }

  /// Returns the names of the columns; each may be there once, as in a CSV file.
  private static func header(_ value: JSONValue) throws(DocumentError) -> [String] {
    var names: [String] = []
    var known: Set<String> = []
    for element in try value.array("header") {
      let name = try element.string("header")
      guard known.insert(name).inserted else {
        throw DocumentError(
          at: element.location, problem: "the column \(excerpt(name)) is there twice",
          remedy: "give each column a name of its own")
      }
      names.append(name)
    }
    return names
  }

  /// The columns that may have words: those that are named, and the last one where it begins with one.
  private func wordColumns(
    _ header: [String], firstRow: JSONValue?, _ settings: Settings
  ) throws(DocumentError) -> Set<Int> {
    let names = Set((settings.oneHot + (settings.labels.map { [$0] } ?? [])).map(ColumnName.init))
    var columns = Set(header.indices.filter { names.contains(ColumnName(header[$0])) })
    if settings.labels == nil, case .string = try firstRow?.array("rows").last?.content {
      columns.insert(header.count - 1)
    }
    return columns
  }

  private static func row(
    _ value: JSONValue, _ columnCount: Int, words: Set<Int>
  ) throws(DocumentError) -> CSVRow {
    let cells = try value.array("rows")
    var row = CSVRow()
    for (column, cell) in cells.enumerated() {
      switch cell.content {
      case .string(let text) where words.contains(column):
        row.text += text.utf8
        row.endField(at: cell.location)
      // A cell without a value; see `MissingValue`.
      case .null: row.endField(at: cell.location)
      default: row.add(try cell.number("rows"), at: cell.location)
      }
    }
    guard cells.count == columnCount else {
      throw DocumentError(
        at: value.location,
        problem: "a row of \(counted(cells.count, words.isEmpty ? "number" : "value")) for "
          + counted(columnCount, "column"),
        remedy: words.isEmpty ? "give a number for each column" : "give a value for each column")
    }
    return row
  }
}
