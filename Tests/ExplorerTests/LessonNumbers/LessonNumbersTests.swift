import Conditions
import Documents
import LessonSupport
import Testing

/// Every number on every page of the shipped lessons is computed from the run that the page shows, or
/// is said to be none of its numbers.
@Suite struct LessonNumbersTests {
  @Test(arguments: ShippedLessons.names)
  func everyNumberIsThatOfTheRun(lesson: String) throws {
    let claimed = try PageClaims.all(of: lesson)
    var used: Set<Int> = []
    for (index, moment) in try LessonMoments().pages(of: lesson).enumerated() {
      let text = TextWithNumbers.words(of: moment.page.lines.joined(separator: " "))
      let matches = claimed.indices.filter { text.hasPrefix(claimed[$0].opening) }
      used.formUnion(matches)
      let claims = matches.flatMap { claimed[$0].claims }
      for problem in problems(StatedNumber.all(in: text), claims, at: moment) {
        Issue.record("\(lesson), page \(index + 1): \(problem)")
      }
    }
    for index in claimed.indices where !used.contains(index) {
      Issue.record("no page of \(lesson) begins with “\(claimed[index].opening)”")
    }
  }

  /// What is wrong with the numbers of a page.
  private func problems(
    _ numbers: [StatedNumber], _ claims: [PageClaims.Claim], at moment: LessonMoment
  ) -> [String] {
    var problems: [String] = []
    let groups = Dictionary(grouping: numbers) { $0.text.lowercased() }
    for (text, group) in groups {
      let claims = claims.filter { $0.number == text }
      // Each has a claim, or those have one that do not say themselves what they are.
      let open =
        group.count == claims.count ? group : group.filter { !$0.isImplied(at: moment) }
      for (number, claim) in zip(open, claims) {
        if let problem = claim.problem(of: number, at: moment) {
          problems.append("\(text) does not hold: \(problem)")
        }
      }
      for number in open.dropFirst(claims.count) {
        let hints = moment.symbols(thatMatch: number).prefix(6).joined(separator: ", ")
        problems.append("\(text) has no claim; it may be \(hints)")
      }
      if claims.count > open.count { problems.append("there are too many claims for \(text)") }
    }
    for claim in claims where groups[claim.number] == nil {
      problems.append("\(claim.number) is not stated")
    }
    return problems
  }
}

/// The reading of numbers in a page's words.
@Suite struct StatedNumberTests {
  private func texts(_ text: String) -> [String] { StatedNumber.all(in: text).map(\.text) }

  @Test func digitsAndWordsAreFoundNamesAreNot() {
    #expect(
      texts("w5 is 0.40, h1.3 −1.32. After 1,198 of 2-3-1") == ["0.40", "−1.32", "1,198", "2-3-1"])
    #expect(texts("3 − 0.1 · 3.3333 = 2.6667") == ["3", "0.1", "3.3333", "2.6667"])
    #expect(
      texts("(0,1) and −5.98e153, 3.5e-05; 97 %") == ["0", "1", "−5.98e153", "3.5e-05", "97 %"])
    #expect(
      texts("four gradients, three quarters, a tenth of it, one says") == [
        "four", "three quarters", "a tenth",
      ])
    #expect(texts("type 300e; 0.9^50 is 0.005") == ["300", "0.9", "50", "0.005"])
  }

  @Test func aStatedNumberIsMetWhereAValueRoundsToIt() throws {
    let number = try #require(StatedNumber.all(in: "E is 0.0364").first)
    #expect(number.isMet(by: 0.03635) && number.isMet(by: 0.03644))
    #expect(!number.isMet(by: 0.036451) && !number.isMet(by: .nan))
    let whole = try #require(StatedNumber.all(in: "W is 3").first)
    #expect(whole.isMet(by: 3) && !whole.isMet(by: 2.9))
    let large = try #require(StatedNumber.all(in: "W is −5.98e153").first)
    #expect(large.isMet(by: -5.976e153) && !large.isMet(by: -5.97e153))
  }
}
