import Backprop
import Documents
import Opening

/// `import`: a network document of weights that another program saved.
struct ImportCommand {
  let arguments: Arguments
  let world: World

  func run() throws(Failure) {
    guard let path = arguments.operand else {
      throw .usage("import needs a file of weights: .safetensors, or .npz of NumPy")
    }
    guard let activations = arguments.activations else {
      throw .usage(
        "import needs --activations, one for each layer, such as --activations tanh,softmax")
    }
    var settings = Settings()
    try arguments.request.apply(to: &settings)
    try world.checkPlace(forSaving: arguments.save)
    let network = try network(path, activations, settings.loss)
    let text = JSONWriter.document(NetworkDocument.output(network))
    guard let place = arguments.save else {
      do throws(OutputProblem) {
        return try world.print(text, isJSON: true)
      } catch {
        throw Failure(error)
      }
    }
    do throws(FileProblem) {
      try world.writeFile(place, Array(text.utf8))
    } catch {
      throw .file(place, error, .cannotWrite)
    }
  }

  private func network(
    _ path: String, _ activations: [Activation], _ loss: Loss?
  ) throws(Failure) -> Network {
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try world.readFile(path, .weights)
    } catch {
      throw .file(path, error, .badInput)
    }
    do throws(DocumentError) {
      let tensors = try Tensor.read(bytes)
      let imported = try TensorNetwork.network(
        of: tensors, activations: activations, loss: loss)
      world.say("\(path): \(imported.layers.joined(separator: "; "))")
      return imported.network
    } catch {
      throw .input(error.line(file: path))
    }
  }
}
