package import Backprop

/// Data that are not cut yet.
package struct LessonData: Sendable {
  let table: CSVTable
  /// The file that they are from; `nil`: the lesson's own document.
  let file: String?
  /// Whether they were drawn by a formula.
  package let isDrawn: Bool
  /// How many of the rows, the last ones, are for testing alone.
  let testCount: Int

  package init(_ table: CSVTable, file: String?, isDrawn: Bool = false, testCount: Int = 0) {
    self.table = table
    self.file = file
    self.isDrawn = isDrawn
    self.testCount = testCount
  }

  /// Cuts them for a network; what is wrong with them is said of their own file.
  package func table(
    for network: Network, _ settings: Settings, _ encoding: DataEncoding
  ) throws(DocumentError) -> DataTable {
    try table(
      counts: (network.shape.inputCount, network.shape.outputCount), settings, encoding)
  }

  /// Cuts them for a network of so many inputs and outputs.
  package func table(
    counts: (inputs: Int, outputs: Int), _ settings: Settings,
    _ encoding: DataEncoding = DataEncoding()
  ) throws(DocumentError) -> DataTable {
    try inFile(file) { () throws(DocumentError) in
      try DataTable(
        table, counts: counts, settings: settings, encoding: encoding, testCount: testCount)
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
