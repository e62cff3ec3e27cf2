import Backprop
import Documents
import Testing

/// What the pages of `softmax` say.
@Suite struct SoftmaxLessonTests {
  @Test func itsNumbersAreThoseOnThePages() throws {
    let values = try LessonRuns.values(of: "softmax")
    expect(values["net_o1"], says: 1.1059)
    expect(values["net_o2"], says: 1.2249)
    expect(values["Σexp"], says: 1.8878)
    expect(values["out_o1"], says: 0.470281, digits: 6)
    expect(values["out_o2"], says: 0.529719, digits: 6)
    #expect(values["E_o1"] == 0)
    expect(values["E_o2"], says: 0.635409, digits: 6)
    expect(values["δ_o1"], says: 0.470281, digits: 6)
    expect(values["δ_o2"], says: -0.470281, digits: 6)
    expect(values["∂E/∂w5"], says: 0.2790)
    expect(values["∂E/∂out_h1"], says: -0.0470)
    expect(values["E"], says: 0.4924)
  }

  @Test func itsPathsAddUpToWhatIsLeftOfThem() throws {
    let values = try LessonRuns.values(of: "softmax")
    let (first, second) = (try #require(values["out_o1"]), try #require(values["out_o2"]))
    expect(-1 / second, says: -1.8878)
    expect(-second * first, says: -0.2491)
    let sum = -1 / second * (-second * first)
    #expect(abs(sum - (try #require(values["δ_o1"]))) < 1e-15)
    let own = -1 / second * second * (1 - second)
    #expect(abs(own - (try #require(values["δ_o2"]))) < 1e-15)
  }

  @Test func theRightClassHasNearlyAllInTheEnd() throws {
    func share(after epochs: Int) throws -> Double {
      try LessonRuns.training("softmax") { $0.epochs = epochs }
        .network.outputs(for: [0.05, 0.1])[1]
    }
    expect(try share(after: 1), says: 0.6111)
    expect(try share(after: 1000), says: 0.9986)
    expect(try LessonRuns.training("softmax").evaluation.error, says: 0.00136, digits: 5)
  }
}
