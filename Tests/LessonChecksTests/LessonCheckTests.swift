import Documents
import LessonChecks
import LessonSupport
import Testing

/// Lessons that do not hold what they say.
@Suite struct LessonCheckTests {
  private func faults(
    _ name: String = "practice", _ change: (from: String, to: String)? = nil
  ) throws -> [String] {
    let lesson = try ShippedLessons.lesson(name, change)
    var document = String(decoding: ShippedLessons.document(name), as: UTF8.self)
    if let change { document = document.split(separator: change.from).joined(separator: change.to) }
    let places = try LessonDocument.places(of: JSONReader.readObject(Array(document.utf8)))
    return LessonCheck.faults(in: lesson, variantCount: 3).map {
      $0.error(in: places).line(file: "l.json")
    }
  }

  /// All shipped lessons are checked by the program that is released.
  @Test(arguments: ["practice", "softmax"]) func lessonsThatAskAreFound(name: String) throws {
    let found = try faults(name)
    #expect(found == [])
  }

  /// Wherever a document goes on, a reader begins with its first page.
  @Test(arguments: [0, 40, 100]) func aSessionIsCheckedFromItsFirstPage(position: Int) throws {
    var lesson = try ShippedLessons.lesson("xor")
    let faults = LessonCheck.faults(in: lesson, variantCount: 0)
    lesson.position = .position(position)
    lesson.view.page = 3
    #expect(LessonCheck.faults(in: lesson, variantCount: 0) == faults)
    lesson.pages[0].lines = ["At first E_total is {E_total:4}."]
    #expect(LessonCheck.faults(in: lesson, variantCount: 0).count == faults.count + 1)
  }

  @Test func aNumberThatIsTypedHasAPlaceAndARemedy() throws {
    let found = try faults("practice", ("{net_h1:3}", "−0.970"))
    // It is given by no name of the data.
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("l.json:") == true)
    #expect(
      found.first?.hasSuffix(
        ": −0.970 is typed; write {net_h1:3}, which stays true with other numbers") == true)
  }

  @Test func whatTellsTheAnswerIsFound() throws {
    let found = try faults("practice", ("What is net_o1?", "What is net_o1? It is −0.6707."))
    #expect(found.count == 1)
    #expect(found.first?.contains(".6707 tells what is asked for") == true)
  }

  @Test func aPlaceThatIsNoneAndANumberThatIsToComeAreFound() throws {
    let place = try faults("practice", ("backward dE/dw8", "backward dE/dw99"))
    #expect(place.first?.contains("The place of this page is not in this run.") == true)
    let early = try faults("practice", ("{net_o1:4}", "{dE/dw5:4}"))
    #expect(early.first?.contains(#""dE/dw5" has no value at this place"#) == true)
    let past = try faults("practice", (#""of": "dE/dw1""#, #""of": "target_o1""#))
    // The place is that of the symbol.
    let line = String(decoding: ShippedLessons.document("practice"), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains(#""of": "dE/dw1""#) }
    #expect(
      past.first?.hasPrefix(
        "l.json:\((line ?? -1) + 1):15: no step after the page's place computes target_o1") == true)
  }

  @Test func aFaultThatDoesNotShowIsFound() throws {
    #expect(try faults("bugs").isEmpty)
    let none = try faults("bugs", ("forgot-the-sum", "mean-over-outputs"))
    #expect(
      none.first?.hasSuffix(
        "mean-over-outputs changes no step of the example at the page's place; name another slip, "
          + "or another place") == true)
  }

  /// With one digit asked for, a slip passes for the right answer in some variant.
  @Test func aQuestionThatOtherNumbersSpoilIsFound() throws {
    let found = try faults(
      "practice", (#""of": "dE/dw1""#, #""of": "dE/dw1", "digits": 1"#))
    #expect(found.count == 1)
    #expect(found.first?.contains(" gives, is not named; ask for more digits, or for") == true)
  }

  @Test func aLineThatIsTooLongIsFound() throws {
    let long = try faults(
      "practice",
      (
        "the hidden units send on.",
        "the hidden units send on: {out_h1:17}, {out_h2:17}, {net_h1:17}"
      ))
    #expect(long.first?.contains("with its numbers the line is longer than 78 letters") == true)
  }
}
