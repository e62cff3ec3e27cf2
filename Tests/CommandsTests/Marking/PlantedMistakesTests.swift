import Foundation
import Testing

/// Papers on a network of one's own, worked out here without the program, each with one mistake in it.
@Suite struct PlantedMistakesTests {
  private static let hidden = [[0.3, -0.7, 0.2], [0.9, 0.4, -0.5], [-0.6, 0.8, 0.1]]
  private static let output = [[0.7, -0.4, 0.5], [-0.3, 0.6, 0.9]]
  private static let biases = [[0.1, -0.2, 0.3], [0.2, -0.1]]
  private static let inputs = [0.5, 0.9, 0.2]
  private static let targets = [0.8, 0.3]
  private static let rate = 0.5

  private static let document = """
    {"format": "backstep-network", "version": 1, "loss": "half-squared-error",
     "inputs": ["a", "b", "c"], "layers": [
      {"activation": "sigmoid", "units": ["h1", "h2", "h3"],
       "weights": \(hidden), "biases": \(biases[0])},
      {"activation": "sigmoid", "units": ["o1", "o2"],
       "weights": \(output), "biases": \(biases[1])}]}
    """

  enum Mistake: String, CaseIterable {
    case transposedWeights = "transposed-weights"
    case forgotTheSum = "forgot-the-sum"
    case updatedWeights = "updated-weights"
  }

  private static func sigmoid(_ net: Double) -> Double { 1 / (1 + exp(-net)) }

  /// A paper about all of the first example but its terms, with three digits; of h1 one number is wrong.
  private static func paper(_ mistake: Mistake?) -> String {
    var rows: [(String, Double)] = []
    func note(_ symbol: String, _ value: Double) -> Double {
      rows.append((symbol, value))
      return value
    }
    let outs = (0..<3).map { (unit: Int) -> Double in
      // What leads out of a unit in place of what leads into it.
      let isWrong = unit == 0 && mistake == .transposedWeights
      var net = biases[0][unit]
      for from in 0..<3 {
        let weight: Double = isWrong ? hidden[from][unit] : hidden[unit][from]
        net += weight * inputs[from]
      }
      return note("out_h\(unit + 1)", sigmoid(note("net_h\(unit + 1)", net)))
    }
    let answers = (0..<2).map { (unit: Int) -> Double in
      var net = biases[1][unit]
      for from in 0..<3 { net += output[unit][from] * outs[from] }
      return note("out_o\(unit + 1)", sigmoid(note("net_o\(unit + 1)", net)))
    }
    let errors = (0..<2).map { (unit: Int) -> Double in
      let miss = targets[unit] - answers[unit]
      return miss * miss / 2
    }
    _ = note("E_total", errors[0] + errors[1])
    let deltas = (0..<2).map { (unit: Int) -> Double in
      let slope = answers[unit] * (1 - answers[unit])
      return note("delta_o\(unit + 1)", (answers[unit] - targets[unit]) * slope)
    }
    for unit in 0..<3 {
      var back = 0.0
      for to in 0..<2 {
        var weight = output[to][unit]
        if unit == 0, mistake == .forgotTheSum, to == 1 { weight = 0 }
        if unit == 0, mistake == .updatedWeights { weight -= rate * deltas[to] * outs[unit] }
        back += deltas[to] * weight
      }
      let delta = note("dE/dout_h\(unit + 1)", back) * outs[unit] * (1 - outs[unit])
      _ = note("delta_h\(unit + 1)", delta)
      for (index, input) in inputs.enumerated() {
        _ = note("dE/dw\(3 * unit + index + 1)", delta * input)
      }
    }
    return "symbol,value\n"
      + rows.map { "\($0),\(String(format: "%.6f", $1))\n" }.joined()
  }

  private func mark(_ paper: String) throws -> [String] {
    let result = try backstep(
      ["mark", "network.json", "paper.csv", "--data", "data.csv", "--rate", "\(Self.rate)"],
      files: [
        "network.json": Self.document, "paper.csv": paper,
        "data.csv": "a,b,c,y1,y2\n0.5,0.9,0.2,0.8,0.3\n",
      ])
    return result.output.split(separator: "\n").map(String.init)
  }

  @Test func aPaperWithoutAMistakeGetsAllMarks() throws {
    #expect(try mark(Self.paper(nil)).last == "points: 28 of 28")
  }

  /// It is named, and costs one mark: what follows from it is right.
  @Test(arguments: Mistake.allCases) func aMistakeCostsOneMark(_ mistake: Mistake) throws {
    let lines = try mark(Self.paper(mistake))
    #expect(lines.last == "points: 27 of 28")
    let symbol = mistake == .transposedWeights ? "net_h1" : "∂E/∂out_h1"
    #expect(lines.dropLast().last == "first wrong: \(symbol), \(mistake.rawValue)")
  }
}
