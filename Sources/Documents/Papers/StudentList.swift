/// Who gets a sheet: the rows of a list of students.
package struct StudentList: Sendable {
  /// One of them.
  package struct Student: Equatable, Sendable {
    package let name: String
    /// The variant that the list gives them; `nil` where it gives none.
    package let variant: Int?
  }

  /// In the order of the file.
  package let students: [Student]

  /// Reads a list.
  ///
  /// - Parameter bytes: CSV with a column `student`, or else the names in the first column, and perhaps a
  ///   column `variant`; other columns mean nothing here.
  /// - Throws: the first error, with its place.
  package init(csv bytes: [UInt8]) throws(DocumentError) {
    let table = try CSVTable(csv: bytes, header: .names)
    guard table.rowCount > 0 else {
      throw DocumentError(
        at: nil, problem: "there is no student",
        remedy: "write a header such as student, then a name a row")
    }
    let names = table.header.firstIndex { ColumnName($0) == ColumnName("student") } ?? 0
    let variants = table.header.firstIndex { ColumnName($0) == ColumnName("variant") }
    var students: [Student] = []
    for row in 0..<table.rowCount {
      func text(_ column: Int) -> String {
        String(decoding: table.cell(row: row, column: column), as: UTF8.self)
      }
      guard !text(names).isEmpty else {
        throw DocumentError(
          at: table.location(row: row, column: names), problem: "no name",
          remedy: "say in every row whose sheet it is")
      }
      let variant = try variants.flatMap { (column) throws(DocumentError) in
        try PaperTable.variant(text(column), at: table.location(row: row, column: column))
      }
      students.append(Student(name: text(names), variant: variant))
    }
    self.students = students
  }
}
