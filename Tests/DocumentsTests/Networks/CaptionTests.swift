import Backprop
import Documents
import Testing

/// The names of the data's columns as names of inputs.
@Suite struct CaptionTests {
  /// Names the inputs of a network with the units h1, h2 and o1, nine weights and three biases.
  private func names(_ captions: [String]) -> [String] {
    let shape = Shape(
      inputCount: captions.count, layers: [(2, .sigmoid, .perUnit), (1, .sigmoid, .perUnit)])
    let network = Network(
      shape: shape, loss: .halfSquaredError,
      parameters: [Double](repeating: 0, count: shape.parameterCount))
    return network.namingInputs(by: captions).inputNames
  }

  @Test func captionsBecomeTheNamesOfInputs() {
    #expect(names(["x1", "petal_width", "X"]) == ["x1", "petal_width", "X"])
  }

  @Test(arguments: [
    "petal length", "größe", "", "petal.length", "3rd", "0.5", "-", "ninety_nine_percent_of_it",
  ])
  func aCaptionThatSymbolsCannotUseLeavesTheInputItsNumber(caption: String) {
    #expect(names(["a", caption]) == ["a", "i2"])
  }

  @Test(arguments: [
    "h1", "o1", "w1", "w6", "b3", "E", "E_total", "E_o1", "eta", "net_h2", "out_o1", "delta_h1",
    "target_o1",
  ])
  func aCaptionThatIsASymbolLeavesTheInputItsNumber(caption: String) {
    #expect(names(["a", caption]) == ["a", "i2"])
  }

  @Test(arguments: ["w7", "b4", "w0", "net_x", "h3", "i3"])
  func aCaptionThatOnlyLooksLikeASymbolIsAName(caption: String) {
    #expect(names(["a", caption]) == ["a", caption])
  }

  @Test func captionsMayBeTheNumbersOfOtherInputs() {
    #expect(names(["i2", "i1"]) == ["i2", "i1"])
  }

  @Test func aNumberThatAnotherInputFallsBackToIsTaken() {
    #expect(names(["h1", "i1", "i2"]) == ["i1", "i2", "i3"])
  }

  @Test func theFirstOfEqualCaptionsIsAName() {
    #expect(names(["a", "a"]) == ["a", "i2"])
  }

  @Test func aNetworkNamedInItsDocumentKeepsItsNames() throws {
    let text = lessonText(data: #"{"header": ["a", "b", "t"], "rows": [[1, 2, 3]]}"#)
    #expect(try lesson(text).network.inputNames == ["x", "y"])
  }

  private let unnamed = lessonText(
    network: networkText(inputs: #""inputs": 2"#),
    data: #"{"header": ["a", "b", "t"], "rows": [[1, 2, 3]]}"#,
    more: #""steps": [{"at": "forward w1*a", "focus": "b", "say": "s"}]"#)

  @Test func aLessonsHeaderNamesTheInputsOfANetworkWithoutNames() throws {
    #expect(try lesson(unnamed).network.inputNames == ["a", "b"])
  }

  @Test func otherDataNamesTheInputsAnew() throws {
    var lesson = try lesson(unnamed)
    lesson.use(
      DataTable(
        inputNames: ["o1", "d"], targetNames: ["t"],
        examples: Examples(inputs: [[1, 2]], targets: [[3]])))
    #expect(lesson.network.inputNames == ["i1", "d"])
  }

  @Test func unitsKeepTheirNames() throws {
    #expect(try lesson(unnamed).network.unitNames == [["h1"], ["o1"]])
  }
}
