import Backprop

/// Data that are not cut yet.
package struct LessonData {
  let table: CSVTable
  /// The file that they are from; `nil`: the lesson's own document.
  let file: String?
  /// Whether they were drawn by a formula.
  package let isDrawn: Bool
  /// Whether they are the person's, and not the program's or a lesson's.
  let isOwn: Bool
  /// Whether they came with the program as a lesson's data, of which nothing need be said.
  let isShipped: Bool
  /// How many of the rows, the last ones, are for testing alone.
  let testCount: Int
  private let isInterrupted: () -> Bool

  /// Holds data until it is known which network they are for.
  ///
  /// - Parameters:
  ///   - table: the rows under their header.
  ///   - file: the file that they are from; `nil`: the lesson's own document.
  ///   - isDrawn: whether they were drawn by a formula.
  ///   - isOwn: whether they are the person's, and not the program's or a lesson's.
  ///   - isShipped: whether they came with the program as a lesson's data.
  ///   - testCount: how many of the rows, the last ones, are for testing alone.
  ///   - isInterrupted: asked now and then while they are cut; once it says so, cutting throws.
  package init(
    _ table: CSVTable, file: String?, isDrawn: Bool = false, isOwn: Bool = false,
    isShipped: Bool = false, testCount: Int = 0,
    isInterrupted: @escaping () -> Bool = { false }
  ) {
    self.table = table
    self.file = file
    self.isDrawn = isDrawn
    self.isOwn = isOwn
    self.isShipped = isShipped
    self.testCount = testCount
    self.isInterrupted = isInterrupted
  }

  /// Cuts them for a network; what is wrong with them is said of their own file.
  package func table(
    for needs: DataNeeds, _ settings: Settings
  ) throws(DocumentError) -> DataTable {
    try inFile(file) { () throws(DocumentError) in
      let table = isDrawn ? coded(for: needs.loss) : table
      var data = try DataTable(
        table, for: needs, settings: settings, testCount: testCount, isInterrupted: isInterrupted)
      // What stands in the lesson itself, its author knows.
      let name = isShipped || isDrawn ? nil : file.map { escapingControls(in: $0) + ": " }
      data.notes = name.map { name in data.notes.map { name + $0 } } ?? []
      data.hint = isOwn ? name.flatMap { name in data.hint.map { name + $0 } } : nil
      return data
    }
  }
}

/// Says of what is wrong that it is wrong in a file; `nil`: in the one that was opened.
func inFile<Value>(
  _ file: String?, _ body: () throws(DocumentError) -> Value
) throws(DocumentError) -> Value {
  do throws(DocumentError) {
    return try body()
  } catch {
    var error = error
    error.file = error.file ?? file
    throw error
  }
}
