import Testing
import TextScreen

/// Where two lines of sentences break.
struct WrappedSentencesTests {
  @Test func theSecondLineBeginsWithASentence() {
    let text = "If w5 grows, E grows by 0.08217 of that. So w5 is made smaller."
    #expect(
      wrappedSentences(text, to: 55)
        == ["If w5 grows, E grows by 0.08217 of that.", "So w5 is made smaller."])
    #expect(wrappedSentences(text, to: 63) == [text])
    // Where a sentence is longer than a line, it breaks where it must.
    #expect(wrappedSentences(text, to: 39) == wrappedText(text, to: 39))
    #expect(wrappedSentences(text, to: 20) == wrappedText(text, to: 20))
  }
}
