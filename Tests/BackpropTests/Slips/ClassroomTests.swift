import Backprop
import Testing

/// The wrong values that a classroom collects, to six digits, on two 2-2-2 networks.
@Suite struct ClassroomTests {
  private static func start(
    _ parameters: [Double], _ inputs: [Double], _ targets: [Double], rate: Double,
    _ biases: LayerShape.Biases
  ) -> Run.Setup {
    let shape = Shape(inputCount: 2, layers: [(2, .sigmoid, biases), (2, .sigmoid, biases)])
    let (b1, b2) = (parameters[8], parameters[9])
    let network = Network(
      shape: shape, loss: .halfSquaredError,
      parameters: Array(parameters[..<8]) + (biases == .shared ? [b1, b2] : [b1, b1, b2, b2]))
    var settings = TrainingSettings()
    settings.learningRate = rate
    return Run.Setup(
      network: network, examples: Examples(inputs: [inputs], targets: [targets]),
      settings: settings)
  }

  static func workedExample(_ biases: LayerShape.Biases = .shared) -> Run.Setup {
    start(
      [0.15, 0.2, 0.25, 0.3, 0.4, 0.45, 0.5, 0.55, 0.35, 0.6], [0.05, 0.1], [0.01, 0.99],
      rate: 0.5, biases)
  }

  static func practice(_ biases: LayerShape.Biases = .shared) -> Run.Setup {
    start(
      [-0.9, 0.1, 0.6, 0.6, -0.2, -0.7, -0.6, 0.5, -0.4, -0.2], [0.7, 0.6], [0.9, 0.1],
      rate: 0.3, biases)
  }

  private static func verdict(_ start: Run.Setup, _ symbol: String, _ text: String) throws
    -> Judgement
  {
    let pass = Run(start).pass
    let quantity = try #require(pass.quantity(named: symbol))
    var paper = Paper([.init(exampleIndex: 0, quantity: quantity): TypedNumber(text)])
    paper.mark(pass, exampleIndex: 0, row: 0, precision: .standard) { _ in .nan }
    return paper.marked[0].judgement
  }

  @Test(arguments: [
    ("net_h1", "no-bias", ".0275", "-.570"), ("net_h1", "transposed-weights", ".3825", "-.670"),
    ("net_h1", "inputs-swapped", ".375", "-.870"),
    ("out_h1", "no-activation", ".377500", "-.970"),
    ("out_h1", "exponent-sign", ".406730", ".725119"),
    ("net_o1", "net-for-out", ".927625", "-.272"), ("net_o1", "inputs-again", ".665", "-.760"),
    ("E_total", "no-half", ".596742", ".462154"), ("E_total", "one-output", ".274811", ".157729"),
    ("dE/dout_o1", "sign", "-.741365", ".561657"),
    ("dE/dout_o1", "factor-2", "1.482730", "-1.123314"),
    ("dE/dout_o1", "error-for-derivative", ".274811", ".157729"),
    ("dout_o1/dnet_o1", "derivative-of-out", ".217788", ".242980"),
    ("dout_o1/dnet_o1", "derivative-of-net", "-.117122", "-1.120509"),
    ("dout_o1/dnet_o1", "tanh-derivative", ".435451", ".885524"),
    ("dout_o1/dnet_o1", "half-a-derivative", ".248635", ".661657"),
    ("dE/dw5", "no-derivative", ".439830", "-.154389"),
    ("dE/dw5", "no-input-factor", ".138499", "-.125736"),
    ("dE/dw5", "weight-for-input", ".0553994", ".0251473"),
    ("dE/dw5", "wrong-source", ".0826676", "-.0746715"),
    ("dE/dw5", "wrong-target", "-.0226025", ".0262900"),
    ("dE/dout_h1", "forgot-the-sum", ".0553994", ".0251473"),
    ("dE/dout_h1", "row-for-column", ".0382552", "-.0418018"),
    ("dE/dout_h1", "updated-weights", ".0302297", "-.0342957"),
    ("dE/dout_h1", "error-not-delta", ".188010", "-.117474"),
    ("dE/dout_h1", "averaged-terms", ".0181752", "-.0161188"),
    ("dE/dout_h1", "lost-sign", ".0744485", ".0825322"),
    ("dE/dout_h1", "no-weights", ".100400", "-.0300949"),
    ("dE/dout_h1", "hidden-target", ".583270", "-.625119"),
    ("dE/dw1", "no-derivative", ".00181752", "-.0225664"),
    ("dE/dw1", "wrong-source", ".000877135", "-.00385539"),
    ("w5+", "uphill", ".441084", "-.210369"), ("w5+", "no-rate", ".317833", "-.165437"),
    ("w5+", "step-only", "-.0410835", ".0103688"), ("w5+", "delta-step", ".330751", "-.162279"),
  ])
  func eachRowIsNamed(symbol: String, slip: String, worked: String, practice: String) throws {
    for (start, text) in [(Self.workedExample(), worked), (Self.practice(), practice)] {
      let judgement = try Self.verdict(start, symbol, text)
      #expect(judgement.verdict == .slip, "\(text): \(judgement)")
      #expect(judgement.matches.map(\.slip.rawValue) == [slip], "\(text)")
    }
  }

  /// b3 is the bias of o1 where each unit has its own; b1 is that of both hidden units where they share it.
  @Test(arguments: [
    ("dE/db3", "bias-times-value", ".0830991", ".0251473", LayerShape.Biases.perUnit),
    ("dE/db3", "bias-frozen", "0", "0", .perUnit),
    ("dE/db1", "shared-bias-one-unit", ".00877135", "-.00642565", .shared),
  ])
  func biasesAreNamed(
    symbol: String, slip: String, worked: String, practice: String, biases: LayerShape.Biases
  ) throws {
    for (start, text) in [
      (Self.workedExample(biases), worked), (Self.practice(biases), practice),
    ] {
      let judgement = try Self.verdict(start, symbol, text)
      #expect(judgement.matches.map(\.slip.rawValue) == [slip], "\(text): \(judgement)")
    }
  }

  @Test func theMeanOverTwoOutputsCannotBeSeen() throws {
    #expect(try Self.verdict(Self.workedExample(), "E_total", ".298371").verdict == .right)
    #expect(try Self.verdict(Self.practice(), "E_total", ".231077").verdict == .right)
  }
}
