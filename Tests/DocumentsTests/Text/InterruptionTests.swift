import Backprop
import Documents
import TestSupport
import Testing

/// Whoever asks to stop need not wait until a large file is read.
@Suite struct InterruptionTests {
  /// Says yes from one question on, and counts them.
  private final class Person {
    var questions = 0
    private let patience: Int

    init(patience: Int) {
      self.patience = patience
    }

    func isInterrupted() -> Bool {
      questions += 1
      return questions > patience
    }
  }

  private static let rowCount = 20_000
  private static let csv = Array(
    ("a,b,kind\n" + String(repeating: "1.25,-3,x\n0.5,7,y\n", count: rowCount / 2)).utf8)

  /// Reads a table and cuts it into inputs and classes.
  private func read(_ person: Person) throws(DocumentError) -> DataTable {
    let table = try CSVTable(csv: Self.csv, isInterrupted: person.isInterrupted)
    return try DataTable(
      table, for: DataNeeds(inputs: 2, outputs: 2), settings: Settings(),
      isInterrupted: person.isInterrupted)
  }

  @Test func aTableIsReadAndCutInSmallPieces() throws {
    let patient = Person(patience: .max)
    #expect(try read(patient).examples.count == Self.rowCount)
    // Bytes, inputs and classes: each is asked for more than once.
    #expect(patient.questions > 8)
    for patience in 0..<patient.questions {
      let person = Person(patience: patience)
      #expect(
        errorLine { () throws(DocumentError) in _ = try read(person) }?.contains("interrupted")
          == true)
      // It goes no further.
      #expect(person.questions == patience + 1)
    }
  }

  @Test func soIsADocument() throws {
    let text = Array("[\(String(repeating: "0,", count: 10_000))0]".utf8)
    let person = Person(patience: 1)
    let line = errorLine { () throws(DocumentError) in
      _ = try JSONReader.read(text, isInterrupted: person.isInterrupted)
    }
    #expect(line?.hasSuffix(": interrupted") == true)
    #expect(person.questions == 2)
  }
}
