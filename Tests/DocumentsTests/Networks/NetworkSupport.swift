import Backprop
import Documents
import TestSupport

/// Reads a network from a document.
func network(_ text: String) throws -> Network {
  try NetworkDocument.network(from: jsonObject(text))
}

/// Returns the error of reading a network as the command line would show it, or `nil`.
func networkError(_ text: String) throws -> String? {
  let object = try jsonObject(text)
  return errorLine { () throws(DocumentError) in _ = try NetworkDocument.network(from: object) }
}

/// A network of 2-1-1 as a document, with some of its parts replaced.
func networkText(
  head: String = #""format": "backstep-network", "version": 1"#,
  loss: String = #""loss": "half-squared-error""#, inputs: String = #""inputs": ["x", "y"]"#,
  hidden: String = #"{"activation": "tanh", "weights": [[1, 2]], "biases": [0.5]}"#,
  output: String = #"{"activation": "linear", "weights": [[3]]}"#
) -> String {
  "{\(head), \(loss), \(inputs), \"layers\": [\n\(hidden),\n\(output)]}"
}

/// Networks of every kind that documents hold, made from a seed.
enum RandomNetwork {
  static func make(seed: UInt64) -> Network {
    var generator = TestSupport.SeededGenerator(seed: seed)
    let layerCount = Int.random(in: 1...4, using: &generator)
    let inputCount = Int.random(in: 1...4, using: &generator)
    let loss = Loss.allCases.randomElement(using: &generator) ?? .halfSquaredError
    let layers = (1...layerCount).map { layer in
      let legal = layer == layerCount ? loss.outputActivations : Activation.elementwise
      return (
        Int.random(in: 1...4, using: &generator),
        legal.randomElement(using: &generator) ?? .linear,
        [LayerShape.Biases.none, .shared, .perUnit].randomElement(using: &generator) ?? .none
      )
    }
    let shape = Shape(inputCount: inputCount, layers: layers)
    let parameters = (0..<shape.parameterCount).map { _ in number(using: &generator) }
    return Network(
      shape: shape, loss: loss, parameters: parameters,
      inputNames: Bool.random(using: &generator)
        ? (0..<inputCount).map { "Input_\($0).x" } : nil,
      unitNames: layers.enumerated().map { index, layer in
        Bool.random(using: &generator)
          ? (0..<layer.0).map { "unit_\(index)_\($0)" } : nil
      })
  }

  /// A finite number of any size, subnormal ones and both zeros among them.
  private static func number(
    using generator: inout some RandomNumberGenerator
  ) -> Double {
    switch Int.random(in: 0...4, using: &generator) {
    case 0: return Bool.random(using: &generator) ? 0.0 : -0.0
    case 1: return Double.leastNonzeroMagnitude
    case 2: return Double(Int.random(in: -1000...1000, using: &generator))
    default:
      let value = Double(bitPattern: generator.next())
      return value.isFinite ? value : 0.1
    }
  }
}
