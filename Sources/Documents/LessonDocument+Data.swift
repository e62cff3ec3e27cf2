import Backprop

/// The data of a lesson.
extension LessonDocument {
  /// The lesson's own data.
  func data(network: Network, _ settings: Settings) throws(DocumentError) -> LessonData {
    let value = try object.required("data")
    guard case .string(let name) = value.content else {
      let object = try value.object("data")
      guard object.optional("generate") == nil else {
        return try LessonDocument.drawn(object, settings)
      }
      return try written(object, network, settings)
    }
    let file = try find(.data(name, at: value.location))
    let table = try inFile(file.name) { () throws(DocumentError) in
      try CSVTable(csv: file.bytes)
    }
    return LessonData(table, file: file.name)
  }

  /// The table that stands in the document itself.
  private func written(
    _ object: JSONObject, _ network: Network, _ settings: Settings
  ) throws(DocumentError) -> LessonData {
    try object.allow(only: ["header", "rows", "testRows"], in: "data")
    let headerValue = try object.required("header")
    let header = try LessonDocument.header(headerValue)
    let rowsValue = try object.required("rows")
    let rows = try rowsValue.array("rows")
    let labels = try labelColumn(header, firstRow: rows.first, settings)
    if settings.targets.isEmpty && settings.inputs.isEmpty {
      let wanted = network.shape.inputCount + (labels == nil ? network.shape.outputCount : 1)
      guard header.count == wanted else {
        throw DocumentError(
          at: headerValue.location, problem: "\(header.count) columns for \(wanted)",
          remedy: labels == nil
            ? "a column for each input, then one for each output"
            : "a column for each input, and one of classes")
      }
    }
    guard !rows.isEmpty else {
      throw DocumentError(
        at: rowsValue.location, problem: "\"rows\" is empty", remedy: "give one example or more")
    }
    let places = try headerValue.array("header").map(\.location)
    var table = CSVTable(header: header, headerLocations: places)
    let testRows = try object.optional("testRows")?.array("testRows") ?? []
    for row in rows + testRows {
      table.append(try LessonDocument.row(row, header.count, labels: labels))
    }
    return LessonData(table, file: nil, testCount: testRows.count)
  }

  /// Returns the names of the columns; each may be there once, as in a CSV file.
  private static func header(_ value: JSONValue) throws(DocumentError) -> [String] {
    var names: [String] = []
    for element in try value.array("header") {
      let name = try element.string("header")
      guard !names.contains(name) else {
        throw DocumentError(
          at: element.location, problem: "the column \(excerpt(name)) is there twice",
          remedy: "give each column a name of its own")
      }
      names.append(name)
    }
    return names
  }

  /// The column that may have words: the one that is named, or the last one where it begins with one.
  private func labelColumn(
    _ header: [String], firstRow: JSONValue?, _ settings: Settings
  ) throws(DocumentError) -> Int? {
    if let name = settings.labels { return header.firstIndex(of: name) }
    guard case .string = try firstRow?.array("rows").last?.content else { return nil }
    return header.count - 1
  }

  private static func row(
    _ value: JSONValue, _ columnCount: Int, labels: Int?
  ) throws(DocumentError) -> CSVRow {
    let cells = try value.array("rows")
    var row = CSVRow()
    for (column, cell) in cells.enumerated() {
      switch cell.content {
      case .string(let text) where column == labels: row.text += text.utf8
      case .integer(let whole): row.text += String(whole).utf8
      default: row.text += JSONWriter.shortest(try cell.number("rows")).utf8
      }
      row.endField(at: cell.location)
    }
    guard cells.count == columnCount else {
      throw DocumentError(
        at: value.location,
        problem: "a row of \(counted(cells.count, labels == nil ? "number" : "value")) for "
          + counted(columnCount, "column"),
        remedy: labels == nil ? "give a number for each column" : "give a value for each column")
    }
    return row
  }
}
