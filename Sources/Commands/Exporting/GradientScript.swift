import Backprop

/// A short script that computes the error and the gradients of a batch, 64-bit, in Python.
struct GradientScript {
  let title: String
  let model: PythonModel
  /// The batch.
  let examples: Examples
  let reduction: TrainingSettings.Reduction

  private var library: PythonLibrary { model.library }

  /// The script: at most 40 lines, as long as its matrices need them.
  var text: String {
    let lines = [
      heading, model.data(examples, as: ("X", "T")), model.parameters(tracksFixed: true),
      model.functions(), [""], model.forward, ends, ["E = \(model.error)\(division)"], backward,
      report,
    ]
    return lines.joined().joined(separator: "\n") + "\n"
  }

  private var heading: [String] {
    let what = examples.count == 1 ? "the first example" : "the first batch"
    func comment(_ name: String) -> String {
      PythonModel.comment("\(title): the error and the gradients of \(what), in \(name).")
    }
    return switch library {
    case .numpy: ["import numpy as np", "", comment("NumPy")]
    case .pytorch:
      ["import torch", "", comment("PyTorch"), "torch.set_default_dtype(torch.float64)"]
    }
  }

  /// What a sum over the examples is divided by.
  private var division: String { reduction == .mean && examples.count > 1 ? " / len(X)" : "" }

  private var ends: [String] { library == .numpy ? ["net, out = nets[-1], outs[-1]"] : [] }

  private var backward: [String] {
    library == .numpy ? model.backward(division: division) + [""] : ["E.backward()", ""]
  }

  /// Prints the numbers under the symbols that this program gives them.
  private var report: [String] {
    func loop(_ letter: String, _ gradients: String) -> [String] {
      let numbers =
        library == .numpy
        ? "np.concatenate([g.ravel() for g in \(gradients)])"
        : "torch.cat([p.grad.flatten() for p in \(gradients)])"
      return [
        "for n, g in enumerate(\(numbers).tolist(), 1):", "    print(f\"dE/d\(letter){n} {g}\")",
      ]
    }
    let (weights, biases) = library == .numpy ? ("dW", "dB") : ("W", "B")
    return ["print(\"E\", \(library == .numpy ? "E" : "E.item()"))"] + loop("w", weights)
      + (model.trainedBiases.isEmpty ? [] : loop("b", model.trainedBiases(of: biases)))
  }
}
