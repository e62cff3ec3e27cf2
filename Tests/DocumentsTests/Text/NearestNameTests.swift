import Documents
import Testing

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("sya", "say"), ("SAY", "say"), ("focsu", "focus"), ("wieghts", "weights"),
    ("weight", "weights"), ("weightss", "weights"), ("activaton", "activation"),
  ])
  func findsTheNameThatWasMeant(typed: String, meant: String) {
    #expect(nearestName(to: typed, among: ["say", "focus", "weights", "activation"]) == meant)
  }

  @Test(arguments: ["", "x", "colour", "weighting-scheme", String(repeating: "w", count: 200)])
  func guessesNothingFar(typed: String) {
    #expect(nearestName(to: typed, among: ["a", "say", "weights"]) == nil)
  }

  @Test func takesTheFirstOfEquallyNearNames() {
    #expect(nearestName(to: "h3", among: ["h1", "h2"]) == "h1")
  }

  @Test func prefersTheNearer() {
    #expect(
      nearestName(to: "momentun", among: ["momentua", "momentum", "momentun2"]) == "momentua")
    #expect(nearestName(to: "weihgt", among: ["weigh", "weight"]) == "weight")
  }
}
